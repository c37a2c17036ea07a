import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { open, readKop, type Kop } from '#crypto/envelope.ts';
import { importSealingPrivate, importSealingPublic, importSigningPublic, type Jwk } from '#crypto/keys.ts';
import { importContentKey, openSignedFrom, openWith, peek, verify } from '#crypto/sealed.ts';
import { openToKey, sealToKey } from './by-hand.ts';
import { keys, textOf, type NamedKey } from './golden.ts';

/** Everything an attacker on the line, at the server or with the public key can do to a text: none is accepted. */

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
console.log(`mutations: SEED=${seed}`);
const many = (numRuns: number) => ({ numRuns, seed, endOnFailure: true });

const publicOf = ({ jwk }: NamedKey): Jwk => ({ kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y });
const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const unb64 = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

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

/* ── What can be done to a compact text ─────────────────────────────────── */

type Change = (text: string) => string;
const at = (n: number, length: number): number => n % Math.max(1, length);
const number = fc.nat(1_000_000);

function onPart(index: number, change: (part: string) => string): Change {
  return (text) =>
    text
      .split('.')
      .with(index, change(text.split('.')[index] ?? ''))
      .join('.');
}
const onHeader = (change: (header: Record<string, unknown>) => unknown): Change =>
  onPart(0, (part) => b64(change(unb64(part))));

const flipBit = (n: number): ((part: string) => string) => {
  return (part) => {
    const bytes = Buffer.from(part, 'base64url');
    if (bytes.length === 0) return 'AA';
    const where = at(n, bytes.length * 8);
    bytes[where >> 3] = (bytes[where >> 3] ?? 0) ^ (1 << (where & 7));
    return bytes.toString('base64url');
  };
};

/** Another spelling of the same bytes: the bits that the last character has to spare. */
const respell = (part: string): string => {
  const spare = { 2: 16, 3: 4 }[part.length % 4];
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return spare === undefined
    ? `${part}=`
    : part.slice(0, -1) + alphabet[alphabet.indexOf(part.at(-1) ?? 'A') + 1];
};

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 1, -1, 1.5, 2 ** 53, '', 'none', [], {}, '1'),
  fc.string(),
  fc.jsonValue({ maxDepth: 2 }),
);
const algorithms = fc.constantFrom(
  ...'none dir HS256 RS256 RSA-OAEP RSA-OAEP-256 RSA1_5 A256KW ECDH-ES ES384 ECDH-ES+A128KW'.split(' '),
  ...'PBES2-HS256+A128KW A128GCM A256CBC-HS512 A256GCMKW es256 NONE EdDSA'.split(' '),
);
const addition = fc.constantFrom<Record<string, unknown>>(
  { crit: ['exp'] },
  { crit: [] },
  { crit: ['b64'], b64: false },
  { zip: 'DEF' },
  { jku: 'https://example.org/keys' },
  { x5u: 'https://example.org/cert' },
  { jwk: publicOf(keys.teken) },
  { x5c: ['MIIB'] },
  { apu: 'AAAA' },
  { apv: 'AAAA' },
  { iv: 'AAAA', tag: 'AAAA' },
  { p2s: 'AAAA', p2c: 2 ** 31 },
  { cty: 'JWT' },
  { extra: 1 },
);
const types = fc.constantFrom(
  'JWT',
  'jwe',
  'mr-env+jwe',
  'mr-sig+jws',
  'mr-label+jwe',
  'mr-ontvangst+jws',
  'MR-ENV+JWE',
);

function changes(parts: 3 | 5, fields: readonly string[], others: readonly string[]): fc.Arbitrary<Change> {
  const part = fc.nat(parts - 1);
  const field = fc.constantFrom(...fields);
  const other = fc.constantFrom(...others);
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(part, number).map(([i, n]) => onPart(i, flipBit(n))) },
    part.map((i) => onPart(i, respell)),
    number.map(
      (n): Change =>
        (text) =>
          text.slice(0, at(n, text.length)),
    ),
    number.map(
      (n): Change =>
        (text) =>
          text.slice(at(n, text.length) + 1),
    ),
    fc.tuple(number, fc.string({ minLength: 1, maxLength: 3 })).map(
      ([n, more]): Change =>
        (text) =>
          text.slice(0, at(n, text.length)) + more + text.slice(at(n, text.length)),
    ),
    part.map((i) => onPart(i, () => '')),
    part.map(
      (i): Change =>
        (text) =>
          text.split('.').toSpliced(i, 1).join('.'),
    ),
    fc.tuple(part, part).map(
      ([i, j]): Change =>
        (text) =>
          text
            .split('.')
            .with(i, text.split('.')[j] ?? '')
            .join('.'),
    ),
    {
      weight: 3,
      arbitrary: fc.tuple(part, other).map(([i, from]) => onPart(i, () => from.split('.')[i] ?? '')),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.subarray([...Array(parts).keys()], { minLength: 1, maxLength: parts - 1 }), other)
        .map(
          ([which, from]): Change =>
            (text) =>
              text
                .split('.')
                .map((own, i) => (which.includes(i) ? (from.split('.')[i] ?? '') : own))
                .join('.'),
        ),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(field, junk).map(([name, value]) => onHeader((h) => ({ ...h, [name]: value }))),
    },
    field.map((name) =>
      onHeader((h) => Object.fromEntries(Object.entries(h).filter(([own]) => own !== name))),
    ),
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('alg', 'enc'), algorithms)
        .map(([n, v]) => onHeader((h) => ({ ...h, [n]: v }))),
    },
    { weight: 2, arbitrary: addition.map((more) => onHeader((h) => ({ ...h, ...more }))) },
    fc.tuple(fc.constantFrom('typ', 'cty'), types).map(([n, v]) => onHeader((h) => ({ ...h, [n]: v }))),
    fc.constantFrom(99, 0, 2, -1, '1', 1.5).map((suite) => onHeader((h) => ({ ...h, suite }))),
    junk.map((value) => onHeader(() => value)),
    fc.string({ unit: 'binary', maxLength: 200 }).map(
      (text): Change =>
        () =>
          text,
    ),
    fc.constantFrom('', '.', '..', '....', '.....', 'a.b.c', 'a.b.c.d.e').map(
      (text): Change =>
        () =>
          text,
    ),
  );
}

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
