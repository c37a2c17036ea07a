import { useMemo, useState } from 'preact/hooks';
import { type Jaarcijfers, type Onderwerp, aandeelTeruggekoppeld, jaarcijfers } from '#domain/cijfers.ts';
import { feitenrijVan } from '#domain/feitenrij.ts';
import { DREMPEL } from '#domain/onderdrukking.ts';
import { Icon } from '#ui/icon.tsx';
import { saveFile } from '#ui/save-file.ts';
import { useLive } from '#ui/use-live.ts';
import { cijfers as t, onderwerpen } from '#i18n/nl/cijfers.ts';
import { haltes as haltenamen } from '#i18n/nl/meldroute.ts';
import { alsCsv, alsJson, toon } from '../cijferbestand.ts';
import type { Schermprops } from '../bureau.tsx';
import { useUitleg } from '../duiding.ts';
import { Staven } from '../staven.tsx';
import { useNu } from '../tijd.ts';
import { Titel } from '../titel.tsx';

const JAREN = 3;
const REST: Partial<Record<Onderwerp, readonly string[]>> = {
  uitkomst: ['open'],
  terugkoppeling: ['nog-niet'],
};

/** A year in one sentence, whether melders heard back, how long steps take, and counts that point at nobody. */
export function Monitoring({ desk }: Schermprops) {
  const nu = useNu().getFullYear();
  const [jaar, setJaar] = useState(nu);
  const meldingen = useLive(desk.meldingen, []);
  const ik = useLive(desk.ik, undefined);
  const instellingen = useLive(desk.instellingen, undefined);
  const rijen = useMemo(() => meldingen.flatMap(({ inhoud }) => feitenrijVan(inhoud) ?? []), [meldingen]);
  const dit = useMemo(() => jaarcijfers(rijen, jaar), [rijen, jaar]);
  const vorig = useMemo(() => jaarcijfers(rijen, jaar - 1), [rijen, jaar]);
  const gemeente = ik?.gemeente ?? '';
  const leeg = dit.signalen.totaal === 0;

  return (
    <main id="inhoud">
      <div class="titelrij">
        <div>
          <Titel tekst={t.titel} />
          <p>{t.inleiding(DREMPEL)}</p>
        </div>
        <div class="acties">
          <div class="jaren" role="group" aria-label={t.jaar}>
            {Array.from({ length: JAREN }, (_, n) => nu - JAREN + 1 + n).map((ander) => (
              <button key={ander} type="button" aria-pressed={ander === jaar} onClick={() => setJaar(ander)}>
                {ander}
              </button>
            ))}
          </div>
          {!leeg && (
            <>
              <button
                class="knop"
                type="button"
                onClick={() => saveFile(`${t.bestand(jaar)}.csv`, 'text/csv;charset=utf-8', alsCsv(dit))}
              >
                <Icon name="download" small /> {t.rekenblad}
              </button>
              <button
                class="knop"
                type="button"
                onClick={() =>
                  saveFile(`${t.bestand(jaar)}.json`, 'application/json', alsJson(dit, gemeente))
                }
              >
                <Icon name="download" small /> {t.gegevens}
              </button>
            </>
          )}
        </div>
      </div>
      {leeg ? (
        <p class="verhaal">{t.leeg(jaar)}</p>
      ) : (
        <div class="cijfers">
          <Verhaal dit={dit} vorig={vorig} gemeente={gemeente} />
          <Terug aandeel={aandeelTeruggekoppeld(rijen, jaar)} dit={dit} />
          <Afstand
            dit={dit}
            overleg={instellingen?.route.lokaalOverleg === false ? '' : (instellingen?.overlegNaam ?? '')}
          />
          {dit.signalen.tabellen.map((tabel, n) => {
            const onderwerp = dit.signalen.onderwerpen[n]!;
            // a side track that nobody needed says nothing
            if (tabel.rijen.every((rij, r) => rij === 'niet-van-toepassing' || tabel.perRij[r] === 0))
              return null;
            return (
              <Staven
                key={onderwerp}
                id={`cijfers-${onderwerp}`}
                titel={onderwerpen[onderwerp].titel}
                namen={onderwerpen[onderwerp].rijen}
                tabel={tabel}
                samengenomen={dit.signalen.samengenomen}
                rest={REST[onderwerp] ?? []}
              />
            );
          })}
          {dit.personen.totaal !== 0 && (
            <Staven
              id="cijfers-personen"
              titel={t.personen}
              namen={t.leeftijden}
              tabel={dit.personen.tabellen[0]!}
              samengenomen={dit.personen.samengenomen}
            />
          )}
          <Indicatoren dit={dit} />
          <p class="k12 noot">{t.verborgenUit}</p>
        </div>
      )}
    </main>
  );
}

function Verhaal({ dit, vorig, gemeente }: { dit: Jaarcijfers; vorig: Jaarcijfers; gemeente: string }) {
  const v = t.verhaal;
  const nu = dit.signalen.totaal;
  const toen = vorig.signalen.totaal;
  const verschil = nu !== null && toen !== null && toen > 0 ? nu - toen : undefined;
  const personen = dit.personen.totaal;
  return (
    <div class="k8 verhaalblok">
      <p class="verhaal">
        {v.begin(dit.jaar)}
        <b>{v.signalen(nu, DREMPEL)}</b>
        {v.binnen(gemeente)}
        {verschil !== undefined &&
          (verschil === 0 ? v.evenveel : verschil > 0 ? v.meer(verschil) : v.minder(-verschil))}
        {personen !== null && personen > 0 && v.personen(personen)}
      </p>
    </div>
  );
}

/** The first figure. It is her own work, so it is exact here; what leaves the house is not. */
function Terug({ aandeel, dit }: { aandeel: number | undefined; dit: Jaarcijfers }) {
  if (aandeel === undefined) return null;
  const tabel = dit.signalen.tabellen[dit.signalen.onderwerpen.indexOf('terugkoppeling')]!;
  const nog = tabel.perRij[tabel.rijen.indexOf('nog-niet')];
  return (
    <section class="vel blok k4 terugbalk" aria-labelledby="cijfers-terug">
      <h2 id="cijfers-terug">{t.terug}</h2>
      <p>
        <b>{t.procent(aandeel)}</b>
        {typeof nog === 'number' && nog > 0 && <span class="zacht">{t.nogTeDoen(nog)}</span>}
      </p>
      <svg class="balk" width="100%" height="22" role="img" aria-label={t.terugAandeel(aandeel)}>
        <rect width={`${aandeel}%`} height="22" />
      </svg>
    </section>
  );
}

const OPEENVOLGEND = ['onderweg', 'halte2', 'halte3', 'halte4', 'halte5', 'halte6'] as const;

/** The line, drawn so that distance is time. */
function Afstand({ dit, overleg }: { dit: Jaarcijfers; overleg: string }) {
  const namen = haltenamen(overleg);
  const tijden = OPEENVOLGEND.map((stap) => dit.doorlooptijden[stap]);
  const langste = Math.max(...tijden.map((tijd) => tijd?.mediaan ?? 0));
  return (
    <section class="vel blok k12" aria-labelledby="cijfers-duur">
      <h2 id="cijfers-duur">
        {t.duur} <small>{t.duurUit}</small>
      </h2>
      {tijden.every((tijd) => tijd === undefined) ? (
        <p class="zacht">{t.duurWeinig}</p>
      ) : (
        <ol class="afstand">
          {namen.map(({ kort }, n) => {
            const tijd = tijden[n];
            const lang = tijd !== undefined && langste > 0 && tijd.mediaan === langste;
            return (
              <li
                key={kort}
                class={lang ? 'lang' : undefined}
                {...(n < 6 && { style: { '--d': 1 + Math.min(40, tijd?.mediaan ?? 0) } })}
              >
                {tijd && (
                  <span class="dagen">
                    {lang && <Icon name="circle-alert" small />} {t.dagen(tijd.mediaan)}
                    <span class="vo">, {t.p90(tijd.p90)}</span>
                  </span>
                )}
                <span class="punt">{n + 1}</span>
                <span class={n === 6 ? 'naam eindnaam' : 'naam'}>{kort}</span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

const TOP = 10;

function Indicatoren({ dit }: { dit: Jaarcijfers }) {
  const uitleg = useUitleg();
  if (dit.indicatoren.length === 0) return null;
  return (
    <section class="vel blok k12" aria-labelledby="cijfers-indicatoren">
      <h2 id="cijfers-indicatoren">{t.indicatoren}</h2>
      <table class="indicatoren">
        <thead>
          <tr>
            <th scope="col">{t.indicator}</th>
            <th scope="col">{t.gezien}</th>
            <th scope="col">{t.gehoord}</th>
          </tr>
        </thead>
        <tbody>
          {dit.indicatoren.slice(0, TOP).map(({ id, gezien, gehoord }) => (
            <tr key={id}>
              <th scope="row">{uitleg?.get(id)?.tekst ?? id}</th>
              <td>{toon(gezien)}</td>
              <td>{toon(gehoord)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
