import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Voorbereid } from '#device/fotowerk.ts';
import { onderKwast, vak, vervaag } from '#device/raster.ts';
import { t } from '#i18n/nl/fotos.ts';

export type Kwast = keyof typeof t.nakijken.kwasten;
const REIKT: Record<Kwast, number> = { klein: 0, middel: 1, groot: 3 };
const PIJL: Record<string, [kolom: number, rij: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

interface Plek {
  kolom: number;
  rij: number;
}

interface Props {
  voorbereid: Voorbereid;
  kwast: Kwast;
  /** the strokes so far, oldest first */
  streken: readonly (readonly number[])[];
  onStreek(streek: readonly number[]): void;
  onZetTerug(): void;
}

/** The photo as squares: a finger, a mouse or the arrow keys paint over what may not be seen. */
export function Vervaagvlak({ voorbereid, kwast, streken, onStreek, onZetTerug }: Props) {
  const { voorbeeld, raster } = voorbereid;
  const canvas = useRef<HTMLCanvasElement>(null);
  const streek = useRef<Set<number>>(undefined);
  const vorige = useRef<Plek>(undefined);
  const [plek, setPlek] = useState<Plek>();
  const reikt = REIKT[kwast];

  const teken = () => {
    const pen = canvas.current?.getContext('2d', { alpha: false });
    if (!pen) return;
    const { width, height } = voorbeeld;
    pen.drawImage(voorbeeld, 0, 0);
    vervaag(pen, raster, new Set([...streken.flat(), ...(streek.current ?? [])]), width, height);
    if (plek) omlijn(pen, plek);
  };
  useLayoutEffect(teken);

  /** Where the keys are: a light line in a dark one, so that it is seen on every photo. */
  function omlijn(pen: CanvasRenderingContext2D, midden: Plek): void {
    const onder = onderKwast(raster, midden, reikt);
    const { width, height } = voorbeeld;
    const [x, y] = vak(raster, onder[0]!, width, height);
    const [rechts, laag, breed, hoog] = vak(raster, onder.at(-1)!, width, height);
    for (const [kleur, dik] of [
      ['#000', 12],
      ['#fff', 6],
    ] as const) {
      pen.strokeStyle = kleur;
      pen.lineWidth = dik;
      pen.strokeRect(x, y, rechts + breed - x, laag + hoog - y);
    }
  }

  const plekVan = ({ clientX, clientY }: { clientX: number; clientY: number }): Plek => {
    const { left, top, width, height } = canvas.current!.getBoundingClientRect();
    const binnen = (deel: number, van: number) => Math.min(van - 1, Math.max(0, Math.floor(deel * van)));
    return {
      kolom: binnen((clientX - left) / width, raster.kolommen),
      rij: binnen((clientY - top) / height, raster.rijen),
    };
  };

  /** A quick finger skips squares: everything between two points is painted as well. */
  const veeg = (naar: Plek) => {
    const van = vorige.current ?? naar;
    const stappen = Math.max(1, Math.abs(naar.kolom - van.kolom), Math.abs(naar.rij - van.rij));
    for (let n = 0; n <= stappen; n += 1) {
      const deel = n / stappen;
      const midden = {
        kolom: Math.round(van.kolom + (naar.kolom - van.kolom) * deel),
        rij: Math.round(van.rij + (naar.rij - van.rij) * deel),
      };
      for (const nummer of onderKwast(raster, midden, reikt)) streek.current?.add(nummer);
    }
    vorige.current = naar;
    teken();
  };

  const klaar = () => {
    if (streek.current) onStreek([...streek.current]);
    streek.current = undefined;
    vorige.current = undefined;
  };

  const toets = (event: KeyboardEvent) => {
    const nu = plek ?? { kolom: Math.floor(raster.kolommen / 2), rij: Math.floor(raster.rijen / 2) };
    const pijl = PIJL[event.key];
    if (pijl) {
      const binnen = (n: number, van: number) => Math.min(van - 1, Math.max(0, n));
      setPlek({
        kolom: binnen(nu.kolom + pijl[0], raster.kolommen),
        rij: binnen(nu.rij + pijl[1], raster.rijen),
      });
    } else if (event.key === ' ' || event.key === 'Enter') {
      setPlek(nu);
      onStreek(onderKwast(raster, nu, reikt));
    } else if (event.key === 'Backspace' || (event.key === 'z' && (event.ctrlKey || event.metaKey))) {
      onZetTerug();
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <canvas
        ref={canvas}
        class="vervaagvlak"
        width={voorbeeld.width}
        height={voorbeeld.height}
        // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role -- it takes the keys itself
        role="application"
        aria-label={t.nakijken.vlak}
        aria-describedby="vervaaguitleg"
        tabIndex={0}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          streek.current = new Set();
          setPlek(undefined);
          veeg(plekVan(event));
        }}
        onPointerMove={(event) => streek.current && veeg(plekVan(event))}
        onPointerUp={klaar}
        onPointerCancel={klaar}
        onKeyDown={toets}
        onBlur={() => setPlek(undefined)}
      />
      <p class="vo" role="status">
        {plek && meld(plek, streken, raster.kolommen)}
      </p>
    </>
  );
}

function meld({ rij, kolom }: Plek, streken: Props['streken'], kolommen: number): string {
  const vaag = streken.some((streek) => streek.includes(rij * kolommen + kolom));
  return t.nakijken.plek(rij + 1, kolom + 1, vaag);
}
