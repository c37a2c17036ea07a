import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { CompactSign, type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { STANDAARD_VELD } from '#domain/veldinstellingen.ts';
import { PubliekeSleutel } from '#protocol/basis.ts';
import { type Aflevering } from '#protocol/envelop.ts';
import { type InrichtingBegonnen, type Kluisblad, type Sessie } from '#protocol/leden.ts';
import { type Omslag, type Sleutelbos } from '#protocol/sleutelbos.ts';
import type * as z from 'zod/mini';

/** People, phones and a municipality, as a server sees them: real keys and signatures, ciphertext that only looks sealed. */

export const token = (bytes: 16 | 32 = 32): string => randomBytes(bytes).toString('base64url');
export const sha256 = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('base64url');

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** every Set-Cookie as name=value */
  cookie: string | undefined;
  text: string;
  json: Record<string, unknown>;
}
export type Line = (
  method: string,
  path: string,
  options?: { body?: unknown; raw?: string | Uint8Array; headers?: Record<string, string> },
) => Promise<Answer>;

/** A line over real HTTP. */
export const overHttp =
  (origin: string): Line =>
  async (method, path, { body, raw, headers = {} } = {}) => {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${origin}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(sent !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(sent !== undefined && { body: sent as string }),
    });
    return answer(response.status, Object.fromEntries(response.headers), await response.text());
  };

export function answer(status: number, headers: Record<string, string>, text: string): Answer {
  const json = /json/.test(headers['content-type'] ?? '') && text ? JSON.parse(text) : {};
  return { status, headers, text, json, cookie: /^[^;]+/.exec(headers['set-cookie'] ?? '')?.[0] };
}

export interface SigningKey {
  privateKey: CryptoKey;
  jwk: z.infer<typeof PubliekeSleutel>;
  kid: string;
}
export async function makeKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const { kty, crv, x, y } = await exportJWK(publicKey);
  const jwk = PubliekeSleutel.parse({ kty, crv, x, y });
  return { privateKey, jwk, kid: await calculateJwkThumbprint(jwk, 'sha256') };
}
export const signed = (typ: string, kid: string, key: SigningKey, payload: unknown): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', typ, kid })
    .sign(key.privateKey);

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Looks like something sealed, of about `bytes` bytes. */
export const sealed = (header: Record<string, unknown> = {}, bytes = 300): string =>
  [
    part({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', suite: 1, kid: token(), ...header }),
    randomBytes(40).toString('base64url'),
    randomBytes(12).toString('base64url'),
    randomBytes(bytes).toString('base64url'),
    randomBytes(16).toString('base64url'),
  ].join('.');

export const kluisblad = (): z.infer<typeof Kluisblad> => ({
  v: 1,
  afleiding: { naam: 'argon2id', zout: token(16), m: 65536, t: 3, p: 1 },
  jwe: sealed(),
});

/* ── A municipality with its first member ───────────────────────────────── */

export interface Lidmaatschap {
  lid: string;
  loginnaam: string;
  aanmeldgeheim: string;
  cookie: string;
}
export interface Proefgemeente extends Lidmaatschap {
  tenant: string;
  wortel: SigningKey;
  bos: z.infer<typeof Sleutelbos>;
  /** a request by the first member, with her session */
  als: Line;
  line: Line;
}

export const asMember =
  (line: Line, cookie: string): Line =>
  (method, path, options = {}) =>
    line(method, path, { ...options, headers: { 'x-mr': '1', cookie, ...options.headers } });

export const signBos = (wortel: SigningKey, bos: unknown): Promise<string> =>
  signed('mr-sleutelbos+jws', wortel.kid, wortel, bos);

/** What the ceremony sends; `change` may spoil it. */
export async function ceremonie(line: Line, code: string, loginnaam = `af-${token(16)}`) {
  const begun = await line('POST', '/v1/inrichting/begin', { body: { code } });
  if (begun.status !== 200) throw new Error(`begin: ${begun.status} ${begun.text}`);
  const { tenant, ontvangst } = begun.json as z.infer<typeof InrichtingBegonnen>;
  const [wortel, kring, teken, ontsluit] = await Promise.all([makeKey(), makeKey(), makeKey(), makeKey()]);
  const lid = token(16);
  const aanmeldgeheim = token();
  const bos: z.infer<typeof Sleutelbos> = {
    v: 1,
    tenant,
    gemeente: { naam: 'Hoorn', cbsCode: '0405' },
    versie: 1,
    wortel: wortel.jwk,
    kringen: [{ kring: 'meldpunt', epoch: 1, kid: kring.kid, sleutel: kring.jwk }],
    ontvangst: [ontvangst],
    leden: [{ lid, teken: teken.jwk, ontsluit: ontsluit.jwk }],
    gemaaktOp: '2026-11-24T10:00:00Z',
  };
  const omslagen: z.infer<typeof Omslag>[] = [
    { wat: 'wortel', voor: `lid/${lid}`, jwe: sealed() },
    { wat: 'kring/meldpunt/1', voor: `lid/${lid}`, jwe: sealed() },
    { wat: 'kring/meldpunt/1', voor: 'noodsleutel', jwe: sealed() },
  ];
  const body = {
    code,
    tenant,
    sleutelbos: await signBos(wortel, bos),
    lid: { lid, loginnaam, rol: 'aandachtsfunctionaris' as const },
    kluis: kluisblad(),
    aanmeldgeheim,
    omslagen,
    instellingen: sealed(),
  };
  return { body, tenant, wortel, bos, lid, loginnaam, aanmeldgeheim };
}

/** Sets up a municipality through the front door. */
export async function richtIn(line: Line, code: string, loginnaam?: string): Promise<Proefgemeente> {
  const { body, ...rest } = await ceremonie(line, code, loginnaam);
  const done = await line('POST', '/v1/inrichting', { body });
  if (done.status !== 201 || !done.cookie) throw new Error(`inrichting: ${done.status} ${done.text}`);
  return { ...rest, line, cookie: done.cookie, als: asMember(line, done.cookie) };
}

export async function meldAan(line: Line, who: { loginnaam: string; aanmeldgeheim: string }) {
  const { loginnaam, aanmeldgeheim } = who;
  const done = await line('POST', '/v1/aanmelden', { body: { loginnaam, aanmeldgeheim } });
  if (done.status !== 200 || !done.cookie) throw new Error(`aanmelden: ${done.status} ${done.text}`);
  return {
    sessie: done.json as z.infer<typeof Sessie>,
    cookie: done.cookie,
    als: asMember(line, done.cookie),
  };
}

/** What the desk finds after logging in anew, all pages of it. */
export async function envelopesAt(origin: string, who: Proefgemeente): Promise<string[]> {
  const { als } = await meldAan(overHttp(origin), who);
  const found: string[] = [];
  for (let na = 0; ;) {
    const { json } = await als('GET', `/v1/enveloppen?na=${na}`);
    const rows = json['enveloppen'] as { envId: string }[];
    if (rows.length === 0) return found;
    found.push(...rows.map(({ envId }) => envId));
    na = Number(json['tot']);
  }
}

/* ── A second member ────────────────────────────────────────────────────── */

/** Invites somebody and lets her ask to join; she waits. */
export async function vraagAan(gemeente: Proefgemeente, loginnaam = `lid-${token(16)}`) {
  const toegang = token();
  await gemeente.als('POST', '/v1/uitnodigingen', {
    body: { soort: 'lid', toegangHash: sha256(toegang), label: sealed() },
  });
  const [teken, ontsluit] = await Promise.all([makeKey(), makeKey()]);
  const lid = token(16);
  const aanmeldgeheim = token();
  const body = {
    tenant: gemeente.tenant,
    toegang,
    lid: { lid, loginnaam, rol: 'plaatsvervanger' as const },
    kluis: kluisblad(),
    aanmeldgeheim,
    teken: teken.jwk,
    ontsluit: ontsluit.jwk,
    binding: token(),
  };
  const asked = await gemeente.line('POST', '/v1/leden/aanvragen', { body });
  return { asked, body, lid, loginnaam, aanmeldgeheim, teken, ontsluit };
}

/** The next keyset, signed; `change` edits what is in it. */
export async function nextBos(
  gemeente: Proefgemeente,
  change: (bos: z.infer<typeof Sleutelbos>) => Partial<z.infer<typeof Sleutelbos>>,
): Promise<{ bos: z.infer<typeof Sleutelbos>; sleutelbos: string }> {
  const raised = { ...gemeente.bos, versie: gemeente.bos.versie + 1 };
  const bos = { ...raised, ...change(raised) };
  return { bos, sleutelbos: await signBos(gemeente.wortel, bos) };
}

/* ── Field settings ─────────────────────────────────────────────────────── */

/** The payload of field settings; `more` may spoil it. */
export const velddocument = (tenant: string, more: Record<string, unknown> = {}) => ({
  v: 1,
  tenant,
  versie: 1,
  ...STANDAARD_VELD,
  gemaaktOp: '2026-11-24T10:00:00Z',
  ...more,
});
/** The same, signed by the root key of a municipality. */
export const signVeld = (
  { tenant, wortel }: Pick<Proefgemeente, 'tenant' | 'wortel'>,
  more: Record<string, unknown> = {},
): Promise<string> => signed('mr-veld+jws', wortel.kid, wortel, velddocument(tenant, more));

/* ── A phone ────────────────────────────────────────────────────────────── */

export interface Proeftoestel {
  toestel: string;
  key: SigningKey;
  tenant: string;
}

/** Invites a phone and enrols it. */
export async function schrijfIn(gemeente: Proefgemeente): Promise<Proeftoestel> {
  const toegang = token();
  const invited = await gemeente.als('POST', '/v1/uitnodigingen', {
    body: { soort: 'toestel', toegangHash: sha256(toegang), label: sealed() },
  });
  if (invited.status !== 201) throw new Error(`uitnodigen: ${invited.status} ${invited.text}`);
  const key = await makeKey();
  const { tenant } = gemeente;
  const enrolled = await gemeente.line('POST', '/v1/inschrijvingen', {
    body: { tenant, toegang, sleutel: key.jwk, binding: token() },
  });
  if (enrolled.status !== 201) throw new Error(`inschrijven: ${enrolled.status} ${enrolled.text}`);
  return { toestel: String(enrolled.json['toestel']), key, tenant };
}

export interface Brief {
  envId: string;
  body: z.infer<typeof Aflevering>;
  statusToken: string;
  intrekToken: string;
  postvakToken: string;
}

/** A sealed signal, ready to be sent. */
export function brief(
  tenant: string,
  options: { bytes?: number; spoed?: boolean; kop?: Record<string, unknown> } = {},
): Brief {
  const envId = randomUUID();
  const [statusToken, intrekToken, postvakToken] = [token(), token(), token()];
  return {
    envId,
    statusToken,
    intrekToken,
    postvakToken,
    body: {
      protocol: 1,
      tenant,
      envelop: sealed(
        { typ: 'mr-env+jwe', tenant, envId, kring: 'meldpunt', epoch: 1, keyset: 1, ...options.kop },
        options.bytes,
      ),
      postvak: { id: token(16), tokenHash: sha256(postvakToken) },
      statusHash: sha256(statusToken),
      intrekHash: sha256(intrekToken),
      spoed: options.spoed ?? false,
    },
  };
}

export async function uitdaging(line: Line, tenant: string): Promise<string> {
  return String((await line('POST', '/v1/uitdagingen', { body: { tenant } })).json['uitdaging']);
}

/** The proof of a device over this body; `claims` may lie. */
export const bewijs = (
  from: Proeftoestel,
  envId: string,
  json: string,
  challenge: string,
  claims: Record<string, unknown> = {},
): Promise<string> =>
  signed('mr-toestelbewijs+jws', from.toestel, from.key, {
    uitdaging: challenge,
    methode: 'PUT',
    pad: `/v1/enveloppen/${envId}`,
    sha256: sha256(json),
    ...claims,
  });

/** Delivers with a fresh challenge, as a phone does. */
export async function leverAf(line: Line, from: Proeftoestel, { envId, body }: Brief): Promise<Answer> {
  const json = JSON.stringify(body);
  const challenge = await uitdaging(line, from.tenant);
  return line('PUT', `/v1/enveloppen/${envId}`, {
    raw: json,
    headers: { toestelbewijs: await bewijs(from, envId, json, challenge) },
  });
}

/** The desk opens an envelope: the first log entry with the case key. */
export async function open(gemeente: Proefgemeente, envId: string) {
  const melding = randomUUID();
  const regelId = randomUUID();
  const body = { regel: sealed(), opening: { envId, sleutel: sealed() } };
  const done = await gemeente.als('PUT', `/v1/meldingen/${melding}/regels/${regelId}`, { body });
  return { done, melding, regelId, body };
}
