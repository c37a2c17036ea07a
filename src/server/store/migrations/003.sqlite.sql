-- what nobody opened yet, for counting it without reading what is sealed
create index enveloppen_achterstand on enveloppen (tenant, stand, ontvangen_op, quarantaine) where stand <> 'geopend';
