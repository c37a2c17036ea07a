import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '#device/desk.ts';
import { BusyButton } from '#ui/busy-button.tsx';
import { Icon } from '#ui/icon.tsx';
import { TextControl } from '#ui/text-control.tsx';
import { t } from '#i18n/nl/desk.ts';
import { Titel } from '../titel.tsx';
import { type Geweigerd, Weigering } from '../weigering.tsx';

/** How long the button rests after the server asked for patience. */
const RUST = 30;

/** The door of the desk: one name, one passphrase, and a neutral way to the emergency number. */
export function Aanmelden({ desk }: { desk: Desk }) {
  const [loginnaam, setLoginnaam] = useState('');
  const [wachtzin, setWachtzin] = useState('');
  const [zichtbaar, setZichtbaar] = useState(false);
  const [bezig, setBezig] = useState(false);
  const [geprobeerd, setGeprobeerd] = useState(false);
  const [reden, setReden] = useState<Geweigerd>();
  const [rust, setRust] = useState(0);

  useEffect(() => {
    if (rust === 0) return undefined;
    const timer = setTimeout(() => setRust(rust - 1), 1_000);
    return () => clearTimeout(timer);
  }, [rust]);

  async function meldAan(event: Event) {
    event.preventDefault();
    setGeprobeerd(true);
    if (bezig || rust > 0 || !loginnaam.trim() || !wachtzin.trim()) return;
    setBezig(true);
    setReden(undefined);
    const uitkomst = await desk.aanmelden(loginnaam.trim(), wachtzin);
    setBezig(false);
    if (uitkomst.ok) return;
    setReden(uitkomst);
    if (uitkomst.reden === 'even-wachten') setRust(RUST);
  }

  return (
    <div class="werk poort">
      <main>
        <p class="merk">
          <Icon name="merk" /> {t.naam}
        </p>
        <form class="vel blok" onSubmit={meldAan} noValidate>
          <Titel tekst={t.aanmelden.titel} />
          <p class="uitleg">{t.aanmelden.inleiding}</p>
          <Weigering reden={reden} />
          <TextControl
            label={t.aanmelden.loginnaam}
            start={loginnaam}
            onText={setLoginnaam}
            error={geprobeerd && !loginnaam.trim() ? t.aanmelden.leegNaam : undefined}
            extra={{ autocomplete: 'username' }}
            max={300}
          />
          <TextControl
            label={t.aanmelden.wachtzin}
            description={t.aanmelden.wachtzinUitleg}
            start={wachtzin}
            onText={setWachtzin}
            error={geprobeerd && !wachtzin.trim() ? t.aanmelden.leegZin : undefined}
            type={zichtbaar ? 'text' : 'password'}
            max={300}
          />
          <label class="vink">
            <input
              type="checkbox"
              checked={zichtbaar}
              onChange={(event) => setZichtbaar(event.currentTarget.checked)}
            />
            {t.aanmelden.toon}
          </label>
          <BusyButton
            busy={bezig}
            idle={rust > 0 ? t.aanmelden.wacht(rust) : t.aanmelden.knop}
            doing={t.aanmelden.bezig}
            look="knop--hoofd knop--breed"
            disabled={rust > 0}
          />
        </form>
        <p class="uitleg">{t.aanmelden.kwijt}</p>
        <p class="noodhulp">
          {t.aanmelden.hulp} <a href="tel:112">{t.aanmelden.noodnummer}</a>
        </p>
      </main>
    </div>
  );
}
