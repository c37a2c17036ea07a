import { type Browser, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromePath } from '../support/browser.ts';
import { GEHEIM, delen, metGeheim } from '../support/foto-met-geheim.ts';
import type { Fotopagina } from '../support/foto-page.ts';
import { servePage } from '../support/serve-page.ts';

/* The pixels of a photo, in a real browser: what goes in is what a phone or somebody with bad intentions can offer. */

let server: Awaited<ReturnType<typeof servePage>>;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [server, browser] = await Promise.all([
    servePage('foto-page.html'),
    chromium.launch({ executablePath: chromePath, args: ['--no-sandbox'] }),
  ]);
  page = await open();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function open(before?: () => void): Promise<Page> {
  const next = await browser.newPage();
  if (before) await next.addInitScript(before);
  await next.goto(server.url);
  await next.waitForFunction(() => 'foto' in globalThis);
  return next;
}

interface Gemaakt {
  ok: boolean;
  reden?: string;
  mime?: string;
  breedte?: number;
  hoogte?: number;
  bytes?: string;
  /** mean colour of the four corners, and how much the pixels of one painted square differ */
  hoeken?: number[][];
  spreiding?: number;
}

/** Takes a file; gives what the work makes of it, and what is to be seen in that. */
const maak = (
  bytes: Uint8Array,
  { vakken = [], type = '', op = page }: { vakken?: number[]; type?: string; op?: Page } = {},
): Promise<Gemaakt> =>
  op.evaluate(
    async ({ base64, painted, mime }) => {
      const { foto } = globalThis as unknown as { foto: Fotopagina };
      const bron = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], {
        type: mime,
      });
      const werk = foto.startFotowerk();
      const bereid = await werk.bereid(bron);
      if (!bereid.ok) return { ok: false, reden: bereid.reden };
      const gemaakt = await werk.maak(painted);
      werk.stop();
      if (!gemaakt.ok) return { ok: false, reden: gemaakt.reden };
      const { inhoud, mime: soort, breedte, hoogte } = gemaakt.waarde;
      const terug = await createImageBitmap(new Blob([inhoud as Uint8Array<ArrayBuffer>], { type: soort }));
      const canvas = Object.assign(document.createElement('canvas'), { width: breedte, height: hoogte });
      const pen = canvas.getContext('2d', { willReadFrequently: true })!;
      pen.drawImage(terug, 0, 0);
      const mean = (x: number, y: number) => {
        const { data } = pen.getImageData(x, y, 8, 8);
        return [0, 1, 2].map((kleur) => {
          let som = 0;
          for (let at = kleur; at < data.length; at += 4) som += data[at]!;
          return Math.round(som / 64);
        });
      };
      const { kolommen, rijen } = bereid.waarde.raster;
      const nummer = painted[0];
      let spreiding;
      if (nummer !== undefined) {
        const breed = breedte / kolommen;
        const hoog = hoogte / rijen;
        const x = Math.ceil((nummer % kolommen) * breed) + 2;
        const y = Math.ceil(Math.floor(nummer / kolommen) * hoog) + 2;
        const { data } = pen.getImageData(x, y, Math.floor(breed) - 4, Math.floor(hoog) - 4);
        const groen = [...data].filter((_, at) => at % 4 === 1);
        spreiding = Math.max(...groen) - Math.min(...groen);
      }
      return {
        ok: true,
        mime: soort,
        breedte: terug.width,
        hoogte: terug.height,
        bytes: btoa(Array.from(inhoud, (byte) => String.fromCharCode(byte)).join('')),
        hoeken: [mean(4, 4), mean(breedte - 12, 4), mean(4, hoogte - 12), mean(breedte - 12, hoogte - 12)],
        ...(spreiding !== undefined && { spreiding }),
      };
    },
    { base64: Buffer.from(bytes).toString('base64'), painted: vakken, mime: type },
  );

/** A picture with a red, green, blue and yellow corner and fine stripes in the middle, as the browser writes it. */
async function teken(breedte: number, hoogte: number, type = 'image/jpeg'): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ width, height, mime }) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const pen = canvas.getContext('2d')!;
      ['#f00', '#0f0', '#00f', '#ff0'].forEach((kleur, n) => {
        pen.fillStyle = kleur;
        pen.fillRect(n % 2 ? width / 2 : 0, n > 1 ? height / 2 : 0, width / 2, height / 2);
      });
      for (let x = width / 4; x < (width * 3) / 4; x += 8) {
        pen.fillStyle = '#000';
        pen.fillRect(x, height / 4, 4, height / 2);
      }
      return canvas.toDataURL(mime, 0.9).split(',')[1]!;
    },
    { width: breedte, height: hoogte, mime: type },
  );
  return Buffer.from(base64, 'base64');
}

const bytesOf = ({ bytes = '' }: Gemaakt) => Buffer.from(bytes, 'base64');
const ROOD = [254, 0, 0];
const BLAUW = [0, 0, 254];
const near = (found: number[] | undefined, wanted: number[]) =>
  (found ?? []).every((value, n) => Math.abs(value - wanted[n]!) < 16);

test('[C-55] van wat een telefoon meestuurt komt niets mee: geen plaats, maker, duimnagel, XMP, commentaar of staart', async () => {
  const bron = metGeheim(await teken(1200, 900));
  expect(bron.toString('latin1').split(GEHEIM).length - 1).toBe(7);
  const uit = await maak(bron);
  expect(uit).toMatchObject({ ok: true, mime: 'image/webp', breedte: 1200, hoogte: 900 });
  expect(bytesOf(uit).toString('latin1')).not.toContain(GEHEIM);
  expect(delen(bytesOf(uit))).toEqual({ namen: ['VP8 '], over: 0 });
  expect(near(uit.hoeken?.[0], ROOD)).toBe(true);
});

test('[C-55] hoogstens 2048 pixels lang, rechtop zoals de camera hem zag, en met dezelfde verhouding', async () => {
  const liggend = await teken(4000, 3000);
  expect(await maak(liggend)).toMatchObject({ breedte: 2048, hoogte: expect.closeTo(1536, -0.5) });
  const staand = await maak(metGeheim(liggend, 6));
  expect(staand).toMatchObject({ breedte: expect.closeTo(1536, -0.5), hoogte: 2048 });
  // a quarter turn to the right: blue, below on the left, comes on top
  expect(near(staand.hoeken?.[0], BLAUW)).toBe(true);
  const klein = await maak(await teken(300, 200));
  expect(klein).toMatchObject({ breedte: 300, hoogte: 200 });
});

test('PNG en WebP worden ook een foto; wat doorzichtig was wordt wit', async () => {
  for (const type of ['image/png', 'image/webp']) {
    expect(await maak(await teken(400, 300, type))).toMatchObject({
      ok: true,
      mime: 'image/webp',
      breedte: 400,
    });
  }
  const leeg = await page.evaluate(
    () => document.createElement('canvas').toDataURL('image/png').split(',')[1]!,
  );
  const wit = await maak(Buffer.from(leeg, 'base64'));
  expect(near(wit.hoeken?.[0], [255, 255, 255])).toBe(true);
});

test('waar de browser geen WebP schrijft en een worker geen canvas heeft, wordt het op de pagina een JPEG', async () => {
  const oud = await open(() => {
    Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = function (done, type, quality) {
      return toBlob.call(this, done, type === 'image/webp' ? 'image/png' : type, quality);
    };
  });
  const uit = await maak(metGeheim(await teken(2400, 1200)), { op: oud });
  expect(uit).toMatchObject({ ok: true, mime: 'image/jpeg', breedte: 2048, hoogte: 1024 });
  expect(bytesOf(uit).toString('latin1')).not.toContain(GEHEIM);
  const { namen, over } = delen(bytesOf(uit));
  expect(over).toBe(0);
  expect([...new Set(namen)].sort()).toEqual(['c0', 'c4', 'd9', 'da', 'db']);
  await oud.close();
});

test('wat vervaagd is, is weg: een vak heeft één kleur, en de rest is nog scherp', async () => {
  const bron = await teken(1600, 1200);
  const midden = 12 * 32 + 16;
  const scherp = await maak(bron);
  const vaag = await maak(bron, { vakken: [midden] });
  expect(vaag.spreiding).toBeLessThan(8);
  const anders = await maak(bron, { vakken: [0] });
  expect(near(anders.hoeken?.[0], ROOD)).toBe(true);
  expect(bytesOf(vaag).equals(bytesOf(scherp))).toBe(false);
  // the same stripes, not painted over, are stripes
  const strepen = await page.evaluate(
    async ({ base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const beeld = await createImageBitmap(new Blob([bytes]));
      const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 });
      const pen = canvas.getContext('2d')!;
      pen.drawImage(beeld, 0, 0);
      const groen = [...pen.getImageData(802, 602, 46, 46).data].filter((_, at) => at % 4 === 1);
      return Math.max(...groen) - Math.min(...groen);
    },
    { base64: scherp.bytes! },
  );
  expect(strepen).toBeGreaterThan(100);
});

const KWAAD: [string, Buffer][] = [
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)"/>')],
  ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['PDF', Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj')],
  ['GIF', Buffer.from('GIF89a/*\x01\x00\x01\x00*/=1;alert(1)//', 'latin1')],
  ['niets', Buffer.alloc(0)],
  ['één byte', Buffer.from([0xff])],
  ['ruis', Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 251))],
];

test.for(KWAAD)('[C-55] %s is geen foto, ook niet als zijn naam dat zegt', async ([, bytes]) => {
  expect(await maak(bytes, { type: 'image/jpeg' })).toEqual({ ok: false, reden: 'geen-foto' });
});

/** A small PNG that says it is so large; nothing in it is decoded to find out. */
function bom(breedte: number, hoogte: number): Buffer {
  const kop = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000000000000008060000000000000000000000',
    'hex',
  );
  kop.writeUInt32BE(breedte, 16);
  kop.writeUInt32BE(hoogte, 20);
  return kop;
}

test('[C-55] een klein bestand dat uitgepakt het geheugen vult, wordt ongeopend geweigerd', async () => {
  expect(await maak(bom(60_000, 60_000))).toEqual({ ok: false, reden: 'te-groot' });
  expect(await maak(bom(64_001, 1_000))).toEqual({ ok: false, reden: 'te-groot' });
  const zwaar = Buffer.concat([await teken(200, 200), Buffer.alloc(40 * 1024 * 1024)]);
  const geweigerd = await page.evaluate(async (size) => {
    const { foto } = globalThis as unknown as { foto: Fotopagina };
    return foto.startFotowerk().bereid(new Blob([new Uint8Array(size)]));
  }, zwaar.length);
  expect(geweigerd).toEqual({ ok: false, reden: 'te-groot' });
});

test('[C-55] een afgebroken of kapotte foto wordt geweigerd, en de volgende lukt gewoon', async () => {
  const heel = await teken(800, 600, 'image/png');
  expect(await maak(bom(800, 600))).toEqual({ ok: false, reden: 'niet-te-openen' });
  for (const tot of [10, 20, 24]) {
    expect(await maak(heel.subarray(0, tot))).toMatchObject({ ok: false });
  }
  expect(await maak(heel)).toMatchObject({ ok: true });
});

test('een foto van de camera wordt even klein, en het beeld van de camera blijft niet hangen', async () => {
  const uit = await page.evaluate(async () => {
    const { foto } = globalThis as unknown as { foto: Fotopagina };
    const canvas = new OffscreenCanvas(3840, 2160);
    canvas.getContext('2d')!.fillRect(0, 0, 10, 10);
    const beeld = canvas.transferToImageBitmap();
    const werk = foto.startFotowerk();
    const bereid = await werk.bereid(beeld);
    const gemaakt = await werk.maak([]);
    return {
      over: beeld.width,
      voorbeeld: bereid.ok && bereid.waarde.voorbeeld.width,
      maat: gemaakt.ok && [gemaakt.waarde.breedte, gemaakt.waarde.hoogte],
    };
  });
  expect(uit).toEqual({ over: 0, voorbeeld: 1120, maat: [2048, 1152] });
});

test('er zijn nooit twee hele foto’s tegelijk uitgepakt, uit een bestand noch van de camera, ook niet bij de tweede foto', async () => {
  const oud = await open(() => {
    // the same work, on the page where it can be watched
    Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
    const heel = new Set<ImageBitmap>();
    const watched = { meeste: 0, gemaakt: 0, open: () => heel.size };
    const watch = (beeld: ImageBitmap) => {
      watched.gemaakt += 1;
      if (Math.max(beeld.width, beeld.height) > 2048) heel.add(beeld);
      watched.meeste = Math.max(watched.meeste, heel.size);
      return beeld;
    };
    const make = globalThis.createImageBitmap.bind(globalThis) as (...all: unknown[]) => Promise<ImageBitmap>;
    const { close } = ImageBitmap.prototype;
    ImageBitmap.prototype.close = function () {
      heel.delete(this);
      close.call(this);
    };
    Object.assign(globalThis, {
      watched,
      createImageBitmap: async (...all: unknown[]) => watch(await make(...all)),
    });
  });
  const found = await oud.evaluate(
    async (base64) => {
      const { foto, watched } = globalThis as unknown as {
        foto: Fotopagina;
        watched: { meeste: number; gemaakt: number; open(): number };
      };
      const bestand = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
      const werk = foto.startFotowerk();
      const meeste: number[] = [];
      for (let n = 0; n < 2; n += 1) {
        watched.meeste = watched.open();
        await werk.bereid(bestand);
        await werk.maak([]);
        meeste.push(watched.meeste);
        const canvas = Object.assign(document.createElement('canvas'), { width: 3840, height: 2160 });
        canvas.getContext('2d')!.fillRect(0, 0, 10, 10);
        watched.meeste = watched.open();
        await werk.bereid(await createImageBitmap(canvas));
        await werk.maak([]);
        meeste.push(watched.meeste);
      }
      return { meeste, over: watched.open(), gemaakt: watched.gemaakt };
    },
    Buffer.from(await teken(4000, 3000)).toString('base64'),
  );
  // a file is decoded to the size that is kept in one go; of the camera there is the one frame
  expect(found.meeste).toEqual([0, 1, 0, 1]);
  expect(found.over).toBe(0);
  expect(found.gemaakt).toBeGreaterThanOrEqual(8);
  await oud.close();
});

test('[C-74] aan het bureau tekent alleen een JPEG of WebP, en nooit groter dan gevraagd', async () => {
  const jpeg = await teken(3000, 1500);
  const png = await teken(30, 30, 'image/png');
  const lees = (bytes: Buffer) =>
    page.evaluate(async (base64) => {
      const { foto } = globalThis as unknown as { foto: Fotopagina };
      const beeld = await foto.leesFoto(
        Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
        600,
      );
      return beeld.ok ? [beeld.waarde.width, beeld.waarde.height] : beeld.reden;
    }, bytes.toString('base64'));
  expect(await lees(jpeg)).toEqual([600, 300]);
  // a photo with a page in its comment is drawn as the photo it is
  expect(await lees(metGeheim(jpeg))).toEqual([600, 300]);
  expect(await lees(png)).toBe('geen-foto');
  for (const [, bytes] of KWAAD) expect(await lees(bytes)).toBe('geen-foto');
});
