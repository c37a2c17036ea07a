import { Icon } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import { Titel } from './titel.tsx';

interface Props {
  titel: string;
  zin?: string;
  knop?: string;
  onKnop?(): void;
  bezig?: boolean;
}

/** A closed door: what is the matter and what you can do. Keeps a neutral way to the emergency number. */
export function Poort({ titel, zin, knop, onKnop, bezig = false }: Props) {
  return (
    <div class="werk poort">
      <main aria-busy={bezig}>
        <p class="merk">
          <Icon name="merk" /> {t.naam}
        </p>
        <div class="vel blok">
          <Titel tekst={titel} tabblad={t.aanmelden.titel} stil={bezig} />
          {zin && <p class="uitleg">{zin}</p>}
          {knop && (
            <button class="knop knop--hoofd knop--breed" type="button" onClick={onKnop}>
              {knop}
            </button>
          )}
        </div>
        {!bezig && (
          <p class="noodhulp">
            {t.aanmelden.hulp} <a href="tel:112">{t.aanmelden.noodnummer}</a>
          </p>
        )}
      </main>
    </div>
  );
}
