import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomToken, sha256 } from './hash.ts';

const isHttps = (origin: string): boolean => origin.startsWith('https:');
const nameFor = (origin: string): string => (isHttps(origin) ? '__Host-mr' : 'mr');

/** Gives the hash of the session token that the browser sent, if it sent one. */
export function tokenHashOf(request: FastifyRequest, origin: string): string | undefined {
  const wanted = `${nameFor(origin)}=`;
  const found = String(request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(wanted));
  return found === undefined ? undefined : sha256(found.slice(wanted.length));
}

/** Gives the browser a new token; gives back its hash, the only thing that is kept of it. */
export function giveToken(reply: FastifyReply, origin: string): string {
  const token = randomToken(32);
  setCookie(reply, origin, token);
  return sha256(token);
}

/** The browser forgets the token. Not "storage": on a phone that would take the outbox with it (security B7). */
export function takeToken(reply: FastifyReply, origin: string): void {
  setCookie(reply, origin, '', '; Max-Age=0');
  void reply.header('clear-site-data', '"cache", "cookies"');
}

function setCookie(reply: FastifyReply, origin: string, token: string, more = ''): void {
  const secure = isHttps(origin) ? '; Secure' : '';
  void reply.header(
    'set-cookie',
    `${nameFor(origin)}=${token}; Path=/; HttpOnly; SameSite=Strict${secure}${more}`,
  );
}
