/** A bed in a room, as a camera might have seen it: a real file, so that the screens decode what they show. Browser only. */
export function getekendeFoto(kleur: string, mime: 'image/webp' | 'image/jpeg' = 'image/webp'): Uint8Array {
  const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 });
  const pen = canvas.getContext('2d')!;
  for (const [vulling, x, y, breed, hoog] of [
    ['#a79d88', 0, 0, 800, 400],
    ['#8b8371', 0, 400, 800, 200],
    ['#cfd6d2', 320, 70, 160, 170],
    [kleur, 80, 330, 280, 60],
    [kleur, 460, 330, 280, 60],
    ['#5d5648', 70, 200, 20, 330],
    ['#5d5648', 720, 200, 20, 330],
  ] as const) {
    pen.fillStyle = vulling;
    pen.fillRect(x, y, breed, hoog);
  }
  return Uint8Array.from(atob(canvas.toDataURL(mime, 0.8).split(',')[1]!), (letter) => letter.charCodeAt(0));
}
