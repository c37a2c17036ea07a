import { startFotowerk } from '#device/foto.ts';
import { leesFoto } from '#device/fotowerk.ts';

/** Puts the real work on photos within reach of a test, in a real browser. */
Object.assign(globalThis, { foto: { startFotowerk, leesFoto } });
export type Fotopagina = { startFotowerk: typeof startFotowerk; leesFoto: typeof leesFoto };
