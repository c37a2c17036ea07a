-- envelopes that came into a case after the one that opened it
create table bijgevoegd (
  tenant text not null,
  env_id text not null,
  melding text not null,
  primary key (tenant, env_id),
  foreign key (tenant, melding) references meldingen on delete cascade
) strict;
create index bijgevoegd_bij on bijgevoegd (tenant, melding);
