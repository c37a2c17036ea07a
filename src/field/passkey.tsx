import { useState } from 'preact/hooks';
import type { Passkeyfout } from '#device/phone.ts';
import { passkey as t } from '#i18n/nl/passkey.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { useBusy } from '#ui/use-busy.ts';
import { useLive } from '#ui/use-live.ts';
import { useField } from './use-field.ts';
import { Duim, Kop, Merk, Titel, Veld } from './veld.tsx';

function Fout({ fout }: { fout: Passkeyfout | undefined }) {
  return (
    <div role="alert">
      {fout && (
        <p class="fout">
          <Icon name="circle-alert" /> {t.fout[fout]}
        </p>
      )}
    </div>
  );
}

/** On the lock screen: one press, and the device asks for its own lock. */
export function PasskeyOpen({ onOpen }: { onOpen(): void }) {
  const { phone } = useField();
  const stand = useLive(phone.kluis.passkey, 'kan-niet');
  const [fout, setFout] = useState<Passkeyfout>();
  const [bezig, doe] = useBusy();
  if (stand !== 'aan') return null;
  const open = async () => {
    setFout(undefined);
    const opened = await phone.kluis.ontgrendelPasskey();
    if (opened.ok) onOpen();
    else setFout(opened.reden);
  };
  return (
    <div class="passkey">
      <Fout fout={fout} />
      <BusyButton
        busy={bezig}
        idle={t.open}
        doing={t.bezig}
        look="knop--hoofd knop--breed"
        type="button"
        onClick={() => doe(open)}
      />
    </div>
  );
}

/** After the vault was made: offered once, with the passphrase still at hand. */
export function PasskeyAanbod({ wachtzin, onKlaar }: { wachtzin: string; onKlaar(): void }) {
  const { phone } = useField();
  const [fout, setFout] = useState<Passkeyfout>();
  const [bezig, doe] = useBusy();
  const zetAan = async () => {
    setFout(undefined);
    const added = await phone.kluis.voegPasskeyToe(wachtzin);
    if (added.ok) onKlaar();
    else setFout(added.reden);
  };
  return (
    <Veld>
      <Kop>
        <Merk />
      </Kop>
      <main>
        <Titel class="paginakop">{t.aanbod}</Titel>
        <p>{t.aanbodUitleg}</p>
        <p>{t.gedeeld}</p>
        <Fout fout={fout} />
      </main>
      <Duim>
        <button class="knop" type="button" onClick={onKlaar}>
          {t.nee}
        </button>
        <BusyButton
          busy={bezig}
          idle={t.ja}
          doing={t.bezig}
          look="knop--hoofd"
          type="button"
          onClick={() => doe(zetAan)}
        />
      </Duim>
    </Veld>
  );
}

/** Among the settings of this device: on, off, or why not. */
export function PasskeyInstelling() {
  const { phone } = useField();
  const stand = useLive(phone.kluis.passkey, 'kan-niet');
  const kluis = useLive(phone.kluis.stand, 'geen');
  const [wachtzin, setWachtzin] = useState('');
  const [fout, setFout] = useState<Passkeyfout>();
  const [gezegd, setGezegd] = useState('');
  const [bezig, doe] = useBusy();
  if (kluis === 'geen') return null;
  const zetAan = async () => {
    setFout(undefined);
    setGezegd('');
    const added = await phone.kluis.voegPasskeyToe(wachtzin);
    if (added.ok) setWachtzin('');
    else setFout(added.reden);
  };
  const zetUit = async () => {
    await phone.kluis.verwijderPasskey();
    setGezegd(t.uitgezet);
  };
  return (
    <section class="groep">
      <h2>{t.kop}</h2>
      <p class="uitleg">{stand === 'kan-niet' ? t.kanNiet : t.uitleg}</p>
      <p role="status">{stand === 'aan' ? t.aan : gezegd}</p>
      {stand === 'aan' && (
        <button class="knop" type="button" onClick={() => doe(zetUit)}>
          {t.zetUit}
        </button>
      )}
      {stand === 'kan' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (wachtzin.trim()) doe(zetAan);
          }}
        >
          <TextControl
            label={t.wachtzin}
            start={wachtzin}
            onText={setWachtzin}
            max={200}
            extra={{ autoCapitalize: 'none', autocomplete: 'off' }}
          />
          <Fout fout={fout} />
          <BusyButton busy={bezig} idle={t.zetAan} doing={t.bezig} />
        </form>
      )}
    </section>
  );
}
