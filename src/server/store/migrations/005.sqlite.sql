-- what an envelope announced of a photo that comes after it
create table bijlagen (
  tenant text not null,
  env_id text not null,
  bijlage text not null,
  -- its place among the photos of this envelope
  nummer integer not null,
  bytes integer not null,
  -- how many chunks there will be, and how many are here, from the first one on
  aantal integer not null,
  ontvangen integer not null default 0,
  -- place in the stream at which it was whole: a backup that reached it holds all of it
  compleet_seq integer,
  primary key (tenant, env_id, bijlage),
  foreign key (tenant, env_id) references enveloppen on delete cascade
) strict;

-- sealed: what opens a photo is inside the envelope
create table bijlagedelen (
  tenant text not null,
  env_id text not null,
  bijlage text not null,
  deel integer not null,
  -- as it was announced
  sha256 text not null,
  inhoud blob,
  primary key (tenant, env_id, bijlage, deel),
  foreign key (tenant, env_id, bijlage) references bijlagen on delete cascade
) strict;
