import * as fc from 'fast-check';
import { keys, type NamedKey } from './golden.ts';
import type { Jwk } from '#crypto/keys.ts';

export const publicOf = ({ jwk }: NamedKey): Jwk => ({ kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y });
const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const unb64 = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/** What can be done to a compact text by whoever holds it. */

export type Change = (text: string) => string;
const at = (n: number, length: number): number => n % Math.max(1, length);
const number = fc.nat(1_000_000);

function onPart(index: number, change: (part: string) => string): Change {
  return (text) =>
    text
      .split('.')
      .with(index, change(text.split('.')[index] ?? ''))
      .join('.');
}
export const onHeader = (change: (header: Record<string, unknown>) => unknown): Change =>
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

/** Takes the shape of a text, its header fields and other texts to splice from; gives a change. */
export function changes(
  parts: 3 | 5,
  fields: readonly string[],
  others: readonly string[],
): fc.Arbitrary<Change> {
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
