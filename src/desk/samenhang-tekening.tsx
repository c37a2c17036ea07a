import { samenhang as t } from '#i18n/nl/samenhang.ts';

interface Props {
  /** the kenmerk in the middle, then those around it */
  midden: string;
  eromheen: readonly string[];
  /** pairs of places in `eromheen` that have something in common as well */
  onderling: readonly (readonly [number, number])[];
}

const BREED = 420;
const HOOG = 240;
const STRAAL_X = 150;
const STRAAL_Y = 84;

/** The signalen around this one; the list beside it says the same in words. */
export function SamenhangTekening({ midden, eromheen, onderling }: Props) {
  const plek = (n: number) => {
    const hoek = (2 * Math.PI * n) / eromheen.length - Math.PI / 2;
    return [BREED / 2 + STRAAL_X * Math.cos(hoek), HOOG / 2 + STRAAL_Y * Math.sin(hoek)] as const;
  };
  return (
    <svg
      class="samenhang-svg"
      viewBox={`0 0 ${BREED} ${HOOG}`}
      role="img"
      aria-label={t.tekening(eromheen.length)}
    >
      {onderling.map(([een, ander]) => {
        const [x1, y1] = plek(een);
        const [x2, y2] = plek(ander);
        return <line key={`${een}-${ander}`} class="dun" x1={x1} y1={y1} x2={x2} y2={y2} />;
      })}
      {eromheen.map((kenmerk, n) => {
        const [x, y] = plek(n);
        return <line key={kenmerk} x1={BREED / 2} y1={HOOG / 2} x2={x} y2={y} />;
      })}
      {[midden, ...eromheen].map((kenmerk, n) => {
        const [x, y] = n === 0 ? ([BREED / 2, HOOG / 2] as const) : plek(n - 1);
        return (
          <g key={kenmerk} class={n === 0 ? 'hier' : undefined}>
            <rect x={x - 54} y={y - 16} width="108" height="32" rx="16" />
            <text x={x} y={y + 5}>
              {kenmerk}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
