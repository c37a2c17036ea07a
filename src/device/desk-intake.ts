import * as z from 'zod/mini';
import { fromBase64url, text } from '#crypto/bytes.ts';
import { open, readKop } from '#crypto/envelope.ts';
import { sha256 } from '#crypto/keys.ts';
import { decryptBytes, importContentKey, openFrom } from '#crypto/sealed.ts';
import { kenmerkVan } from '#domain/kenmerk.ts';
import { leesBijbericht } from '#domain/bijbericht.ts';
import { type Binnenkomst, type Herkomst, type Oorsprong, leesOorsprong } from '#domain/oorsprong.ts';
import { Signaal } from '#domain/signaal.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Token } from '#protocol/basis.ts';
import { Dichtconcept, type Envelopregel, Envelopinhoud } from '#protocol/envelop.ts';
import { TYP_CONCEPTSLEUTEL } from '#protocol/zegels.ts';
import type { Devices } from './desk-devices.ts';
import type { Keyring } from './desk-keyring.ts';

/** Why an envelope cannot be opened. It is kept, shown with this word, and holds nothing up. */
export type Envelopweigering =
  | 'onleesbaar'
  | 'te-groot'
  /** of a newer version: it can be read after an update */
  | 'onbekende-suite'
  /** the clear fields are not those inside: moved, replayed under another name, or re-wrapped */
  | 'kop-klopt-niet'
  | 'handtekening-ongeldig'
  | 'andere-gemeente'
  /** sealed to an epoch of which this member has no key */
  | 'onbekend-tijdvak'
  /** signed by another phone than it names */
  | 'ander-toestel';

/** An envelope that was opened; the text it came in is forgotten, its fingerprint is not. */
export interface Gelezen {
  readonly vingerafdruk: string;
  readonly inhoud: Omit<Envelopinhoud, 'signaal'>;
  readonly signaal: unknown;
  readonly herkomst: Exclude<Herkomst, 'bureau'>;
}

export interface Stuk {
  readonly regel: Omit<Envelopregel, 'envelop'>;
  readonly gelezen: Uitkomst<Gelezen, Envelopweigering>;
  /** only while it could not be read: a newer keyset may still open it */
  readonly envelop?: string;
  /** a row that is not even an envelope, as the server gave it */
  readonly ruw?: string;
}

const Conceptsleutel = z.strictObject({ k: Token });

/** Takes an envelope from the server; opens and checks it. Whatever is wrong with it is told, never thrown. */
export async function readEnvelope(row: Envelopregel, keyring: Keyring, devices: Devices): Promise<Stuk> {
  const { envelop, ...regel } = row;
  const gelezen = await judge(row, keyring, devices);
  return gelezen.ok ? { regel, gelezen } : { regel, gelezen, envelop };
}

async function judge(
  row: Envelopregel,
  keyring: Keyring,
  devices: Devices,
): Promise<Uitkomst<Gelezen, Envelopweigering>> {
  const head = readKop(row.envelop);
  if (!head.ok) return head;
  const { tenant, envId, kring, epoch, kid } = head.waarde;
  if (tenant !== keyring.tenant) return geweigerd('andere-gemeente');
  if (envId !== row.envId) return geweigerd('kop-klopt-niet');
  const key = keyring.epochOf(kid);
  if (!key) return geweigerd('onbekend-tijdvak');
  if (key.kring !== kring || key.epoch !== epoch) return geweigerd('kop-klopt-niet');

  const opened = await open(row.envelop, {
    recipient: key.privateKey,
    signerOf: (toestel) => devices.of(toestel)?.sleutel,
  });
  if (!opened.ok) return opened;
  const parsed = Envelopinhoud.safeParse(opened.waarde.payload);
  if (!parsed.success) return geweigerd('onleesbaar');
  const { signaal: ruw, ...inhoud } = parsed.data;
  if (inhoud.toestel !== opened.waarde.signer) return geweigerd('ander-toestel');

  const known = opened.waarde.herkomst === 'bevestigd';
  // who carried a rescue file is no matter: what the phone signed is inside
  const good = row.quarantaine === undefined || row.quarantaine === 'reddingsbestand';
  const herkomst = !known ? 'niet-bevestigd' : good ? 'bevestigd' : 'ingetrokken';
  const [vingerafdruk, signaal] = await Promise.all([
    sha256(row.envelop),
    inhoud.concept ? openConcept(ruw, keyring) : ruw,
  ]);
  return gelukt({ vingerafdruk, inhoud, signaal, herkomst });
}

/** A locked phone hands over what it cannot read itself. What does not open stays as it came. */
async function openConcept(ruw: unknown, keyring: Keyring): Promise<unknown> {
  const dicht = Dichtconcept.safeParse(ruw);
  if (!dicht.success) return ruw;
  const { conceptId, conceptSleutel, inhoud } = dicht.data;
  for (const epoch of keyring.epochs) {
    const opened = await openFrom(conceptSleutel, epoch.privateKey, TYP_CONCEPTSLEUTEL);
    const sleutel = opened.ok ? Conceptsleutel.safeParse(opened.waarde) : undefined;
    if (!sleutel?.success) continue;
    try {
      const key = await importContentKey(sleutel.data.k);
      const bytes = await decryptBytes(key, fromBase64url(inhoud), `mr-concept-v1.${conceptId}`);
      if (bytes.ok) return JSON.parse(text(bytes.waarde)) as unknown;
    } catch {
      return ruw;
    }
  }
  return ruw;
}

/** Whether it stands apart until somebody at a desk takes it out. */
export const isApart = ({ regel: { quarantaine, aangenomen } }: Stuk): boolean =>
  quarantaine !== undefined && aangenomen !== true;

/** Takes an envelope; gives what people call it. */
export function kenmerkOf({ regel, gelezen }: Stuk): string {
  return kenmerkVan(regel.envId, gelezen.ok ? gelezen.waarde.inhoud.verzegeldOp : regel.ontvangenOp);
}

/** Takes an envelope that was read; gives how it came in, for the melding that is made of it. */
export function arrivalOf(stuk: Stuk, devices: Devices): Binnenkomst {
  const { envId, ontvangenOp } = stuk.regel;
  const arrival = { kanaal: 'app', kenmerk: kenmerkOf(stuk), envId, ontvangenOp } as const;
  if (!stuk.gelezen.ok) return { ...arrival, herkomst: 'niet-bevestigd', concept: false };
  const { vingerafdruk, inhoud, herkomst } = stuk.gelezen.waarde;
  const { naam = '', team = '' } = devices.of(inhoud.toestel)?.kaart ?? {};
  const { verzegeldOp, concept } = inhoud;
  const toestel = { id: inhoud.toestel, naam, team };
  return { ...arrival, herkomst, vingerafdruk, verzegeldOp, toestel, concept };
}

/** What is in an envelope that was read: a signaal of its own, one that adds to another, or something small. */
export type Soort =
  | { soort: 'signaal'; signaal: Signaal | undefined }
  | { soort: 'aanvulling'; signaal: Signaal; bij: string }
  | { soort: 'reactie'; bij: string; berichtId: string; nuttig: boolean }
  | { soort: 'nummer' };

/** Takes an envelope that was read; says what is in it. What this desk does not know is taken for a signaal. */
export function soortVan({ signaal: ruw }: Gelezen): Soort {
  const bijbericht = leesBijbericht(ruw);
  if (bijbericht?.soort === 'nummer') return { soort: 'nummer' };
  if (bijbericht) {
    const { op: bij, berichtId, nuttig } = bijbericht;
    return { soort: 'reactie', bij, berichtId, nuttig };
  }
  const signaal = Signaal.safeParse(ruw).data;
  const bij = signaal?.aanvullingOp;
  return signaal && bij !== undefined ? { soort: 'aanvulling', signaal, bij } : { soort: 'signaal', signaal };
}

/** Takes an envelope and the fingerprint that a log holds it to; gives what came in with it, as a melding shows it. */
export function originOf(
  stuk: Stuk | undefined,
  of: { envId: string; vingerafdruk: string; op: string },
  devices: Devices,
): Oorsprong {
  const { envId, vingerafdruk, op } = of;
  const same = stuk?.gelezen.ok && stuk.gelezen.waarde.vingerafdruk === vingerafdruk;
  if (stuk?.gelezen.ok && same) return leesOorsprong(stuk.gelezen.waarde.signaal, arrivalOf(stuk, devices));
  const kenmerk = stuk ? kenmerkOf(stuk) : kenmerkVan(envId, op);
  return leesOorsprong(undefined, {
    kanaal: 'app',
    herkomst: 'niet-bevestigd',
    kenmerk,
    envId,
    concept: false,
  });
}

/**
 * Takes everything that came in; gives for each confirmed phone the numbers that never did (security C-38). A phone says
 * itself which it withdrew: those came in as a word, under their own number.
 */
export function gapsIn(
  stukken: Iterable<Stuk>,
  devices: Devices,
): readonly { toestel: string; naam: string; nummers: readonly number[] }[] {
  const tellers = new Map<string, Set<number>>();
  for (const { gelezen } of stukken) {
    if (!gelezen.ok || gelezen.waarde.herkomst === 'niet-bevestigd') continue;
    const { toestel, teller } = gelezen.waarde.inhoud;
    tellers.set(toestel, (tellers.get(toestel) ?? new Set()).add(teller));
  }
  return [...tellers].flatMap(([toestel, seen]) => {
    const nummers: number[] = [];
    const last = Math.max(...seen);
    // a phone that claims a huge number must not fill the memory
    for (let n = 1; n < last && nummers.length < 1_000; n += 1) if (!seen.has(n)) nummers.push(n);
    return nummers.length === 0 ? [] : [{ toestel, naam: devices.of(toestel)?.kaart.naam ?? '', nummers }];
  });
}
