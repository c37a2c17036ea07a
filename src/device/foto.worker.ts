import { serve } from './desk-rpc.ts';
import { createFotowerk } from './fotowerk.ts';

/** Where the pixels of a photo are worked on, so that the page goes on. Ends, with all it holds, when the screen does. */
serve(
  self,
  () =>
    createFotowerk((breedte, hoogte) => {
      const canvas = new OffscreenCanvas(breedte, hoogte);
      return {
        pen: canvas.getContext('2d', { alpha: false, willReadFrequently: true })!,
        schrijf: (type, quality) => canvas.convertToBlob({ type, quality }),
      };
    }),
  (answer) => {
    const { waarde } = answer as { waarde?: { voorbeeld?: ImageBitmap } };
    return waarde?.voorbeeld ? [waarde.voorbeeld] : [];
  },
);
