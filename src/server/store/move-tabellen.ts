import { type Statement, statement } from './postgres-statement.ts';

type Waarde = string | number | null;
export type Rij = Record<string, Waarde>;
/** A table as it goes from one engine to the other. */
export interface Tabel {
  naam: string;
  kolommen: readonly string[];
  /** gives the rows of one municipality, in the order of the key */
  bron: string;
  /** columns of the key after the municipality */
  sleutel: readonly string[];
  /** 0 and 1 there, false and true here */
  janee: ReadonlySet<string>;
  schrijf: Statement<never, { rijen: string }>;
  /** rows after a key, in the order of the key */
  lees: Statement<Record<string, Waarde | boolean>, Rij>;
}

function tabel(
  naam: string,
  sleutel: string,
  rest: string,
  options: { janee?: string; bron?: string; schema?: string; bytes?: string } = {},
): Tabel {
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
  const [keys, kolommen] = [words(sleutel), ['tenant', ...words(sleutel), ...words(rest)]];
  const list = kolommen.join(', ');
  // bytes go as text, in hexadecimal: one engine writes it, the other reads it
  const asText = (hex: (bytes: string) => string) =>
    kolommen.map((kolom) => (kolom === options.bytes ? `${hex(kolom)} as ${kolom}` : kolom)).join(', ');
  const here = asText((bytes) => `iif(${bytes} is null, null, '\\x' || lower(hex(${bytes})))`);
  const there = asText((bytes) => `'\\x' || encode(${bytes}, 'hex')`);
  const full = `${options.schema ?? 'meldroute'}.${naam}`;
  const order = keys.length > 0 ? keys.join(', ') : 'tenant';
  const after =
    keys.length > 0 ? ` and (${order}) > (${keys.map((key) => `@${key}`).join(', ')})` : ' and @eerste = 1';
  return {
    naam,
    kolommen,
    sleutel: keys,
    janee: new Set(words(options.janee ?? '')),
    bron: options.bron ?? `select ${here} from ${naam} where tenant = ? order by ${order}`,
    schrijf: statement(
      `insert into ${full} (${list}) select ${list} from json_populate_recordset(null::${full}, @rijen)
       where tenant = @tenant`,
    ),
    lees: statement(
      `select ${there} from ${full} where tenant = @tenant${after} order by ${order} limit 100`,
    ),
  };
}

/** What belongs to no municipality. */
export const VAN_DE_SERVER: readonly Tabel[] = [
  tabel('geheimen', 'naam', 'waarde', {
    bron: `select ? as tenant, naam, waarde from geheimen where naam <> 'proef' order by naam`,
  }),
  tabel('inrichtingen', 'code_hash', 'geldig_tot voor kid publiek prive', {
    bron: `select ? as tenant, code_hash, geldig_tot, tenant as voor, kid, publiek, prive
           from inrichtingen order by code_hash`,
  }),
];
/** The chain of audit, of a municipality and of the server. */
export const AUDIT: Tabel = tabel(
  'audit',
  'seq',
  'op actor rol actie object resultaat herkomst operatie vorige hash',
);
/** What belongs to a municipality, parents first. */
export const VAN_EEN_GEMEENTE: readonly Tabel[] = [
  tabel(
    'gemeenten',
    '',
    `wortel sleutelbos sleutelbos_versie instellingen instellingen_versie
     veldinstellingen veldinstellingen_versie`,
  ),
  tabel('ontvangstsleutels', '', 'kid publiek prive'),
  tabel(
    'leden',
    'lid',
    'loginnaam inlog rol toegelaten kluis geheim_hash uitnodiging teken ontsluit binding',
    { janee: 'toegelaten' },
  ),
  tabel('omslagen', 'wat voor', 'jwe'),
  tabel('sessies', 'token_hash', 'lid begonnen_op gezien_op'),
  tabel('uitnodigingen', 'uitnodiging', 'soort toegang_hash label geldig_tot gebruikt', {
    janee: 'gebruikt',
  }),
  tabel('toestellen', 'toestel', 'uitnodiging sleutel binding stand gezien_week quarantaine_bytes'),
  tabel('gebruikte_uitdagingen', 'uitdaging', 'verloopt_op'),
  tabel(
    'enveloppen',
    'env_id',
    `seq ontvangen_op spoed quarantaine aangenomen_op stand envelop postvak status_hash intrek_hash geheim geopend_op geopend_seq`,
    { janee: 'spoed' },
  ),
  tabel('bijlagen', 'env_id bijlage', 'nummer bytes aantal ontvangen compleet_seq'),
  tabel('bijlagedelen', 'env_id bijlage deel', 'sha256 inhoud', { bytes: 'inhoud' }),
  tabel('postvakken', 'postvak', 'token_hash'),
  tabel('berichten', 'postvak bericht_id', 'seq geplaatst_op bericht'),
  tabel('meldingen', 'melding', 'env_id seq sleutel'),
  tabel('bijgevoegd', 'env_id', 'melding'),
  tabel('logregels', 'melding regel_id', 'seq opgenomen_op regel herinner_vanaf'),
  tabel('reservekopieen', 'gemaakt_op', 'gecontroleerd_op tot_seq'),
  AUDIT,
];

/** What SQLite does not need: the stream's own row, and signposts to what was moved. */
export const VERDER: readonly Statement<never, object>[] = [
  `select 'gemeente', tenant, tenant from gemeenten`,
  `select 'inlog', inlog, tenant from leden`,
  `select 'sessie', token_hash, tenant from sessies`,
  `select 'envelop', env_id, tenant from enveloppen`,
  `select 'envelop', env_id, tenant from meldroute_buiten.vernietigd`,
  `select 'postvak', postvak, tenant from postvakken`,
].map((from) =>
  statement(
    `insert into wegwijzers (tenant, soort, sleutel, naar) ${from.replace('select ', `select 'server', `)} where tenant = @tenant
     on conflict do nothing`,
  ),
);
