import type { Onderdrukt } from '#domain/onderdrukking.ts';
import { cijfers as t } from '#i18n/nl/cijfers.ts';
import { toon } from './cijferbestand.ts';

interface Props {
  id: string;
  titel: string;
  namen: Record<string, string>;
  tabel: Onderdrukt;
  samengenomen: boolean;
  /** these stand apart: what is not done yet */
  rest?: readonly string[];
}

const HOOG = 22;

/** Counts as bars, and beneath them the same as a table. Who cannot see the bars reads the numbers beside them. */
export function Staven({ id, titel, namen, tabel, samengenomen, rest = [] }: Props) {
  const getoond = tabel.rijen
    .map((rij, n) => ({ rij, aantal: tabel.perRij[n]! }))
    .filter(({ aantal }) => aantal !== 0);
  const hoogste = Math.max(1, ...tabel.perRij.map((aantal) => aantal ?? 0));
  return (
    <section class="vel blok k4" aria-labelledby={id}>
      <h2 id={id}>{titel}</h2>
      <ul class="staven">
        {getoond.map(({ rij, aantal }) => (
          <li key={rij} class={aantal === null ? 'klein-getal' : rest.includes(rij) ? 'rest' : undefined}>
            <span>{namen[rij] ?? rij}</span>
            <svg class="staaf" height={HOOG} width="100%" aria-hidden="true">
              <rect height={HOOG} rx="4" width={`${aantal === null ? 10 : (100 * aantal) / hoogste}%`} />
            </svg>
            <b>
              {toon(aantal)}
              {aantal === null && <span class="vo">{t.verborgen}</span>}
            </b>
          </li>
        ))}
      </ul>
      <details class="alstabel">
        <summary>{t.tabel}</summary>
        <Tabel titel={titel} namen={namen} tabel={tabel} samengenomen={samengenomen} />
      </details>
    </section>
  );
}

function Tabel({ titel, namen, tabel, samengenomen }: Omit<Props, 'id' | 'rest'>) {
  return (
    <div class="tabelbreed">
      <table>
        <caption class="vo">{titel}</caption>
        <thead>
          <tr>
            <th scope="col">{t.rij}</th>
            {!samengenomen &&
              t.kwartalen.map((naam, n) => (
                <th scope="col" key={naam} abbr={naam}>
                  <span aria-hidden="true">K{n + 1}</span>
                  <span class="vo">{naam}</span>
                </th>
              ))}
            <th scope="col">{t.heelJaar}</th>
          </tr>
        </thead>
        <tbody>
          {tabel.rijen.map((rij, n) => (
            <tr key={rij}>
              <th scope="row">{namen[rij] ?? rij}</th>
              {!samengenomen && tabel.cellen[n]!.map((cel, k) => <td key={k}>{toon(cel)}</td>)}
              <td>{toon(tabel.perRij[n]!)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
