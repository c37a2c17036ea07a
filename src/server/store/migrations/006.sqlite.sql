-- when somebody at the desk took it out of quarantine
alter table enveloppen add column aangenomen_op text;

-- what nobody opened yet, for counting it without reading what is sealed
drop index enveloppen_achterstand;
create index enveloppen_achterstand on enveloppen (tenant, stand, ontvangen_op, quarantaine, aangenomen_op)
  where stand <> 'geopend';
