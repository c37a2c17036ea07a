import type { Rol } from '../store/store.ts';

/**
 * Who may do what: every route of this server is here, or the server does not start (security C-65). A list names roles of
 * members with a session; a word names what the route itself checks, because the right is in the body or a token.
 */
export type Toegang =
  | 'iedereen'
  | 'consolecode'
  | 'uitnodiging'
  /** proof by the device key: may deposit, reads nothing */
  | 'toestel'
  /** a token of one envelope or one mailbox: reads its state, or its ciphertext */
  | 'token'
  | readonly Rol[];

const kring: readonly Rol[] = ['aandachtsfunctionaris', 'plaatsvervanger'];
const ieder: readonly Rol[] = [...kring, 'wachtend'];

export const ACCESS: Readonly<Record<string, Toegang>> = {
  'GET /healthz': 'iedereen',
  'GET /readyz': 'iedereen',
  'GET /v1/openapi.json': 'iedereen',
  'POST /v1/csp-meldingen': 'iedereen',
  'GET /.well-known/security.txt': 'iedereen',

  'GET /v1/inrichting': 'iedereen',
  'POST /v1/inrichting/begin': 'consolecode',
  'POST /v1/inrichting': 'consolecode',

  'POST /v1/aanmelden/zout': 'iedereen',
  'POST /v1/aanmelden': 'iedereen',
  'GET /v1/sessie': ieder,
  'DELETE /v1/sessie': ieder,

  'GET /v1/gemeenten/:tenant/sleutelbos': 'iedereen',
  'PUT /v1/sleutelbos': kring,
  'GET /v1/gemeenten/:tenant/veldinstellingen': 'iedereen',
  'PUT /v1/veldinstellingen': kring,
  'GET /v1/instellingen': kring,
  'PUT /v1/instellingen': kring,

  'POST /v1/uitnodigingen': kring,
  'GET /v1/toestellen': kring,
  'DELETE /v1/toestellen/:toestel': kring,
  'POST /v1/inschrijvingen': 'uitnodiging',
  'POST /v1/leden/aanvragen': 'uitnodiging',
  'GET /v1/leden/aanvragen': kring,
  'POST /v1/leden/toelatingen': kring,

  'POST /v1/uitdagingen': 'iedereen',
  'PUT /v1/enveloppen/:envId': 'toestel',
  'GET /v1/enveloppen/:envId/status': 'token',
  'DELETE /v1/enveloppen/:envId': 'token',
  'PUT /v1/enveloppen/:envId/bijlagen/:bijlage': 'token',
  'GET /v1/enveloppen/:envId/bijlagen/:bijlage': kring,
  'GET /v1/enveloppen': kring,
  'PUT /v1/enveloppen/:envId/geopend': kring,
  'PUT /v1/enveloppen/:envId/inlezing': kring,
  'DELETE /v1/enveloppen/:envId/quarantaine': kring,

  'GET /v1/reservekopie': kring,

  'GET /v1/meldingen': kring,
  'PUT /v1/meldingen/:melding/regels/:regelId': kring,
  'PUT /v1/postvakken/:id/berichten/:berichtId': kring,
  'GET /v1/postvakken/:id/berichten': 'token',

  'GET /*': 'iedereen',
  'HEAD /*': 'iedereen',
};

/** Takes a method and a route pattern; throws for a route that is not in the table, so that nothing is open by omission. */
export function accessOf(method: string, url: string): Toegang {
  const toegang = ACCESS[`${method} ${url}`];
  if (toegang === undefined) throw new Error(`${method} ${url} is not in the access table`);
  return toegang;
}
