import { Icon } from '#ui/icon.tsx';
import { t } from '#i18n/nl/desk.ts';
import type { Deelvondst } from './deelcheck.ts';

interface Props {
  tekst: string;
  leerzin: string;
  inTekst: readonly Deelvondst[];
  inLeerzin: readonly Deelvondst[];
  van: string;
}

/** The letter as it stands on the phone of the melder, with what may not be in it marked. */
export function Brief({ tekst, leerzin, inTekst, inLeerzin, van }: Props) {
  const tk = t.terugkoppelen;
  return (
    <div class="toestel">
      <p>{tk.zoLeest}</p>
      <article class="vel brief">
        <p class="brief-kop">{tk.briefkop}</p>
        <p class="brontekst">
          <Gemarkeerd tekst={tekst} vondsten={inTekst} />
        </p>
        {leerzin.trim() && (
          <>
            <h2>{tk.leerzin}</h2>
            <p class="brontekst">
              <Gemarkeerd tekst={leerzin} vondsten={inLeerzin} />
            </p>
          </>
        )}
        <footer>
          <b>{tk.afzender}</b>
          <span class="zacht klein">{van}</span>
        </footer>
      </article>
    </div>
  );
}

function Gemarkeerd({ tekst, vondsten }: { tekst: string; vondsten: readonly Deelvondst[] }) {
  const grenzen = [0, ...vondsten.flatMap(({ van, tot }) => [van, tot]), tekst.length];
  return (
    <>
      {grenzen.slice(1).map((tot, i) => {
        const stuk = tekst.slice(grenzen[i], tot);
        return i % 2 === 1 ? <mark key={i}>{stuk}</mark> : stuk;
      })}
    </>
  );
}

/** What may be shared and what not, side by side, always in view while writing. */
export function Deelregels() {
  const tk = t.terugkoppelen;
  return (
    <div class="delen">
      <div class="mag">
        <h2>
          <Icon name="check" /> {tk.mag}
        </h2>
        <ul>
          {tk.magDingen.map((ding) => (
            <li key={ding}>{ding}</li>
          ))}
        </ul>
      </div>
      <div>
        <h2>
          <Icon name="x" /> {tk.deelNiet}
        </h2>
        <ul>
          {tk.deelNietDingen.map((ding) => (
            <li key={ding}>{ding}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
