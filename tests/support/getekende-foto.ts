import { slaapplek } from './slaapplek.ts';

/** A bed in a room, as a camera might have seen it: a real file, so that the screens decode what they show. Browser only. */
export function getekendeFoto(kleur: string, mime: 'image/webp' | 'image/jpeg' = 'image/webp'): Uint8Array {
  const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 });
  const pen = canvas.getContext('2d')!;
  for (const [vulling, x, y, breed, hoog] of slaapplek(kleur)) {
    pen.fillStyle = vulling;
    pen.fillRect(x, y, breed, hoog);
  }
  return Uint8Array.from(atob(canvas.toDataURL(mime, 0.8).split(',')[1]!), (letter) => letter.charCodeAt(0));
}
