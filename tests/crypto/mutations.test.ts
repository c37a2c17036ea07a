import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { open, readKop, type Kop } from '#crypto/envelope.ts';
import { importSealingPrivate, importSealingPublic, importSigningPublic } from '#crypto/keys.ts';
import { importContentKey, openSignedFrom, openWith, peek, verify } from '#crypto/sealed.ts';
import { openToKey, sealToKey } from './by-hand.ts';
import { changes, onHeader, publicOf, type Change } from './changes.ts';
import { keys, textOf } from './golden.ts';

/** Everything an attacker on the line, at the server or with the public key can do to a text: none is accepted. */

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
console.log(`mutations: SEED=${seed}`);
const many = (numRuns: number) => ({ numRuns, seed, endOnFailure: true });

let kring: CryptoKey;
let postvak: CryptoKey;
let zaak: CryptoKey;
const known = new Map<string, CryptoKey>();
const signerOf = (kid: string): CryptoKey | undefined => known.get(kid);

beforeAll(async () => {
  kring = await importSealingPrivate(keys.kring.jwk);
  postvak = await importSealingPrivate(keys.postvaksleutel.jwk);
  zaak = await importContentKey(keys.zaaksleutel);
  for (const key of [keys.toestelsleutel, keys.teken, keys.wortel, keys.ontvangst]) {
    known.set(key.kid, await importSigningPublic(publicOf(key)));
  }
});

/** Some changes leave a text as it was: those are no mutation. JSON that says the same in other bytes still is one. */
async function refused(text: string, change: Change, read: (text: string) => Promise<{ ok: boolean }>) {
  const changed = change(text);
  fc.pre(changed !== text);
  const result = await read(changed);
  expect(result).toEqual({ ok: false, reden: expect.any(String) as string });
}

/* ── Envelopes ──────────────────────────────────────────────────────────── */

const envelopes = ['envelope-one-character', 'envelope-unicode', 'envelope-not-deflated'].map(textOf);
const FIELDS = [
  'alg',
  'enc',
  'typ',
  'cty',
  'suite',
  'tenant',
  'envId',
  'kring',
  'epoch',
  'keyset',
  'kid',
  'epk',
];

test('[C-6] of 8,000 envelopes changed on the way none is accepted, and none makes the desk stumble', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...envelopes),
      changes(5, FIELDS, [...envelopes, textOf('mailbox-message'), textOf('log-entry')]),
      async (text, change) => {
        await refused(text, change, (changed) => {
          readKop(changed);
          return open(changed, { recipient: kring, signerOf });
        });
      },
    ),
    many(8_000),
  );
});

/** Anyone who knows the public key of the kring can seal: so the inside is changed too, and sealed again. */
test('[C-6] of 2,000 envelopes changed inside and sealed again none passes for its device', async () => {
  const inner = await Promise.all(envelopes.map(async (text) => openToKey(text, keys.kring.jwk)));
  const texts = inner.map(({ plaintext }) => plaintext.toString('utf8'));
  const swap = fc.tuple(fc.nat(2), fc.nat(2)).filter(([a, b]) => a !== b);
  const kopOf = (i: number): Kop => {
    const { tenant, envId, kring: naam, epoch, keyset } = (inner[i]?.header ?? {}) as unknown as Kop;
    return { tenant, envId, kring: naam, epoch, keyset };
  };
  const reseal = (plaintext: string, kop: Kop): Promise<string> =>
    sealToKey(Buffer.from(plaintext), { ...inner[0]?.header, ...kop }, keys.kring.jwk);
  const accepted = async (jwe: string): Promise<boolean> => {
    const read = await open(jwe, { recipient: kring, signerOf });
    return read.ok && read.waarde.herkomst === 'bevestigd';
  };
  expect(await accepted(await reseal(texts[0] ?? '', kopOf(0)))).toBe(true);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(2),
      fc.option(changes(3, ['alg', 'typ', 'kid'], [...texts, textOf('receipt'), textOf('device-proof')])),
      swap,
      async (i, change, [from, to]) => {
        const own = texts[i] ?? '';
        if (change) {
          const changed = change(own);
          fc.pre(changed !== own);
          expect(await accepted(await reseal(changed, kopOf(i)))).toBe(false);
        } else {
          expect(await accepted(await reseal(texts[from] ?? '', kopOf(to)))).toBe(false);
        }
      },
    ),
    many(2_000),
  );
});

/* ── The rest ───────────────────────────────────────────────────────────── */

const signed = [
  ['keyset', 'mr-sleutelbos+jws', 'wortel'],
  ['receipt', 'mr-ontvangst+jws', 'ontvangst'],
  ['device-proof', 'mr-toestelbewijs+jws', 'toestelsleutel'],
] as const;

test.each(signed)('[C-14] of 2,000 changed texts of the kind %s none is accepted', async (name, typ, by) => {
  const text = textOf(name);
  const others = signed.map(([each]) => textOf(each));
  const key = await importSigningPublic(publicOf(keys[by]));
  expect((await verify(text, typ, key)).ok).toBe(true);
  await fc.assert(
    fc.asyncProperty(changes(3, ['alg', 'typ', 'kid'], others), async (change) => {
      await refused(text, change, (changed) => {
        peek(changed, typ);
        return verify(changed, typ, key);
      });
    }),
    many(2_000),
  );
});

test('[C-6] of 2,000 changed entries of a case log none is accepted', async () => {
  const text = textOf('log-entry');
  const typ = 'mr-regel+jwe';
  expect((await openWith(text, zaak, typ, signerOf)).ok).toBe(true);
  const change = changes(5, ['alg', 'enc', 'typ', 'cty', 'suite', 'kop'], [...envelopes, textOf('vault')]);
  const moved = fc.record({ melding: fc.uuid(), regelId: fc.uuid(), tenant: fc.string() });
  const any = fc.oneof(
    { weight: 9, arbitrary: change },
    moved.map((kop) => onHeader((h) => ({ ...h, kop }))),
  );
  await fc.assert(
    fc.asyncProperty(any, async (how) => {
      await refused(text, how, (changed) => openWith(changed, zaak, typ, signerOf));
    }),
    many(2_000),
  );
});

test('[C-20] of 2,000 changed mailbox messages none is accepted', async () => {
  const text = textOf('mailbox-message');
  const typ = 'mr-bericht+jwe';
  expect((await openSignedFrom(text, postvak, typ, signerOf)).ok).toBe(true);
  const change = changes(
    5,
    ['alg', 'enc', 'typ', 'cty', 'suite', 'kid', 'epk'],
    [...envelopes, textOf('case-key')],
  );
  await fc.assert(
    fc.asyncProperty(change, async (how) => {
      await refused(text, how, (changed) => openSignedFrom(changed, postvak, typ, signerOf));
    }),
    many(2_000),
  );
});

test('a point that is not on the curve, or is of another, ends as unreadable (invalid-curve attack)', async () => {
  const [text = ''] = envelopes;
  const { x } = publicOf(keys.kring);
  await expect(importSealingPublic({ kty: 'EC', crv: 'P-256', x, y: x })).rejects.toThrow();
  for (const epk of [
    { kty: 'EC', crv: 'P-256', x, y: x },
    { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) },
    { kty: 'EC', crv: 'P-384', x, y: x },
    { kty: 'OKP', crv: 'X25519', x },
  ]) {
    const changed = onHeader((header) => ({ ...header, epk }))(text);
    expect(await open(changed, { recipient: kring, signerOf })).toEqual({ ok: false, reden: 'onleesbaar' });
  }
});
