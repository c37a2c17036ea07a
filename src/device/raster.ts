/** A photo seen as coarse squares: a square that is painted over keeps one flat colour and nothing of what was there. */
export interface Raster {
  kolommen: number;
  rijen: number;
  /** red, green and blue of each square, row by row */
  kleuren: Uint8Array;
}

/** Squares along the longest side. A face that fills half of it is then a handful of colours. */
const VAKKEN = 32;

export function rastermaat(breedte: number, hoogte: number): { kolommen: number; rijen: number } {
  const langste = Math.max(breedte, hoogte);
  const vakken = (zijde: number) => Math.max(1, Math.round((VAKKEN * zijde) / langste));
  return { kolommen: vakken(breedte), rijen: vakken(hoogte) };
}

/** Takes a square's number and the size the photo is drawn at; gives where the square begins and how large it is. */
export function vak(
  { kolommen, rijen }: Pick<Raster, 'kolommen' | 'rijen'>,
  nummer: number,
  breedte: number,
  hoogte: number,
): [x: number, y: number, breedte: number, hoogte: number] {
  const rand = (n: number, van: number, maat: number) => Math.round((n * maat) / van);
  const kolom = nummer % kolommen;
  const rij = Math.floor(nummer / kolommen);
  const x = rand(kolom, kolommen, breedte);
  const y = rand(rij, rijen, hoogte);
  return [x, y, rand(kolom + 1, kolommen, breedte) - x, rand(rij + 1, rijen, hoogte) - y];
}

/** Takes a square and how many it reaches to each side; gives the numbers of all squares under the brush. */
export function onderKwast(
  { kolommen, rijen }: Pick<Raster, 'kolommen' | 'rijen'>,
  { kolom, rij }: { kolom: number; rij: number },
  reikt: number,
): number[] {
  const found: number[] = [];
  for (let y = Math.max(0, rij - reikt); y <= Math.min(rijen - 1, rij + reikt); y += 1) {
    for (let x = Math.max(0, kolom - reikt); x <= Math.min(kolommen - 1, kolom + reikt); x += 1) {
      found.push(y * kolommen + x);
    }
  }
  return found;
}

/** One pixel in so many is enough to know the colour of a square. */
const STAP = 2;

/** Takes the pixels (RGBA) of a photo; gives its squares, each in the mean colour of itself and the squares around it. */
export function maakRaster(pixels: Uint8ClampedArray, breedte: number, hoogte: number): Raster {
  const maat = rastermaat(breedte, hoogte);
  const aantal = maat.kolommen * maat.rijen;
  const som = new Float64Array(aantal * 4);
  for (let y = 0; y < hoogte; y += STAP) {
    const rij = Math.min(maat.rijen - 1, Math.floor((y * maat.rijen) / hoogte));
    for (let x = 0; x < breedte; x += STAP) {
      const kolom = Math.min(maat.kolommen - 1, Math.floor((x * maat.kolommen) / breedte));
      const van = (y * breedte + x) * 4;
      const naar = (rij * maat.kolommen + kolom) * 4;
      for (let kleur = 0; kleur < 3; kleur += 1) som[naar + kleur]! += pixels[van + kleur]!;
      som[naar + 3]! += 1;
    }
  }
  const kleuren = new Uint8Array(aantal * 3);
  for (let nummer = 0; nummer < aantal; nummer += 1) {
    const midden = { kolom: nummer % maat.kolommen, rij: Math.floor(nummer / maat.kolommen) };
    const rondom = onderKwast(maat, midden, 1);
    const totaal = (kleur: number) => rondom.reduce((sum, n) => sum + som[n * 4 + kleur]!, 0);
    for (let kleur = 0; kleur < 3; kleur += 1) kleuren[nummer * 3 + kleur] = totaal(kleur) / totaal(3);
  }
  return { ...maat, kleuren };
}

/** Paints squares over, at the size the photo is drawn at. */
export function vervaag(
  pen: { fillStyle: unknown; fillRect(x: number, y: number, w: number, h: number): void },
  raster: Raster,
  vakken: Iterable<number>,
  breedte: number,
  hoogte: number,
): void {
  for (const nummer of vakken) {
    const [rood, groen, blauw] = raster.kleuren.subarray(nummer * 3, nummer * 3 + 3);
    pen.fillStyle = `rgb(${rood}, ${groen}, ${blauw})`;
    pen.fillRect(...vak(raster, nummer, breedte, hoogte));
  }
}
