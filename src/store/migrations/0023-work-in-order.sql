-- What puts work in order on lists over many cases, and what was asked for and waits: found without reading the whole of each case.
-- The types are those of src/store/queries/what-goes-first.ts.
create index entry_puts_in_order on rowan.entry (landlord, stream, seq)
  where type in ('priority.set', 'concern.considered', 'report.received', 'entry.retracted', 'person.added',
    'tenancy-change.requested', 'tenancy-change.decided', 'rehousing.requested', 'rehousing.decided', 'rehousing.answered',
    'victim.moved');
