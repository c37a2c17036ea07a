import {
  decryptBytes,
  encryptBytes,
  exportContentKey,
  importContentKey,
  makeContentKey,
  sealTo,
} from '#crypto/sealed.ts';
import { importSealingPublic, type Jwk } from '#crypto/keys.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Signaal } from '#domain/signaal.ts';
import { type Dichtconcept } from '#protocol/envelop.ts';
import { type Sleutelbos } from '#protocol/sleutelbos.ts';
import { TYP_CONCEPTSLEUTEL } from '#protocol/zegels.ts';
import type { Conceptrij } from './db.ts';
import { recipientOf } from './keyset.ts';
import { TYP_KLUISCONCEPT } from './own-seals.ts';

/** How a concept is written: one AES-GCM over its JSON, under a key of its own (decisions: concept key). */

const aad = (conceptId: string): string => `mr-concept-v1.${conceptId}`;

/** Seals the newest content; a fresh nonce every time. */
export const sealContent = (
  sleutel: CryptoKey,
  id: string,
  signaal: Signaal,
): Promise<Uint8Array<ArrayBuffer>> =>
  encryptBytes(sleutel, new TextEncoder().encode(JSON.stringify(signaal)), aad(id));

/** Opens content; refuses what another key sealed and what is no Signaal of a version this app knows. */
export async function openContent(
  sleutel: CryptoKey,
  rij: Pick<Conceptrij, 'id' | 'inhoud'>,
): Promise<Uitkomst<Signaal, 'onleesbaar'>> {
  const opened = await decryptBytes(sleutel, rij.inhoud, aad(rij.id));
  if (!opened.ok) return opened;
  const parsed = Signaal.safeParse(JSON.parse(new TextDecoder().decode(opened.waarde)));
  return parsed.success ? gelukt(parsed.data) : geweigerd('onleesbaar');
}

type Kluis = { id: string; sleutel: Jwk };

/** Makes the key of a concept and seals it to who may open it: the kring always, the vault where there is one. */
export async function makeConceptKey(bos: Sleutelbos, kluis: Kluis | undefined) {
  const extractable = await makeContentKey(true);
  const k = await exportContentKey(extractable);
  const { publiek, kid } = await recipientOf(bos);
  return {
    sleutel: await importContentKey(k),
    sleutelKring: await sealTo(publiek, kid, TYP_CONCEPTSLEUTEL, { k }),
    ...(kluis && {
      kluis: kluis.id,
      sleutelKluis: await sealTo(await importSealingPublic(kluis.sleutel), kluis.id, TYP_KLUISCONCEPT, { k }),
    }),
  };
}

/** What a locked phone hands to the kring of a concept it cannot read itself. */
export const closedConcept = ({ id, sleutelKring, inhoud }: Conceptrij): Dichtconcept => ({
  v: 1,
  conceptId: id,
  conceptSleutel: sleutelKring,
  inhoud: base64url(inhoud),
});

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
