import { useState } from 'preact/hooks';
import type { Verzendregel } from '#device/phone.ts';
import { a } from '#i18n/nl/aanvulling.ts';
import { v } from '#i18n/nl/verder.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useLive } from '#ui/use-live.ts';
import { Melding } from '../melding.tsx';
import { useAanvulling } from '../use-aanvulling.ts';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Titel, Veld } from '../veld.tsx';

const REDENEN = ['per-ongeluk', 'dubbel', 'klopt-niet', 'zorgen'] as const;
type Reden = (typeof REDENEN)[number];

/**
 * Taking a signaal back before anybody fetched it. The reason is asked so that who has a better way is shown it; nobody
 * saw the signaal, so nobody needs to know why: it is kept nowhere.
 */
export function Intrekken({ envId }: { envId: string }) {
  const regel = useLive(useField().phone.verzonden, []).find((een) => een.envId === envId);
  return regel ? <Vraag regel={regel} /> : null;
}

function Vraag({ regel }: { regel: Verzendregel }) {
  const session = useField();
  const { phone, router } = session;
  const { envId } = regel;
  const { vulAan } = useAanvulling(regel);
  const [reden, setReden] = useState<Reden>();
  const [geprobeerd, setGeprobeerd] = useState(false);
  const [mislukt, setMislukt] = useState(false);
  const [bezig, doe] = useBusy();
  const kan = regel.intrekken === 'kan';

  const trekIn = async () => {
    setGeprobeerd(true);
    if (!reden) return;
    const done = await phone.trekIn(envId);
    if (done.ok && done.waarde === 'ingetrokken') {
      session.toast.value = { tekst: a.ingetrokken(regel.kenmerk) };
      router.terug();
    } else setMislukt(!done.ok && done.reden !== 'al-opgehaald');
  };
  const aanvullen = (
    <button class="knop" type="button" onClick={() => doe(vulAan)}>
      <Icon name="plus" small /> {a.vulAan}
    </button>
  );

  return (
    <Veld>
      <Kop terug>
        <Titel>{a.intrekken}</Titel>
      </Kop>
      <main>
        <p class="over">
          <span class="kenmerk">{regel.kenmerk}</span>
        </p>
        <div role="status">
          {regel.intrekken === 'te-laat' && (
            <Melding soort="letop" icoon="circle-alert" kop={a.teLaat} zin={a.teLaatZin}>
              {aanvullen}
            </Melding>
          )}
          {regel.intrekken === 'gevraagd' && (
            <Melding icoon="cloud-off" kop={a.gevraagd} zin={a.gevraagdZin} />
          )}
          {mislukt && <Melding soort="letop" icoon="circle-alert" kop={a.nietGelukt} zin={a.nietGeluktZin} />}
        </div>
        {kan && (
          <>
            <p class="ruim-onder">{a.intrekUitleg}</p>
            <fieldset class="veldgroep" aria-describedby="waarom-uitleg">
              <legend class="label">{a.waarom}</legend>
              <ul class="vel redenen">
                {REDENEN.map((een) => (
                  <li key={een}>
                    <label>
                      <input
                        type="radio"
                        name="reden"
                        checked={reden === een}
                        onChange={() => setReden(een)}
                      />
                      <span>{a.redenen[een]}</span>
                    </label>
                  </li>
                ))}
              </ul>
              <p id="waarom-uitleg" class="uitleg">
                {a.redenBlijft}
              </p>
            </fieldset>
            <div role="status">
              {reden === 'klopt-niet' && (
                <Melding icoon="info" kop={a.lieverAanvullen} zin={a.lieverAanvullenZin}>
                  {aanvullen}
                </Melding>
              )}
              {reden === 'zorgen' && <Melding icoon="info" kop={a.praat} zin={a.praatZin} />}
            </div>
            <div role="alert">
              {geprobeerd && !reden && (
                <p class="fout">
                  <Icon name="circle-alert" /> {a.kiesReden}
                </p>
              )}
            </div>
          </>
        )}
      </main>
      <Duim>
        <AcuutKnop smal />
        {kan ? (
          <BusyButton
            busy={bezig}
            idle={a.trekIn}
            doing={a.bezig}
            look="knop--hoofd"
            type="button"
            onClick={() => doe(trekIn)}
          />
        ) : (
          <button class="knop knop--hoofd" type="button" onClick={() => router.terug()}>
            {v.terugkoppeling.terug}
          </button>
        )}
      </Duim>
    </Veld>
  );
}
