import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Weigering } from '#protocol/weigering.ts';
import { StoreError } from '../store/store.ts';

/** How each word of refusal is told (RFC 9457). The sentence for people is in the client; this one is for whoever builds one. */
const PROBLEMS: Record<Weigering, readonly [status: number, title: string, detail: string]> = {
  onleesbaar: [400, 'Onleesbaar', 'Het verzoek heeft niet de vorm die /v1/openapi.json beschrijft.'],
  'te-groot': [413, 'Te groot', 'Het verzoek is groter dan deze route aanneemt.'],
  'te-veel': [429, 'Te veel', 'Wacht zo lang als Retry-After zegt, en probeer het opnieuw.'],
  'client-te-oud': [400, 'Client te oud', 'Deze server kent deze oude versie van het protocol niet meer.'],
  'client-te-nieuw': [
    400,
    'Client te nieuw',
    'Deze server kent deze nieuwe versie van het protocol nog niet.',
  ],
  'bewijs-ongeldig': [401, 'Bewijs ongeldig', 'Het bewijs bij dit verzoek klopt niet.'],
  'uitdaging-verlopen': [401, 'Uitdaging verlopen', 'Gebruik de uitdaging uit de header Volgende-Uitdaging.'],
  'toestel-onbekend': [401, 'Toestel onbekend', 'Dit toestel is niet ingeschreven bij deze gemeente.'],
  'andere-gemeente': [400, 'Andere gemeente', 'De inhoud is van een andere gemeente dan het verzoek.'],
  'andere-inhoud': [409, 'Andere inhoud', 'Onder dit kenmerk staat al iets anders. Er is niets veranderd.'],
  vernietigd: [410, 'Vernietigd', 'Dit is ingetrokken of vernietigd en wordt niet opnieuw aangenomen.'],
  'al-opgehaald': [409, 'Al opgehaald', 'Dit is al opgehaald en kan niet meer worden ingetrokken.'],
  'niet-geopend': [409, 'Niet geopend', 'Schrijf eerst de regel die deze enveloppe opent.'],
  'nog-niet-binnen': [409, 'Nog niet binnen', 'Nog niet alle delen hiervan zijn aangekomen.'],
  'sluit-niet-aan': [
    409,
    'Sluit niet aan',
    'De delen beginnen voorbij het laatste dat hier is; vraag de stand.',
  ],
  'uitnodiging-onbekend': [404, 'Uitnodiging onbekend', 'Deze uitnodiging bestaat niet.'],
  'uitnodiging-verlopen': [410, 'Uitnodiging verlopen', 'Vraag een nieuwe uitnodiging.'],
  'uitnodiging-gebruikt': [409, 'Uitnodiging gebruikt', 'Deze uitnodiging is al gebruikt.'],
  'code-onjuist': [401, 'Code onjuist', 'Deze code opent niets.'],
  'al-ingericht': [409, 'Al ingericht', 'Deze server is al ingericht en er staat geen code open.'],
  'aanmelden-mislukt': [401, 'Aanmelden mislukt', 'De naam en het geheim horen niet bij elkaar.'],
  'niet-aangemeld': [401, 'Niet aangemeld', 'Voor deze route is een sessie nodig.'],
  'rol-niet-bevoegd': [403, 'Rol niet bevoegd', 'Deze rol mag dit niet.'],
  'verzoek-van-elders': [403, 'Verzoek van elders', 'Dit verzoek komt niet van de eigen pagina.'],
  'niet-gevonden': [404, 'Niet gevonden', 'Dit is hier niet.'],
  'versie-bestaat-al': [409, 'Versie bestaat al', 'Lees de laatste versie en schrijf daarop de volgende.'],
  'loginnaam-bezet': [409, 'Loginnaam bezet', 'Kies een andere loginnaam.'],
  'onveilige-verbinding': [
    409,
    'Onveilige verbinding',
    'ORIGIN is geen https: een telefoon kan zich hier niet inschrijven.',
  ],
  'schijf-vol': [507, 'Schijf vol', 'De server kan niets opslaan. Er is niets aangenomen.'],
  'buiten-dienst': [503, 'Buiten dienst', 'De server kan dit nu niet doen. Er is niets aangenomen.'],
};

/** What a 401 says it wants (RFC 9110 §11.6.1). */
const SCHEMES: Partial<Record<Weigering, string>> = {
  'bewijs-ongeldig': 'Bewijs',
  'uitdaging-verlopen': 'Bewijs',
  'toestel-onbekend': 'Bewijs',
  'code-onjuist': 'Code',
  'aanmelden-mislukt': 'Sessie',
  'niet-aangemeld': 'Sessie',
};

export interface Bijzonderheden {
  status?: number;
  /** seconds */
  wacht?: number;
  /** where in the request something is wrong, and which rule says so; never what stood there */
  fouten?: readonly { pad: string; regel: string }[];
}

/** Gives the problem document of a refusal. */
export function problemOf(reden: Weigering, operatie: string, { status, fouten }: Bijzonderheden = {}) {
  const [usual, title, detail] = PROBLEMS[reden];
  return {
    type: `urn:meldroute:${reden}`,
    title,
    status: status ?? usual,
    detail,
    reden,
    instance: `urn:uuid:${operatie}`,
    ...(fouten && { fouten }),
  };
}

/** Refuses a request. */
export function refuse(reply: FastifyReply, reden: Weigering, more: Bijzonderheden = {}): FastifyReply {
  const problem = problemOf(reden, reply.request.id, more);
  const scheme = problem.status === 401 ? SCHEMES[reden] : undefined;
  if (scheme !== undefined) void reply.header('www-authenticate', scheme);
  if (more.wacht !== undefined) void reply.header('retry-after', String(more.wacht));
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem);
}

/** A refusal from where no answer can be given: a parser, or a hook. */
export class Refusal extends Error {
  readonly reden: Weigering;
  readonly more: Bijzonderheden;
  constructor(reden: Weigering, more: Bijzonderheden = {}) {
    super(reden);
    this.reden = reden;
    this.more = more;
  }
}

/** The one place where what went wrong becomes an answer: no stack, nothing of the request. */
export function answerError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof Refusal) return refuse(reply, error.reden, error.more);
  if (error instanceof StoreError) {
    request.log.error({ reden: error.reden, oorzaak: causeOf(error) }, 'opslag weigert');
    return refuse(reply, error.reden, { wacht: 60 });
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fouten = error.validation.map(({ instancePath, keyword }) => ({
      pad: instancePath,
      regel: keyword,
    }));
    return refuse(reply, 'onleesbaar', { fouten });
  }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 413) return refuse(reply, 'te-groot');
  if (status >= 400 && status < 500) {
    return refuse(reply, 'onleesbaar', { status: status in STATUS_CODES ? status : 400 });
  }
  request.log.error(
    { fout: error.name, code: 'code' in error ? error.code : undefined, stack: error.stack },
    'onverwacht',
  );
  return refuse(reply, 'buiten-dienst', { status: 500 });
}

const causeOf = (error: StoreError): string =>
  error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : 'onbekend';
