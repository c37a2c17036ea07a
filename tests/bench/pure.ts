import { webcrypto } from 'node:crypto';
import { open, seal } from '#crypto/envelope.ts';
import { makeSealingKey, makeSigningKey, randomToken, thumbprint } from '#crypto/keys.ts';
import { vindGevoelig } from '#domain/gevoelig.ts';
import { voorbeelden } from '#domain/voorbeelden.ts';
import { type Row, percentile } from './row.ts';

const { subtle } = webcrypto;
const ENVELOPES = 200;
const ROUNDS = 7;
const REPEATS = 20;

const unb64 = (part: string | undefined): Buffer => Buffer.from(part ?? '', 'base64url');
const u32 = (n: number): Buffer => Buffer.from([n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]);

interface Keys {
  recipient: CryptoKey;
  device: CryptoKey;
}

/** Milliseconds of processor: what others do on this machine is not counted. */
async function cost(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}

/** The same work with nothing around it: agreement, key unwrap, decryption, verification, inflating (protocol §2). */
async function bare(jwe: string, { recipient, device }: Keys): Promise<unknown> {
  const [head = '', wrapped, iv, ciphertext, tag] = jwe.split('.');
  const { alg, epk } = JSON.parse(unb64(head).toString()) as { alg: string; epk: webcrypto.JsonWebKey };
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const point = await subtle.importKey('jwk', epk, curve, false, []);
  const z = Buffer.from(await subtle.deriveBits({ name: 'ECDH', public: point }, recipient, 256));
  const info = [u32(1), z, u32(alg.length), Buffer.from(alg), u32(0), u32(0), u32(256)];
  const derived = await subtle.digest('SHA-256', Buffer.concat(info));
  const kek = await subtle.importKey('raw', derived, 'AES-KW', false, ['unwrapKey']);
  const cek = await subtle.unwrapKey('raw', unb64(wrapped), kek, 'AES-KW', 'AES-GCM', false, ['decrypt']);
  const how = { name: 'AES-GCM', iv: unb64(iv), additionalData: Buffer.from(head) };
  const plain = await subtle.decrypt(how, cek, Buffer.concat([unb64(ciphertext), unb64(tag)]));
  const [inner, payload, signature] = Buffer.from(plain).toString().split('.');
  const signed = Buffer.from(`${inner}.${payload}`);
  const ecdsa = { name: 'ECDSA', hash: 'SHA-256' };
  if (!(await subtle.verify(ecdsa, device, unb64(signature), signed))) throw new Error('signature');
  const padded = unb64(payload);
  return JSON.parse(await inflated(new Uint8Array(padded.subarray(5, 5 + padded.readUInt32BE(1)))));
}

/** Opening envelopes beside bare WebCrypto of the same envelopes, in turns; per envelope. */
async function opening(): Promise<Row> {
  const [kring, device] = await Promise.all([makeSealingKey(), makeSigningKey()]);
  const kid = await thumbprint(kring.jwk);
  const toestel = randomToken(16);
  const signaal = voorbeelden[1]!.signaal('2026-03-01T06:50:00Z');
  const envelopes = await Promise.all(
    Array.from({ length: ENVELOPES }, async () => {
      const kop = {
        tenant: randomToken(16),
        envId: webcrypto.randomUUID(),
        kring: 'meldpunt',
        epoch: 1,
        keyset: 1,
      };
      const made = await seal({
        kop,
        kid,
        recipient: kring.publicKey,
        payload: { v: 1, kop, signaal },
        signer: { key: device.privateKey, kid: toestel },
      });
      if (!made.ok) throw new Error(made.reden);
      return made.waarde;
    }),
  );
  const keys = { recipient: kring.privateKey, device: device.publicKey };
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    floor.push(
      await cost(async () => {
        for (const jwe of envelopes) await bare(jwe, keys);
      }),
    );
    ours.push(
      await cost(async () => {
        for (const jwe of envelopes) {
          const opened = await open(jwe, { recipient: keys.recipient, signerOf: () => keys.device });
          if (!opened.ok) throw new Error(opened.reden);
        }
      }),
    );
  }
  return {
    scenario: 'crypto',
    what: 'one envelope opened, beside bare WebCrypto and DecompressionStream of the same, processor',
    unit: 'ms',
    ours: percentile(ours, 0.5) / ENVELOPES,
    floor: percentile(floor, 0.5) / ENVELOPES,
    ratioToFloor: percentile(ours, 0.5) / percentile(floor, 0.5),
    ratioLimit: 2,
  };
}

/** A text twice as long costs no more than three times: it grows with the length, also for what is nasty to it. */
async function gevoelig(): Promise<Row> {
  const stukken = ['NL91 ABNA 0417 1643 ', '06-1234567 ', '111222334 ', '+31 (0)6 12 34 ', 'a1 '];
  const looking = async (stuk: string, length: number): Promise<number> => {
    const tekst = stuk.repeat(Math.ceil(length / stuk.length)).slice(0, length);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      times.push(
        await cost(() => {
          for (let n = 0; n < REPEATS; n += 1) vindGevoelig(tekst);
        }),
      );
    }
    return percentile(times, 0.5) / REPEATS;
  };
  const pairs: { ours: number; floor: number }[] = [];
  for (const stuk of stukken) {
    await looking(stuk, 20_000); // compiled, as it is in the app after the first sentences
    pairs.push({ floor: await looking(stuk, 20_000), ours: await looking(stuk, 40_000) });
  }
  const worst = pairs.toSorted((a, b) => b.ours / b.floor - a.ours / a.floor)[0]!;
  return {
    scenario: 'text',
    what: 'BSN, IBAN and phone number looked for in 40,000 characters, beside 20,000, processor',
    unit: 'ms',
    ...worst,
    ratioToFloor: worst.ours / worst.floor,
    ratioLimit: 3,
  };
}

/** What needs no browser. */
export const pure = async (): Promise<Row[]> => [await opening(), await gevoelig()];
