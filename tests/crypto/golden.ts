import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The vectors of every suite ever released. They are opened for ever, and never made again. */

const folder = join(import.meta.dirname, 'vectors/suite1');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

export interface NamedKey {
  kid: string;
  jwk: JsonWebKey & { x: string; y: string; d: string };
}

type KeyName = 'wortel' | 'ontvangst' | 'toestelsleutel' | 'teken' | 'ontsluit' | 'kring' | 'postvaksleutel';
type SecretName = 'zaaksleutel' | 'conceptsleutel';

export const keys = read('keys.json') as Record<KeyName, NamedKey> &
  Record<SecretName | 'tenant' | 'toestel' | 'lid' | 'postvak', string>;

interface Kop {
  tenant: string;
  envId: string;
  kring: string;
  epoch: number;
  keyset: number;
}
interface Named<K extends string, E> {
  kind: K;
  name: string;
  text: string;
  expect: E;
}
interface Signed {
  data: unknown;
  signer: string;
  herkomst: string;
}

export type EnvelopeVector = Named<
  'envelope',
  { kop: Kop; payload?: unknown; payloadSha256?: string; signer: string; herkomst: string }
>;
export type Vector =
  | EnvelopeVector
  | (Named<'sealed', { data: unknown }> & { key: KeyName; typ: string })
  | (Named<'sealed-signed', Signed> & { key: KeyName; typ: string })
  | (Named<'sealed-with', Signed & { header: unknown }> & { key: SecretName; typ: string })
  | (Named<'signed', { data: unknown; kid: string }> & { key: KeyName; typ: string })
  | (Named<'bytes', { utf8: string }> & { key: SecretName; aad: string })
  | (Named<'photo', { begin: string; sha256: string }> & {
      plaats: { tenant: string; id: string };
      sleutel: { sleutel: string; sha256: string; bytes: number; delen: number };
    })
  | (Named<'vault', { header: unknown; data: unknown; aanmeldgeheim: string }> & {
      wachtzin: string;
      afleiding: { zout: string; m: number; t: number; p: number };
    });

export interface Derivations {
  thumbprint: { of: NamedKey['jwk']; is: string };
  code: string;
  halves: { toegang: string; binding: string };
  bindDevice: { key: NamedKey['jwk']; is: string };
  bindMember: { teken: NamedKey['jwk']; ontsluit: NamedKey['jwk']; is: string };
  invitationWords: { wortel: string; is: string[] };
  memberWords: { is: string[] };
  words: { hash: string; is: string[] };
  noodsleutel: { words: string[]; jwk: NamedKey['jwk'] };
}

export const derivations = read('derivations.json') as Derivations;

const aside = new Set(['keys.json', 'derivations.json']);
export const vectors: readonly Vector[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !aside.has(name))
  .map((name) => ({ ...(read(name) as Vector), name: name.replace('.json', '') }));

/** Gives the text of one vector, to change and to see refused. */
export function textOf(name: string): string {
  const found = vectors.find((vector) => vector.name === name);
  if (!found) throw new Error(`no vector ${name}`);
  return found.text;
}
