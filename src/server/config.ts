import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import type { Backupplan } from './backups.ts';

/** What a browser calls an origin: https, or http for a machine of one's own, and nothing behind the host. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** One line of security.txt: an address for mail, or a page. */
function isContact(text: string): boolean {
  return /^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(text);
}

function isPostgres(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) && new URL(text).pathname.length > 1;
}

const Omgeving = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  ORIGIN: z.string().refine(isOrigin).optional(),
  DATABASE_URL: z.string().refine(isPostgres).optional(),
  MELDROUTE_DATA: z.string().min(1).default('data'),
  MELDROUTE_CLIENT: z.string().min(1).optional(),
  MELDROUTE_CONTACT: z.string().refine(isContact).optional(),
  MELDROUTE_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  METRICS: z
    .string()
    .regex(/^[^\s:]+:\d{1,5}$/)
    .optional(),
  RESERVEKOPIE: z.string().min(1).optional(),
  RESERVEKOPIE_UREN: z.coerce.number().int().min(1).max(168).default(24),
  RESERVEKOPIE_BEWAAR: z.coerce.number().int().min(1).max(1000).default(35),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** What each setting must be, for the person who set it. */
const SENTENCES: Record<keyof z.infer<typeof Omgeving>, string> = {
  PORT: 'PORT moet een poort zijn van 1 tot en met 65535',
  HOST: 'HOST moet het adres zijn waarop de server luistert, zoals 127.0.0.1',
  ORIGIN: 'ORIGIN moet het adres in de browser zijn zonder pad, zoals https://meldroute.voorbeeld.nl',
  DATABASE_URL:
    'DATABASE_URL moet het adres van een database in PostgreSQL zijn, zoals postgres://naam:wachtwoord@machine/meldroute',
  MELDROUTE_DATA: 'MELDROUTE_DATA moet een map zijn',
  MELDROUTE_CLIENT: 'MELDROUTE_CLIENT moet de map van de gebouwde client zijn',
  MELDROUTE_CONTACT:
    'MELDROUTE_CONTACT moet een mailadres of een bladzijde zijn, zoals mailto:veilig@voorbeeld.nl of https://voorbeeld.nl/melden',
  MELDROUTE_PROXIES: 'MELDROUTE_PROXIES moet het aantal proxy’s vóór de server zijn, van 0 tot en met 10',
  METRICS: 'METRICS moet een adres met een poort zijn, zoals 127.0.0.1:9464',
  RESERVEKOPIE: 'RESERVEKOPIE moet een map zijn',
  RESERVEKOPIE_UREN: 'RESERVEKOPIE_UREN moet een aantal uren zijn van 1 tot en met 168',
  RESERVEKOPIE_BEWAAR: 'RESERVEKOPIE_BEWAAR moet een aantal kopieën zijn van 1 tot en met 1000',
  LOG_LEVEL: 'LOG_LEVEL moet fatal, error, warn, info, debug of silent zijn',
};

export interface Config {
  port: number;
  host: string;
  origin: string;
  /** PostgreSQL; without it the data are in SQLite, in the folder */
  database?: string;
  data: string;
  client?: string;
  /** who is told of a weakness */
  contact?: string;
  proxies: number;
  logLevel: string;
  /** where what can be measured is answered; nowhere without it */
  metrics?: { host: string; port: number };
  /** backups that this server makes by itself */
  reservekopie?: Backupplan;
}

/** Takes the environment; gives the settings, or one sentence about the first that is wrong. */
export function readConfig(
  env: NodeJS.ProcessEnv,
): { ok: true; config: Config } | { ok: false; zin: string } {
  const parsed = Omgeving.safeParse(env);
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as keyof typeof SENTENCES;
    return { ok: false, zin: `${SENTENCES[name]}.` };
  }
  const {
    PORT,
    HOST,
    ORIGIN,
    DATABASE_URL,
    MELDROUTE_DATA,
    MELDROUTE_CLIENT,
    MELDROUTE_CONTACT,
    MELDROUTE_PROXIES,
    LOG_LEVEL,
  } = parsed.data;
  const { METRICS, RESERVEKOPIE, RESERVEKOPIE_UREN: uren, RESERVEKOPIE_BEWAAR: bewaar } = parsed.data;
  const [metricsHost = '', metricsPort = ''] = METRICS?.split(':') ?? [];
  // Beside the program that was started: dist/server/main.js and dist/client.
  const built = join(dirname(process.argv[1] ?? '.'), '../client');
  const client = MELDROUTE_CLIENT ?? (existsSync(built) ? built : undefined);
  return {
    ok: true,
    config: {
      port: PORT,
      host: HOST,
      origin: ORIGIN ?? `http://localhost:${PORT}`,
      data: resolve(MELDROUTE_DATA),
      proxies: MELDROUTE_PROXIES,
      logLevel: LOG_LEVEL,
      ...(DATABASE_URL !== undefined && { database: DATABASE_URL }),
      ...(MELDROUTE_CONTACT !== undefined && { contact: MELDROUTE_CONTACT }),
      ...(client !== undefined && { client: resolve(client) }),
      ...(METRICS !== undefined && { metrics: { host: metricsHost, port: Number(metricsPort) } }),
      ...(RESERVEKOPIE !== undefined && { reservekopie: { map: resolve(RESERVEKOPIE), uren, bewaar } }),
    },
  };
}
