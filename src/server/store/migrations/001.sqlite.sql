-- Each table begins with the municipality (tenant). What is readable here is all that is readable (docs/protocol.md).

create table schema_version (versie integer not null, gedaan_op text not null) strict;

-- keys of this server that concern no person: challenges, salts for unknown names
create table geheimen (naam text primary key, waarde text not null) strict;

create table inrichtingen (
  code_hash text primary key,
  geldig_tot integer,
  tenant text,
  kid text,
  publiek text,
  prive text
) strict;

create table gemeenten (
  tenant text primary key,
  wortel text not null,
  sleutelbos text not null,
  sleutelbos_versie integer not null,
  instellingen text not null,
  instellingen_versie integer not null,
  -- last number of the stream, taken inside the transaction that writes
  stroom integer not null default 0
) strict;

create table ontvangstsleutels (
  tenant text primary key references gemeenten,
  kid text not null,
  publiek text not null,
  prive text not null
) strict;

create table leden (
  tenant text not null references gemeenten,
  lid text not null,
  loginnaam text not null,
  -- folded for comparing, one on the whole server: a login has no municipality yet
  inlog text not null unique,
  rol text not null check (rol in ('aandachtsfunctionaris', 'plaatsvervanger')),
  toegelaten integer not null check (toegelaten in (0, 1)),
  kluis text not null,
  geheim_hash text not null,
  uitnodiging text,
  teken text,
  ontsluit text,
  binding text,
  primary key (tenant, lid)
) strict;

create table omslagen (
  tenant text not null references gemeenten,
  wat text not null,
  voor text not null,
  jwe text not null,
  primary key (tenant, wat, voor)
) strict;

create table sessies (
  token_hash text primary key,
  tenant text not null,
  lid text not null,
  begonnen_op integer not null,
  gezien_op integer not null,
  foreign key (tenant, lid) references leden on delete cascade
) strict;
create index sessies_van_lid on sessies (tenant, lid);

create table uitnodigingen (
  tenant text not null references gemeenten,
  uitnodiging text not null,
  soort text not null check (soort in ('toestel', 'lid')),
  toegang_hash text not null,
  label text not null,
  geldig_tot integer not null,
  gebruikt integer not null default 0 check (gebruikt in (0, 1)),
  primary key (tenant, uitnodiging),
  unique (tenant, toegang_hash)
) strict;

create table toestellen (
  tenant text not null,
  toestel text not null,
  uitnodiging text not null,
  sleutel text not null,
  binding text not null,
  stand text not null check (stand in ('actief', 'ingetrokken')),
  -- the Monday of the week: a finer time would tie a device to an envelope
  gezien_week text,
  quarantaine_bytes integer not null default 0,
  primary key (tenant, toestel),
  unique (tenant, uitnodiging),
  foreign key (tenant, uitnodiging) references uitnodigingen
) strict;

create table gebruikte_uitdagingen (
  tenant text not null,
  uitdaging text not null,
  verloopt_op integer not null,
  primary key (tenant, uitdaging)
) strict, without rowid;
create index uitdagingen_verlopen on gebruikte_uitdagingen (verloopt_op);

-- no device, no person, no signature: who sent it is only inside the envelope
create table enveloppen (
  tenant text not null references gemeenten,
  env_id text not null,
  seq integer not null,
  ontvangen_op text not null,
  spoed integer not null check (spoed in (0, 1)),
  quarantaine text,
  stand text not null check (stand in ('ontvangen', 'opgehaald', 'geopend')),
  envelop text not null,
  postvak text not null,
  status_hash text not null,
  intrek_hash text,
  geheim text,
  geopend_op text,
  -- place of the opening in the stream: a backup that reached it holds it
  geopend_seq integer,
  primary key (tenant, env_id),
  unique (tenant, seq)
) strict;
create index enveloppen_status on enveloppen (status_hash);

create table postvakken (
  tenant text not null references gemeenten,
  postvak text not null,
  token_hash text not null,
  primary key (tenant, postvak)
) strict;
create index postvakken_token on postvakken (token_hash);

create table berichten (
  tenant text not null,
  postvak text not null,
  bericht_id text not null,
  seq integer not null,
  geplaatst_op text not null,
  bericht text not null,
  primary key (tenant, postvak, bericht_id),
  foreign key (tenant, postvak) references postvakken on delete cascade
) strict;

create table meldingen (
  tenant text not null references gemeenten,
  melding text not null,
  env_id text,
  seq integer not null,
  sleutel text not null,
  primary key (tenant, melding),
  unique (tenant, env_id)
) strict;
create index meldingen_stroom on meldingen (tenant, seq);

create table logregels (
  tenant text not null,
  melding text not null,
  regel_id text not null,
  seq integer not null,
  opgenomen_op text not null,
  regel text not null,
  herinner_vanaf text,
  primary key (tenant, melding, regel_id),
  unique (tenant, seq),
  foreign key (tenant, melding) references meldingen
) strict;

create table reservekopieen (
  tenant text not null,
  gemaakt_op text not null,
  gecontroleerd_op text not null,
  -- last number of the stream that this backup holds
  tot_seq integer not null,
  primary key (tenant, gemaakt_op)
) strict;

-- BIO 8.15: who (pseudonym), in which role, did what, to what (HMAC), from where, when, with which result
create table audit (
  tenant text not null,
  seq integer not null,
  op text not null,
  actor text not null,
  rol text not null,
  actie text not null,
  object text not null,
  resultaat text not null,
  herkomst text not null,
  operatie text not null,
  vorige text not null,
  hash text not null,
  primary key (tenant, seq)
) strict;

create trigger audit_blijft before update on audit begin
  select raise(abort, 'audit is append-only');
end;
create trigger audit_vergeet_niet before delete on audit begin
  select raise(abort, 'audit is append-only');
end;
