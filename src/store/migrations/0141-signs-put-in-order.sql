-- A sign that nobody has answered yet goes first, whatever was thought of another: lists over many cases read signs too.
-- The types are those of src/store/queries/what-goes-first.ts.
drop index rowan.entry_puts_in_order;
create index entry_puts_in_order on rowan.entry (landlord, stream, seq)
  where type in ('priority.set', 'concern.raised', 'concern.considered', 'report.received', 'entry.retracted', 'person.added',
    'tenancy-change.requested', 'tenancy-change.decided', 'rehousing.requested', 'rehousing.decided', 'rehousing.answered',
    'victim.moved');
