import type * as z from 'zod/mini';
import { readKop } from '#crypto/envelope.ts';
import { sha256 } from '#crypto/keys.ts';
import { peek, verify } from '#crypto/sealed.ts';
import { kenmerkVan } from '#domain/kenmerk.ts';
import { type Uitkomst, geweigerd, gelukt } from '#domain/uitkomst.ts';
import { Aflevering } from '#protocol/envelop.ts';
import { InleesAntwoord, Reddingsbewijs, Reddingskop, Reddingsregel } from '#protocol/redding.ts';
import { TYP_REDDING } from '#protocol/zegels.ts';
import { kenmerkOf, readEnvelope } from './desk-intake.ts';
import type { Office } from './desk-office.ts';
import { toDesk } from './desk-refusals.ts';
import type { Deskweigering, Inleesregel, Inleesverslag, Inleesweigering } from './desk.ts';

/* Reading what a phone could not send: a rescue file, or one line of it from a series of codes. */

function parsed<S extends z.ZodMiniType>(shape: S, text: string): z.infer<S> | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Takes a text; gives its lines and how many there should be. A line that is cut is no line. */
function linesOf(text: string): { lines: string[]; aantal: number; tenant?: string } | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const kop = parsed(Reddingskop, lines[0] ?? '');
  if (kop) return { lines: lines.slice(1), aantal: kop.aantal, tenant: kop.tenant };
  const [only] = lines;
  return lines.length === 1 && parsed(Reddingsregel, only ?? '') ? { lines, aantal: 1 } : undefined;
}

interface Checked {
  envId: string;
  kenmerk: string;
  body: Aflevering;
}

/** Refuses what is not as a phone wrote it: what the desk then cannot open still goes along, to be kept. */
async function check(office: Office, line: string): Promise<Uitkomst<Checked, Inleesweigering>> {
  const regel = parsed(Reddingsregel, line);
  const body = regel && parsed(Aflevering, regel.aflevering);
  if (!regel || !body) return geweigerd('onvolledig');
  const { keyring, devices, op } = office;
  if (body.tenant !== keyring.tenant) return geweigerd('andere-gemeente');
  const claimed = peek(regel.bewijs, TYP_REDDING);
  const claims = claimed.ok ? Reddingsbewijs.safeParse(claimed.waarde.data).data : undefined;
  const kop = readKop(body.envelop);
  const fits =
    claims?.sha256 === (await sha256(regel.aflevering)) &&
    claims.tenant === body.tenant &&
    (!kop.ok || claims.envId === kop.waarde.envId);
  if (!claimed.ok || !fits) return geweigerd('klopt-niet');
  const sleutel = devices.of(claimed.waarde.kid)?.sleutel;
  if (sleutel && !(await verify(regel.bewijs, TYP_REDDING, sleutel)).ok) return geweigerd('klopt-niet');

  const { envId } = claims;
  const row = {
    envId,
    seq: 0,
    ontvangenOp: op,
    spoed: body.spoed,
    stand: 'ontvangen',
    envelop: body.envelop,
  };
  const stuk = await readEnvelope({ ...row, stand: 'opgehaald' }, keyring, devices);
  const kenmerk = kenmerkOf(stuk);
  if (stuk.gelezen.ok) return gelukt({ envId, kenmerk, body });
  switch (stuk.gelezen.reden) {
    case 'kop-klopt-niet':
    case 'handtekening-ongeldig':
    case 'ander-toestel':
    case 'andere-gemeente':
      return geweigerd('klopt-niet');
    case 'onleesbaar':
    case 'te-groot':
      // a stranger's noise is not kept; what one of our phones made is
      return sleutel ? gelukt({ envId, kenmerk, body }) : geweigerd('klopt-niet');
    default:
      return gelukt({ envId, kenmerk, body });
  }
}

/** Brings one line to the server; gives what came of it, or that the server cannot take anything now. */
async function bring(office: Office, line: string): Promise<Uitkomst<Inleesregel, Deskweigering>> {
  const checked = await check(office, line);
  if (!checked.ok) return gelukt({ stand: checked.reden });
  const { envId, kenmerk, body } = checked.waarde;
  const done = await office.lijn.send('PUT', `/enveloppen/${envId}/inlezing`, body, InleesAntwoord);
  if (done.ok) return gelukt({ kenmerk, stand: done.waarde.nieuw ? 'ingelezen' : 'al-hier' });
  switch (done.reden) {
    case 'vernietigd':
    case 'andere-inhoud':
      return gelukt({ kenmerk, stand: done.reden });
    case 'onleesbaar':
    case 'te-groot':
    case 'andere-gemeente':
      return gelukt({ kenmerk: kenmerkVan(envId, office.op), stand: 'klopt-niet' });
    default:
      return geweigerd(toDesk(done.reden));
  }
}

/**
 * Takes the text of a rescue file, or of one line of it; brings every whole line to the server, where it stands apart until
 * somebody takes it out. One line that is wrong holds up no other. May be done again: nothing comes in twice.
 */
export async function readRescue(
  office: Office,
  text: string,
): Promise<Uitkomst<Inleesverslag, 'geen-reddingsbestand' | 'andere-gemeente' | Deskweigering>> {
  const found = linesOf(text);
  if (!found) return geweigerd('geen-reddingsbestand');
  const { lines, aantal, tenant } = found;
  if (tenant !== undefined && tenant !== office.keyring.tenant) return geweigerd('andere-gemeente');
  const regels: Inleesregel[] = [];
  for (const line of lines.slice(0, aantal)) {
    const done = await bring(office, line);
    if (!done.ok) return done;
    regels.push(done.waarde);
  }
  while (regels.length < aantal) regels.push({ stand: 'onvolledig' });
  return gelukt({ regels });
}
