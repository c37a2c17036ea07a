type Vlak = readonly [kleur: string, x: number, y: number, breed: number, hoog: number];

/** Two bunk beds in a bare room, drawn in flat colours on 800 by 600: nobody lives there. */
export const slaapplek = (laken: string): readonly Vlak[] => [
  ['#a79d88', 0, 0, 800, 400],
  ['#8b8371', 0, 400, 800, 200],
  ['#cfd6d2', 320, 70, 160, 170],
  [laken, 80, 330, 280, 60],
  [laken, 460, 330, 280, 60],
  ['#5d5648', 70, 200, 20, 330],
  ['#5d5648', 720, 200, 20, 330],
];
