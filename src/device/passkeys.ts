import { fromBase64url, toBase64url } from '#crypto/bytes.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import type { Passkeyweigering } from './surroundings.ts';

/** The browser's passkeys. Nothing of a person is in one: name, icon and id say nothing (design §1, neutral). */

const NAAM = 'Meldroute';
const TIMEOUT = 60_000;
/** ES256, EdDSA, RS256: the signature is never used, the derived secret is. */
const ALGORITHMS = [-7, -8, -257];

type Uitvoer = { prf?: { enabled?: boolean; results?: { first?: ArrayBuffer } } };

/** A cancelled question and a passkey that is gone look the same; anything else means that it cannot be done here. */
async function attempt<T>(act: () => Promise<T>): Promise<Uitkomst<T, Passkeyweigering>> {
  try {
    return gelukt(await act());
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return geweigerd(name === 'NotAllowedError' || name === 'AbortError' ? 'afgebroken' : 'kan-niet');
  }
}

function derived(credential: Credential | null): Uint8Array | undefined {
  const found = (credential as PublicKeyCredential | null)?.getClientExtensionResults() as
    Uitvoer | undefined;
  const first = found?.prf?.results?.first;
  return first && new Uint8Array(first);
}

async function ask(id: string, zout: Uint8Array): Promise<Uint8Array | undefined> {
  const publicKey = {
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    allowCredentials: [{ type: 'public-key' as const, id: fromBase64url(id) }],
    userVerification: 'required' as const,
    timeout: TIMEOUT,
    extensions: { prf: { eval: { first: new Uint8Array(zout) } } },
  };
  return derived(await navigator.credentials.get({ publicKey }));
}

/** Makes a passkey of this device and asks at once what it derives from `zout`. */
export async function makePasskey(
  zout: Uint8Array,
): Promise<Uitkomst<{ id: string; geheim: Uint8Array }, Passkeyweigering>> {
  const made = await attempt(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        rp: { name: NAAM },
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name: NAAM, displayName: NAAM },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { userVerification: 'required' },
        attestation: 'none',
        timeout: TIMEOUT,
        extensions: { prf: { eval: { first: new Uint8Array(zout) } } },
      },
    }),
  );
  if (!made.ok) return made;
  const credential = made.waarde as PublicKeyCredential | null;
  const { prf } = (credential?.getClientExtensionResults() ?? {}) as Uitvoer;
  if (!credential || !prf?.enabled) return geweigerd('kan-niet');
  const id = toBase64url(new Uint8Array(credential.rawId));
  // many authenticators derive only when asked, not when made
  const first = derived(credential);
  const geheim = first ? gelukt(first) : await askPasskey(id, zout);
  return geheim.ok ? gelukt({ id, geheim: geheim.waarde }) : geheim;
}

/** Asks an earlier passkey what it derives from `zout`. */
export async function askPasskey(
  id: string,
  zout: Uint8Array,
): Promise<Uitkomst<Uint8Array, Passkeyweigering>> {
  const asked = await attempt(() => ask(id, zout));
  if (!asked.ok) return asked;
  return asked.waarde ? gelukt(asked.waarde) : geweigerd('kan-niet');
}
