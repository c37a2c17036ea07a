-- What a municipality decides about its phones: signed by its root key, and public to whoever knows its id.
alter table gemeenten add column veldinstellingen text;
alter table gemeenten add column veldinstellingen_versie bigint not null default 0;
