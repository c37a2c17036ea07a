import { writeFileSync } from 'node:fs';
import { slaapplek } from './slaapplek.ts';

/** Takes where to write it; makes the film that a camera of Chromium plays: this room, from a tripod. */
export function filmSlaapplek(path: string): void {
  const [breed, hoog] = [1600, 1200];
  const y = Buffer.alloc(breed * hoog);
  const u = Buffer.alloc((breed / 2) * (hoog / 2));
  const v = Buffer.alloc(u.length);
  for (const [kleur, x, top, w, h] of slaapplek('#6f8f95')) {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(kleur.slice(at, at + 2), 16));
    for (let rij = top * 2; rij < (top + h) * 2; rij += 1) {
      y.fill(0.299 * r + 0.587 * g + 0.114 * b, rij * breed + x * 2, rij * breed + (x + w) * 2);
    }
    for (let rij = top; rij < top + h; rij += 1) {
      const [van, tot] = [(rij * breed) / 2 + x, (rij * breed) / 2 + x + w];
      u.fill(128 - 0.169 * r - 0.331 * g + 0.5 * b, van, tot);
      v.fill(128 + 0.5 * r - 0.419 * g - 0.081 * b, van, tot);
    }
  }
  const kop = `YUV4MPEG2 W${breed} H${hoog} F10:1 Ip A1:1 C420jpeg\n`;
  writeFileSync(path, Buffer.concat([Buffer.from(`${kop}FRAME\n`), y, u, v]));
}
