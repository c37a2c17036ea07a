-- envelopes that came into a case after the one that opened it
create table bijgevoegd (
  tenant text collate "C" not null,
  env_id text collate "C" not null,
  melding text collate "C" not null,
  primary key (tenant, env_id),
  foreign key (tenant, melding) references meldingen on delete cascade
);
create index bijgevoegd_bij on bijgevoegd (tenant, melding);

alter table bijgevoegd enable row level security;
alter table bijgevoegd force row level security;
create policy gemeente on bijgevoegd using (tenant = current_setting('meldroute.tenant', true));
create policy reservekopie on bijgevoegd for select
  using (current_setting('meldroute.reservekopie', true) = 'ja');
