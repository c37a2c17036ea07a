import { type Jwk, hmac, sha256, thumbprint } from '#crypto/keys.ts';
import { wordsOf } from '#crypto/words.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Uitnodiging } from '#protocol/toestel.ts';

/**
 * What phone and desk must compute alike when one invites the other. The code in the link is split in two halves
 * (`splitCode`): the server sees only the access half, the binding half never leaves the two people.
 */

/** Takes where the desk lives and the invitation; gives the link that is shown as a QR. */
export function invitationLink(origin: string, uitnodiging: Uitnodiging): string {
  const text = btoa(JSON.stringify(uitnodiging));
  return `${origin}/uitnodiging#${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Takes the whole link or only its fragment; refuses what is not an invitation of this version. */
export function readInvitation(text: string): Uitkomst<Uitnodiging, 'uitnodiging-onleesbaar'> {
  const fragment = text
    .trim()
    .replace(/^[^#]*#/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  try {
    const parsed = Uitnodiging.safeParse(JSON.parse(atob(fragment)));
    return parsed.success ? gelukt(parsed.data) : geweigerd('uitnodiging-onleesbaar');
  } catch {
    return geweigerd('uitnodiging-onleesbaar');
  }
}

/** Three words that both screens show: the same code and the same root key at both ends. */
export async function invitationWords(uitnodiging: Pick<Uitnodiging, 'code' | 'wortel'>) {
  const words = wordsOf(await sha256(`${uitnodiging.code}.${uitnodiging.wortel}`), 3);
  const [first = '', second = '', third = ''] = words;
  return [first, second, third] as const;
}

/** Takes the binding half of the code and a device key; gives the proof that no server put another key in its place. */
export async function bindDevice(binding: string, sleutel: Jwk): Promise<string> {
  return hmac(binding, `toestel.${await thumbprint(sleutel)}`);
}

/** The same for the two keys of a second member. */
export async function bindMember(binding: string, teken: Jwk, ontsluit: Jwk): Promise<string> {
  return hmac(binding, `lid.${await thumbprint(teken)}.${await thumbprint(ontsluit)}`);
}

/** Six words over both public keys of a waiting member: read aloud before she is let in. */
export async function memberWords(teken: Jwk, ontsluit: Jwk): Promise<readonly string[]> {
  return wordsOf(await sha256(`${await thumbprint(teken)}.${await thumbprint(ontsluit)}`), 6);
}
