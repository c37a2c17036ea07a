-- what an envelope announced of a photo that comes after it
create table bijlagen (
  tenant text collate "C" not null,
  env_id text collate "C" not null,
  bijlage text collate "C" not null,
  -- its place among the photos of this envelope
  nummer integer not null,
  bytes bigint not null,
  -- how many chunks there will be, and how many are here, from the first one on
  aantal integer not null,
  ontvangen integer not null default 0,
  -- place in the stream at which it was whole: a backup that reached it holds all of it
  compleet_seq bigint,
  primary key (tenant, env_id, bijlage),
  foreign key (tenant, env_id) references enveloppen on delete cascade
);

-- sealed: what opens a photo is inside the envelope
create table bijlagedelen (
  tenant text collate "C" not null,
  env_id text collate "C" not null,
  bijlage text collate "C" not null,
  deel integer not null,
  -- as it was announced
  sha256 text not null,
  inhoud bytea,
  primary key (tenant, env_id, bijlage, deel),
  foreign key (tenant, env_id, bijlage) references bijlagen on delete cascade
);
-- sealed bytes do not shrink
alter table bijlagedelen alter column inhoud set storage external;

alter table bijlagen enable row level security;
alter table bijlagen force row level security;
create policy gemeente on bijlagen using (tenant = current_setting('meldroute.tenant', true));
create policy reservekopie on bijlagen for select
  using (current_setting('meldroute.reservekopie', true) = 'ja');

alter table bijlagedelen enable row level security;
alter table bijlagedelen force row level security;
create policy gemeente on bijlagedelen using (tenant = current_setting('meldroute.tenant', true));
create policy reservekopie on bijlagedelen for select
  using (current_setting('meldroute.reservekopie', true) = 'ja');
