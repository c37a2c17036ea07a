-- Each key and each index begins with the municipality (tenant): the shard key. What belongs to no municipality belongs to
-- the house 'server'. What is readable here is all that is readable (docs/protocol.md). Names sort by their bytes, whatever
-- the language of the database.

create table schema_versies (
  tenant text collate "C" not null check (tenant = 'server'),
  versie integer not null,
  gedaan_op text not null,
  primary key (tenant, versie)
);

-- keys of this server that concern no person: challenges, salts for unknown names
create table geheimen (
  tenant text collate "C" not null check (tenant = 'server'),
  naam text collate "C" not null,
  waarde text not null,
  primary key (tenant, naam)
);

create table inrichtingen (
  tenant text collate "C" not null check (tenant = 'server'),
  code_hash text collate "C" not null,
  geldig_tot bigint,
  -- the municipality that will come of it
  voor text,
  kid text,
  publiek text,
  prive text,
  primary key (tenant, code_hash)
);

-- signposts: from what a request brings before its municipality is known, to that municipality
create table wegwijzers (
  tenant text collate "C" not null check (tenant = 'server'),
  soort text collate "C" not null check (soort in ('gemeente', 'inlog', 'sessie', 'envelop', 'postvak')),
  sleutel text collate "C" not null,
  naar text collate "C" not null,
  primary key (tenant, soort, sleutel, naar)
);
-- a login has no municipality yet, so its name is one on the whole server
create unique index wegwijzers_inlog on wegwijzers (tenant, sleutel) where soort = 'inlog';

-- The row that whoever writes for a municipality locks until its commit: numbers are given in the order of the commits, and
-- a reader never passes a writer that is late.
create table stromen (
  tenant text collate "C" primary key,
  stroom bigint not null default 0,
  -- how far the deletion journal, which stands outside the backup, has been carried out in these tables
  journaal bigint not null default 0
) with (fillfactor = 50);

create table gemeenten (
  tenant text collate "C" primary key,
  wortel text not null,
  sleutelbos text not null,
  sleutelbos_versie integer not null,
  instellingen text not null,
  instellingen_versie integer not null
);

create table ontvangstsleutels (
  tenant text collate "C" primary key references gemeenten,
  kid text not null,
  publiek text not null,
  prive text not null
);

create table leden (
  tenant text collate "C" not null references gemeenten,
  lid text collate "C" not null,
  loginnaam text not null,
  inlog text collate "C" not null,
  rol text not null check (rol in ('aandachtsfunctionaris', 'plaatsvervanger')),
  toegelaten boolean not null,
  kluis text not null,
  geheim_hash text not null,
  uitnodiging text collate "C",
  teken text,
  ontsluit text,
  binding text,
  primary key (tenant, lid),
  unique (tenant, inlog)
);

create table omslagen (
  tenant text collate "C" not null references gemeenten,
  wat text collate "C" not null,
  voor text collate "C" not null,
  jwe text not null,
  primary key (tenant, wat, voor)
);

create table sessies (
  tenant text collate "C" not null,
  token_hash text collate "C" not null,
  lid text collate "C" not null,
  begonnen_op bigint not null,
  gezien_op bigint not null,
  primary key (tenant, token_hash),
  foreign key (tenant, lid) references leden on delete cascade
);
create index sessies_van_lid on sessies (tenant, lid);

create table uitnodigingen (
  tenant text collate "C" not null references gemeenten,
  uitnodiging text collate "C" not null,
  soort text not null check (soort in ('toestel', 'lid')),
  toegang_hash text collate "C" not null,
  label text not null,
  geldig_tot bigint not null,
  gebruikt boolean not null default false,
  primary key (tenant, uitnodiging),
  unique (tenant, toegang_hash)
);

create table toestellen (
  tenant text collate "C" not null,
  toestel text collate "C" not null,
  uitnodiging text collate "C" not null,
  sleutel text not null,
  binding text not null,
  stand text not null check (stand in ('actief', 'ingetrokken')),
  -- the Monday of the week: a finer time would tie a device to an envelope
  gezien_week text,
  quarantaine_bytes bigint not null default 0,
  primary key (tenant, toestel),
  unique (tenant, uitnodiging),
  foreign key (tenant, uitnodiging) references uitnodigingen
);

create table gebruikte_uitdagingen (
  tenant text collate "C" not null,
  uitdaging text collate "C" not null,
  verloopt_op bigint not null,
  primary key (tenant, uitdaging)
);
create index uitdagingen_verlopen on gebruikte_uitdagingen (tenant, verloopt_op);

-- no device, no person, no signature: who sent it is only inside the envelope
create table enveloppen (
  tenant text collate "C" not null references gemeenten,
  env_id text collate "C" not null,
  seq bigint not null,
  ontvangen_op text not null,
  spoed boolean not null,
  quarantaine text,
  stand text not null check (stand in ('ontvangen', 'opgehaald', 'geopend')),
  envelop text not null,
  postvak text collate "C" not null,
  status_hash text not null,
  intrek_hash text,
  geheim text,
  geopend_op text,
  -- place of the opening in the stream: a backup that reached it holds it
  geopend_seq bigint,
  primary key (tenant, env_id),
  unique (tenant, seq)
);

create table postvakken (
  tenant text collate "C" not null references gemeenten,
  postvak text collate "C" not null,
  token_hash text not null,
  primary key (tenant, postvak)
);

create table berichten (
  tenant text collate "C" not null,
  postvak text collate "C" not null,
  bericht_id text collate "C" not null,
  seq bigint not null,
  geplaatst_op text not null,
  bericht text not null,
  primary key (tenant, postvak, bericht_id),
  foreign key (tenant, postvak) references postvakken on delete cascade
);

create table meldingen (
  tenant text collate "C" not null references gemeenten,
  melding text collate "C" not null,
  env_id text collate "C",
  seq bigint not null,
  sleutel text not null,
  primary key (tenant, melding),
  unique (tenant, env_id)
);
create index meldingen_stroom on meldingen (tenant, seq);

create table logregels (
  tenant text collate "C" not null,
  melding text collate "C" not null,
  regel_id text collate "C" not null,
  seq bigint not null,
  opgenomen_op text not null,
  regel text not null,
  herinner_vanaf text,
  primary key (tenant, melding, regel_id),
  unique (tenant, seq),
  foreign key (tenant, melding) references meldingen
);

-- sealed text does not shrink: trying costs time and gains nothing
alter table enveloppen alter column envelop set storage external;
alter table logregels alter column regel set storage external;
alter table berichten alter column bericht set storage external;

create table reservekopieen (
  tenant text collate "C" not null,
  gemaakt_op text collate "C" not null,
  gecontroleerd_op text not null,
  -- last number of the stream that this backup holds
  tot_seq bigint not null,
  primary key (tenant, gemaakt_op)
);

-- BIO 8.15: who (pseudonym), in which role, did what, to what (HMAC), from where, when, with which result
create table audit (
  tenant text collate "C" not null,
  seq bigint not null,
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
);

create function audit_blijft() returns trigger language plpgsql as $$
begin
  raise exception 'audit is append-only';
end $$;
create trigger audit_blijft before update or delete on audit for each row execute function audit_blijft();
create trigger audit_vergeet_niet before truncate on audit for each statement execute function audit_blijft();

-- A transaction sees the municipality that it named, also when it runs as the owner; one that named none sees nothing. A
-- backup names itself, and may only read.
do $$
declare
  naam text;
begin
  for naam in select tablename from pg_tables where schemaname = current_schema() loop
    execute format('alter table %I enable row level security', naam);
    execute format('alter table %I force row level security', naam);
    execute format(
      'create policy gemeente on %I using (tenant = current_setting(''meldroute.tenant'', true))', naam);
    execute format(
      'create policy reservekopie on %I for select
       using (current_setting(''meldroute.reservekopie'', true) = ''ja'')', naam);
  end loop;
end $$;
-- the signposts to a municipality are also its own
create policy eigen on wegwijzers using (naar = current_setting('meldroute.tenant', true));

insert into stromen (tenant) values ('server');
