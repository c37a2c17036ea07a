import * as z from 'zod/mini';
import { makeEmergencyKey } from '#crypto/emergency.ts';
import {
  type Jwk,
  exportPrivate,
  importSealingPublic,
  importSigningPrivate,
  makeSealingKey,
  makeSigningKey,
  randomToken,
  splitCode,
  thumbprint,
} from '#crypto/keys.ts';
import { ARGON2, deriveSecrets, generatePassphrase, normalise } from '#crypto/passphrase.ts';
import type { Gemeente } from '#domain/gemeente.ts';
import type { Routeconfiguratie } from '#domain/routeconfiguratie.ts';
import type { Inrichting, InrichtingBegonnen, Kluisblad, Lid, LidAanvraag } from '#protocol/leden.ts';
import type { Omslag, Sleutelbos } from '#protocol/sleutelbos.ts';
import type { Uitnodiging } from '#protocol/toestel.ts';
import { HOOFDKRING, type Kluisinhoud, sealVault, signKeyset, wrap } from './desk-keyring.ts';
import { sealSettings } from './desk-settings.ts';
import { bindMember, memberWords } from './invitation.ts';

export type Vraag = readonly [number, number, number];

/** Takes how many words there are; gives three different places in them, counted from one, in order. */
export function chooseThree(of: number): Vraag {
  const places = new Set<number>();
  // 256 is no multiple of 6 or 24: what is left over would favour the first words
  const fair = 256 - (256 % of);
  while (places.size < 3) {
    const [drawn = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (drawn < fair) places.add((drawn % of) + 1);
  }
  const [a = 1, b = 2, c = 3] = [...places].sort((one, other) => one - other);
  return [a, b, c];
}

/** Takes the words, which of them were asked and what was typed; true when the paper can be read. */
export const proves = (words: readonly string[], vraag: Vraag, typed: readonly string[]): boolean =>
  typed.length === vraag.length &&
  vraag.every((place, i) => normalise(typed[i] ?? '') === normalise(words[place - 1] ?? ''));

/** What a ceremony shows a person, once. */
export interface Getoond {
  noodsleutel: readonly string[];
  wachtzin: readonly string[];
  vraagNoodsleutel: Vraag;
  vraagWachtzin: Vraag;
}

/** A member who is being made: her keys and passphrase exist in this worker and nowhere else. */
interface Wording {
  wachtzin: readonly string[];
  vraagWachtzin: Vraag;
  teken: Jwk;
  ontsluit: Jwk;
  sign: CryptoKey;
  /** Derives from the passphrase and wraps: about a second. */
  seal(of: {
    tenant: string;
    lid: string;
    wortel: string;
  }): Promise<{ kluis: Kluisblad; aanmeldgeheim: string; inhoud: Kluisinhoud }>;
}

async function makeMember(): Promise<Wording> {
  const [teken, ontsluit] = await Promise.all([
    makeSigningKey({ extractable: true }),
    makeSealingKey({ extractable: true }),
  ]);
  const wachtzin = generatePassphrase();
  return {
    wachtzin,
    vraagWachtzin: chooseThree(wachtzin.length),
    teken: teken.jwk,
    ontsluit: ontsluit.jwk,
    sign: teken.privateKey,
    async seal({ tenant, lid, wortel }) {
      const zout = randomToken(16);
      const { kek, aanmeldgeheim } = await deriveSecrets(wachtzin.join(' '), zout, ARGON2);
      const [prive, open] = await Promise.all([
        exportPrivate(teken.privateKey),
        exportPrivate(ontsluit.privateKey),
      ]);
      const inhoud = { v: 1, tenant, lid, wortel, teken: prive, ontsluit: open } as Kluisinhoud;
      const jwe = await sealVault(kek, inhoud);
      return { aanmeldgeheim, inhoud, kluis: { v: 1, afleiding: { ...ARGON2, zout }, jwe } };
    },
  };
}

export interface Inrichtingsopdracht {
  code: string;
  gemeente: Gemeente;
  loginnaam: string;
  route: Routeconfiguratie;
  overlegNaam: string;
}

/**
 * Makes every key of a municipality (security B4.1). Nothing of it has left this worker until `finish` is asked, and
 * both proofs are asked before that; whoever stops half way leaves nothing behind.
 */
export async function makeMunicipality(
  opdracht: Inrichtingsopdracht,
  begonnen: z.infer<typeof InrichtingBegonnen>,
  nu: string,
): Promise<Getoond & { finish(): Promise<{ bericht: z.infer<typeof Inrichting>; kluis: Kluisinhoud }> }> {
  const { tenant, ontvangst } = begonnen;
  const [wortel, kring, nood, member] = await Promise.all([
    makeSigningKey({ extractable: true }),
    makeSealingKey({ extractable: true }),
    makeEmergencyKey(),
    makeMember(),
  ]);
  const lid: Lid = { lid: randomToken(16), loginnaam: opdracht.loginnaam, rol: 'aandachtsfunctionaris' };
  const kid = await thumbprint(kring.jwk);

  return {
    noodsleutel: nood.words,
    vraagNoodsleutel: chooseThree(nood.words.length),
    wachtzin: member.wachtzin,
    vraagWachtzin: member.vraagWachtzin,
    async finish() {
      const bos: Sleutelbos = {
        v: 1,
        tenant,
        gemeente: opdracht.gemeente,
        versie: 1,
        wortel: wortel.jwk,
        kringen: [{ kring: HOOFDKRING, epoch: 1, kid, sleutel: kring.jwk }],
        ontvangst: [ontvangst],
        leden: [{ lid: lid.lid, teken: member.teken, ontsluit: member.ontsluit }],
        gemaaktOp: nu,
      };
      const { kluis, aanmeldgeheim, inhoud } = await member.seal({
        tenant,
        lid: lid.lid,
        wortel: await thumbprint(wortel.jwk),
      });
      const [wortelPrive, kringPrive] = await Promise.all([
        exportPrivate(wortel.privateKey),
        exportPrivate(kring.privateKey),
      ]);
      const ontvangers = [
        { naam: `lid/${lid.lid}`, jwk: member.ontsluit },
        { naam: 'noodsleutel', jwk: nood.jwk },
      ];
      const omslagen: Omslag[] = await Promise.all(
        ontvangers.flatMap((voor) => [
          wrap(tenant, 'wortel', wortelPrive, voor),
          wrap(tenant, `kring/${HOOFDKRING}/1`, kringPrive, voor),
        ]),
      );
      const instellingen = await sealSettings(
        { tenant, versie: 1, route: opdracht.route, overlegNaam: opdracht.overlegNaam },
        { kid, publicKey: await importSealingPublic(kring.jwk) },
        { key: member.sign, kid: lid.lid },
      );
      const bericht = {
        code: opdracht.code,
        tenant,
        sleutelbos: await signKeyset(bos, await importSigningPrivate(wortelPrive)),
        lid,
        kluis,
        aanmeldgeheim,
        omslagen,
        instellingen,
      };
      return { bericht, kluis: inhoud };
    },
  };
}

/** Makes the keys of a second member. She pins the root of the invitation, and waits until somebody lets her in. */
export async function makeJoiner(
  uitnodiging: Uitnodiging,
  loginnaam: string,
  rol: Lid['rol'],
): Promise<
  Pick<Getoond, 'wachtzin' | 'vraagWachtzin'> & {
    woorden: readonly string[];
    bericht(): Promise<z.infer<typeof LidAanvraag>>;
  }
> {
  const { tenant, code, wortel } = uitnodiging;
  const member = await makeMember();
  const lid: Lid = { lid: randomToken(16), loginnaam, rol };
  const { teken, ontsluit } = member;
  return {
    wachtzin: member.wachtzin,
    vraagWachtzin: member.vraagWachtzin,
    woorden: await memberWords(teken, ontsluit),
    async bericht() {
      const { toegang, binding } = await splitCode(code);
      const { kluis, aanmeldgeheim } = await member.seal({ tenant, lid: lid.lid, wortel });
      return {
        tenant,
        toegang,
        lid,
        kluis,
        aanmeldgeheim,
        teken,
        ontsluit,
        binding: await bindMember(binding, teken, ontsluit),
      };
    },
  };
}
