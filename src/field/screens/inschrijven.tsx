import { useState } from 'preact/hooks';
import type { Inschrijving } from '#device/phone.ts';
import { refusals } from '#i18n/nl/refusals.ts';
import { v } from '#i18n/nl/verder.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useLive } from '#ui/use-live.ts';
import { Installatie } from '../installatie.tsx';
import { Melding } from '../melding.tsx';
import { platform } from '../platform.ts';
import { JouwTeken } from '../tekens.tsx';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Merk, Titel, Veld, Voortgang } from '../veld.tsx';
import { KluisMaken } from './kluis-maken.tsx';
import { EerstInstalleren } from './tab.tsx';

interface Props {
  /** the link this page was opened with */
  uitnodiging: string | undefined;
  /** the phone is known already: whose the invitation is */
  voor?: 'mij' | 'collega' | undefined;
  /** the phone is known already; only its vault was never made */
  zonderKluis: boolean;
  onIngeschreven(): void;
}

/** A new phone: municipality and three words, passphrase, check, code. */
export function Inschrijven({ uitnodiging, voor, zonderKluis, onIngeschreven }: Props) {
  const kluis = useLive(useField().phone.kluis.stand, undefined);
  const [inschrijving, setInschrijving] = useState<Inschrijving>();
  const [eerst, setEerst] = useState(!zonderKluis && !voor && platform() === 'ios');
  const [zelfde, setZelfde] = useState<boolean | undefined>(zonderKluis || undefined);
  if (eerst) return <EerstInstalleren uitnodiging={uitnodiging} onToch={() => setEerst(false)} />;
  if (zelfde) return <KluisMaken onKlaar={onIngeschreven} />;
  if (zelfde === false) return <Anders />;
  // who is enrolled anew keeps her lock
  const onZelfde = (zo: boolean) =>
    zo && voor === 'mij' && kluis !== 'geen' ? onIngeschreven() : setZelfde(zo);
  if (inschrijving) return <Woorden inschrijving={inschrijving} onZelfde={onZelfde} />;
  return <Uitnodiging uitnodiging={uitnodiging} voor={voor} onGelukt={setInschrijving} />;
}

interface UitnodigingProps {
  uitnodiging: string | undefined;
  voor: Props['voor'];
  onGelukt(inschrijving: Inschrijving): void;
}

function Uitnodiging({ uitnodiging, voor, onGelukt }: UitnodigingProps) {
  const { phone } = useField();
  const [link, setLink] = useState('');
  const [fout, setFout] = useState<string>();
  const [bezig, doe] = useBusy();

  const schrijfIn = async () => {
    setFout(undefined);
    const done = await phone.schrijfIn(uitnodiging ?? link.trim(), voor);
    if (done.ok) onGelukt(done.waarde);
    else setFout(refusals.inschrijven[done.reden]);
  };

  return (
    <Veld>
      <Kop>
        <Merk />
      </Kop>
      <form
        class="formulier"
        onSubmit={(event) => {
          event.preventDefault();
          doe(schrijfIn);
        }}
      >
        <main>
          <Titel class="paginakop">{uitnodiging ? v.inschrijven.titel : v.inschrijven.geenUitnodiging}</Titel>
          <p class="ruim-onder">{uitnodiging ? v.inschrijven.welkom : v.inschrijven.geenUitnodigingUitleg}</p>
          {uitnodiging && (
            <ul class="stappen">
              {v.inschrijven.nodig.map(({ kop, uitleg }) => (
                <li key={kop}>
                  <span class="nr">
                    <Icon name="check" small />
                  </span>
                  <div>
                    <b>{kop}</b>
                    <p>{uitleg}</p>
                  </div>
                </li>
              ))}
            </ul>
          )}
          {!uitnodiging && (
            <TextControl
              label={v.inschrijven.link}
              description={v.inschrijven.linkUitleg}
              max={2_000}
              error={fout}
              onText={setLink}
              extra={{ inputMode: 'url', autoCapitalize: 'none' }}
            />
          )}
          <div role="alert">
            {fout && uitnodiging && <Melding soort="letop" icoon="circle-alert" kop={fout} />}
          </div>
          <Installatie />
        </main>
        <Duim>
          <AcuutKnop smal />
          <BusyButton
            busy={bezig}
            idle={v.inschrijven.schrijfIn}
            doing={v.inschrijven.bezig}
            look="knop--hoofd"
          />
        </Duim>
      </form>
    </Veld>
  );
}

interface WoordenProps {
  inschrijving: Inschrijving;
  onZelfde(zelfde: boolean): void;
}

function Woorden({ inschrijving, onZelfde }: WoordenProps) {
  return (
    <Veld>
      <Kop>
        <Merk />
      </Kop>
      <Voortgang stap={1}>{v.inschrijven.stappen[0]}</Voortgang>
      <main>
        <Titel class="paginakop">{v.inschrijven.woordenTitel}</Titel>
        <p class="gemeente">{inschrijving.gemeente}</p>
        <p class="ruim-onder">{v.inschrijven.woordenUitleg}</p>
        <ol class="vel woorden" aria-label={v.inschrijven.woorden} translate={false}>
          {inschrijving.woorden.map((woord) => (
            <li key={woord}>{woord}</li>
          ))}
        </ol>
        <JouwTeken />
      </main>
      <Duim stapel>
        <button class="knop knop--hoofd" type="button" onClick={() => onZelfde(true)}>
          {v.inschrijven.zelfde}
        </button>
        <div class="zij-aan-zij">
          <AcuutKnop smal />
          <button class="knop" type="button" onClick={() => onZelfde(false)}>
            {v.inschrijven.anders}
          </button>
        </div>
      </Duim>
    </Veld>
  );
}

function Anders() {
  return (
    <Veld>
      <Kop>
        <Merk />
      </Kop>
      <main>
        <Titel class="paginakop">{v.inschrijven.andersTitel}</Titel>
        <p>{v.inschrijven.andersUitleg}</p>
      </main>
      <Duim>
        <AcuutKnop breed />
      </Duim>
    </Veld>
  );
}
