-- What waits for a second person before it leaves is looked for on every list of the day of those who take that look: along what waits alone,
-- and not through all that ever left.
create index export_to_read on rowan.export (landlord, stream) where second_look and looked is null and taken is null;
