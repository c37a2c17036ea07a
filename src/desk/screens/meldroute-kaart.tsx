import { Icon } from '#ui/icon.tsx';
import { useLive } from '#ui/use-live.ts';
import { t } from '#i18n/nl/desk.ts';
import { zijsporen } from '#i18n/nl/meldroute.ts';
import type { Schermprops } from '../bureau.tsx';
import { Strook } from '../strook.tsx';
import { Titel } from '../titel.tsx';

const HALTES = [
  [90, 196],
  [285, 196],
  [485, 196],
  [735, 196],
  [925, 258],
  [1095, 258],
  [1238, 258],
] as const;

/** The whole route as one drawing; the words beside it say the same in a list. */
export function MeldrouteKaart({ desk }: Schermprops) {
  const instellingen = useLive(desk.instellingen, undefined);
  const overleg = instellingen?.route.lokaalOverleg ? instellingen.overlegNaam : '';
  return (
    <main id="inhoud">
      <div class="titelrij">
        <div>
          <Titel tekst={t.kaart.titel} tabblad={t.kop.route} />
          <p>{t.kaart.inleiding}</p>
        </div>
      </div>
      <figure class="vel kaart">
        <Tekening overleg={overleg} />
        <figcaption class="vo">
          <ol>
            {t.kaart.inWoorden(overleg).map((zin) => (
              <li key={zin}>{zin}</li>
            ))}
          </ol>
        </figcaption>
      </figure>
      <section class="kaartvormen" aria-label={t.kaart.klein}>
        <div>
          <h2>{t.kaart.onderweg}</h2>
          <Strook hier={3} />
          <span class="strook-onder">{t.kaart.onderwegUit}</span>
        </div>
        <div>
          <h2>{t.kaart.zijspoor}</h2>
          <Strook hier={4} zijspoor />
          <span class="strook-onder">{t.kaart.zijspoorUit}</span>
        </div>
        <div>
          <h2>{t.kaart.afdeling}</h2>
          <Strook hier={4} gestopt />
          <span class="strook-onder">{t.kaart.afdelingUit}</span>
        </div>
        <div>
          <h2>{t.kaart.rond}</h2>
          <Strook hier={8} />
          <span class="strook-onder klaarregel">
            <Icon name="circle-check" small /> {t.kaart.rondUit}
          </span>
        </div>
      </section>
    </main>
  );
}

/** A name under a station, broken where the drawing has no room for one line. */
function Naam({
  x,
  y,
  regels,
  einde = false,
}: {
  x: number;
  y: number;
  regels: readonly string[];
  einde?: boolean;
}) {
  return (
    <text y={y} class={einde ? 'eind' : undefined}>
      {regels.map((regel, i) => (
        <tspan key={regel} x={x} {...(i > 0 && { dy: 21 })}>
          {regel}
        </tspan>
      ))}
    </text>
  );
}

/** The name of a side track, and when it is taken. */
function Tak({
  x,
  y,
  naam,
  onder,
  acuut = false,
}: {
  x: number;
  y: number;
  naam: string;
  onder: string;
  acuut?: boolean;
}) {
  return (
    <>
      <text x={x} y={y} class={acuut ? 'acuut' : undefined}>
        {naam}
      </text>
      <text x={x} y={y + 21} class="sub">
        {onder}
      </text>
    </>
  );
}

function Tekening({ overleg }: { overleg: string }) {
  const { zones } = t.kaart;
  return (
    <svg viewBox="0 0 1320 486" aria-hidden="true" fill="none" class="kaart-svg">
      <g class="zones">
        <rect x="0" y="0" width="186" height="486" fill="var(--papier)" />
        <rect x="812" y="0" width="362" height="486" fill="var(--papier)" />
        {(
          [
            [26, zones.straat],
            [212, zones.gemeente],
            [838, zones.regio],
            [1198, zones.terug],
          ] as const
        ).map(([x, naam]) => (
          <text key={naam} x={x} y="42">
            {naam}
          </text>
        ))}
      </g>
      <g stroke="var(--spoor-kleur)" stroke-width="5" stroke-linecap="round" stroke-linejoin="round">
        <path d="M1238 298V400q0 40-40 40H130q-40 0-40-40V284" stroke-dasharray="1 12" />
        <path d="M78 292l12-16 12 16" />
      </g>
      <g stroke-width="6">
        <path d="M90 196q0-24 16-40l26-26q14-14 34-14h16M185 100v32" stroke="var(--acuut-inkt)" />
        <g stroke="var(--rand)">
          <path d="M285 196q0-24 16-40l26-26q14-14 34-14h16M380 100v32" />
          <path d="M485 196q0-24 16-40l26-26q14-14 34-14h16M580 100v32" />
          <path d="M735 196q0-24 16-40l26-26q14-14 34-14h26M840 100v32" />
          <path d="M735 196V344q0 30 30 30h52" stroke-dasharray="11 7" />
          <path d="M822 358v32" />
        </g>
      </g>
      <path d="M90 196H770q19 0 31 12l38 38q12 12 31 12H1238" stroke="var(--spoor-kleur)" stroke-width="12" />
      <g class="k-halte">
        {HALTES.map(([x, y], i) => (
          <g key={x}>
            <circle cx={x} cy={y} r="20" />
            <text x={x} y={y + 6}>
              {i + 1}
            </text>
          </g>
        ))}
      </g>
      <g class="k-naam">
        <Naam x={90} y={250} regels={t.kaart.haltes.opgepikt} />
        <Naam x={285} y={250} regels={t.kaart.haltes.functionaris} />
        <Naam x={485} y={250} regels={t.kaart.haltes.verrijken} />
        <text y="273" class="sub">
          <tspan x="485">{t.kaart.bronnen[0]}</tspan>
          <tspan x="485" dy="20">
            {t.kaart.bronnen[1]}
          </tspan>
        </text>
        <Naam x={714} y={238} einde regels={overleg ? t.kaart.haltes.overleg : t.kaart.haltes.politie} />
        <Naam x={925} y={308} regels={t.kaart.haltes.riec} />
        <Naam x={1095} y={308} regels={t.kaart.haltes.plein} />
        <Naam x={1238} y={222} regels={t.kaart.haltes.terugkoppeling} />
      </g>
      <g class="k-tak">
        <Tak x={198} y={112} naam={zijsporen.acuut.kort} onder={t.kaart.bijAcuut} acuut />
        <Tak x={393} y={112} naam={zijsporen['veilig-thuis'].kort} onder={t.kaart.bijMinderjarig} />
        <Tak x={593} y={112} naam={t.kaart.zorgcoordinator} onder={t.kaart.zorg} />
        <Tak x={853} y={112} naam={zijsporen.pct.kort} onder={t.kaart.bijProstitutie} />
        <Tak x={836} y={371} naam={t.kaart.ander} onder={t.kaart.anderUit} />
      </g>
      <g class="k-lus">
        <rect x="330" y="422" width="310" height="36" fill="var(--vel)" />
        <text x="485" y="446">
          {t.kaart.lus}
        </text>
      </g>
    </svg>
  );
}
