-- Outside every backup of this program: what was destroyed stays destroyed when a backup is put back, and brakes forget.

create table schema_versies (
  tenant text collate "C" not null check (tenant = 'server'),
  versie integer not null,
  gedaan_op text not null,
  primary key (tenant, versie)
);

-- numbered for each municipality, so that the tables can tell how far it was carried out in them
create table vernietigd (
  tenant text collate "C" not null,
  env_id text collate "C" not null,
  nr bigint not null,
  reden text not null check (reden in ('ingetrokken', 'vernietigd')),
  status_hash text not null,
  op text not null,
  primary key (tenant, env_id),
  unique (tenant, nr)
);

-- what brakes count, shared by all servers; keys are pseudonyms under a key that is not in the database
create unlogged table remmen (
  tenant text collate "C" not null,
  rem text collate "C" not null,
  sleutel text collate "C" not null,
  aantal bigint not null,
  tot bigint not null,
  primary key (tenant, rem, sleutel)
);
create index remmen_voorbij on remmen (tenant, tot);

do $$
declare
  naam text;
begin
  for naam in select tablename from pg_tables where schemaname = current_schema() loop
    execute format('alter table %I enable row level security', naam);
    execute format('alter table %I force row level security', naam);
    execute format(
      'create policy gemeente on %I using (tenant = current_setting(''meldroute.tenant'', true))', naam);
  end loop;
end $$;
