import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';

/** One path for all dark modules: runs of a row become one rectangle. */
function draw(tekst: string, ecc: 'L' | 'M'): { size: number; path: string } {
  const { data, size } = encode(tekst, { ecc, border: 0 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size;) {
      let end = x;
      while (row[end]) end += 1;
      if (end > x) path += `M${x} ${y}h${end - x}v1H${x}z`;
      x = end + 1;
    }
  });
  return { size, path };
}

/**
 * Takes what the code must say and its accessible name; draws it as SVG, always dark on white. Paper gets folded and
 * stained, so it repairs more than a screen has to.
 */
export function Qr({ tekst, naam, papier = false }: { tekst: string; naam: string; papier?: boolean }) {
  const { size, path } = useMemo(() => draw(tekst, papier ? 'M' : 'L'), [tekst, papier]);
  return (
    <div class="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={naam} shape-rendering="crispEdges">
        <path d={path} fill="#07343E" />
      </svg>
    </div>
  );
}
