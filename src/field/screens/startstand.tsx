import type { Startstand, Verdwenen } from '#device/phone.ts';
import { v } from '#i18n/nl/verder.ts';
import { useLive } from '#ui/use-live.ts';
import { Melding } from '../melding.tsx';
import { later } from '#ui/later.tsx';
import { useField } from '../use-field.ts';
import { AcuutKnop, Duim, Kop, Merk, Titel, Veld } from '../veld.tsx';

const Reddingskaart = later(async () => (await import('../reddingsbestand.tsx')).Reddingskaart);

type Belet = Exclude<Startstand, 'gereed' | 'niet-ingeschreven'>;

function kwijt({ nummer, wacht, concepten }: Verdwenen): string {
  const zeg = v.startstanden.kwijt;
  if (wacht === undefined || concepten === undefined) return zeg.laatste(nummer);
  return wacht + concepten === 0 ? zeg.niets : `${zeg.aantal(wacht, concepten)} ${zeg.laatste(nummer)}`;
}

/** Why the app cannot begin on this device, what is safe, and what to do. The acute card works all the same. */
export function Startbelet({ stand, onSchrijfIn }: { stand: Belet; onSchrijfIn(): void }) {
  const { titel, zin, doe } = v.startstanden[stand];
  const verdwenen = useLive(useField().phone.verdwenen, undefined);
  return (
    <Veld>
      <Kop>
        <Merk />
      </Kop>
      <main>
        <Titel class="paginakop">{titel}</Titel>
        <p class="ruim-onder">{zin}</p>
        {stand === 'opslag-verdwenen' && verdwenen && (
          <p class="ruim-onder">
            <b>{kwijt(verdwenen)}</b>
          </p>
        )}
        <Melding icoon="info" kop={doe} />
        {(stand === 'opslag-nieuwer' || stand === 'bijwerken-mislukt') && <Reddingskaart />}
        <p class="naast-elkaar">
          {stand === 'opslag-verdwenen' ? (
            <button class="knop" type="button" onClick={onSchrijfIn}>
              {v.startstanden.schrijfIn}
            </button>
          ) : (
            <button class="knop" type="button" onClick={() => location.reload()}>
              {v.startstanden.opnieuw}
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
