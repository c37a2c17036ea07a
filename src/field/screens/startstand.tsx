import type { Startstand } from '#device/phone.ts';
import { t } from '#i18n/nl/field.ts';
import { Melding } from '../melding.tsx';
import { AcuutKnop, Duim, Kop, Merk, Titel, Veld } from '../veld.tsx';

type Belet = Exclude<Startstand, 'gereed' | 'niet-ingeschreven'>;

/** Why the app cannot begin on this device, what is safe, and what to do. The acute card works all the same. */
export function Startbelet({ stand, onSchrijfIn }: { stand: Belet; onSchrijfIn(): void }) {
  const { titel, zin, doe } = t.startstanden[stand];
  return (
    <Veld>
      <Kop>
        <Merk />
      </Kop>
      <main>
        <Titel class="paginakop">{titel}</Titel>
        <p class="ruim-onder">{zin}</p>
        <Melding icoon="info" kop={doe} />
        <p class="naast-elkaar">
          {stand === 'opslag-verdwenen' ? (
            <button class="knop" type="button" onClick={onSchrijfIn}>
              {t.startstanden.schrijfIn}
            </button>
          ) : (
            <button class="knop" type="button" onClick={() => location.reload()}>
              {t.startstanden.opnieuw}
            </button>
          )}
        </p>
      </main>
      <Duim>
        <AcuutKnop breed />
      </Duim>
    </Veld>
  );
}
