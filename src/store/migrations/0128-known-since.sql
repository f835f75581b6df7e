-- When this database came to know a line of the ledger, by its own clock: what the planner remembers of any table from before is made anew then. It was
-- made anew only where a stream was emptied, so that the ids of people and of requests who were erased alone stayed among what it remembers.
alter table rowan.shred_replayed add column known timestamptz not null default clock_timestamp();
create or replace function sec.note_shredded(of_landlord text, of_line integer, of_hash text) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into rowan.shred_replayed as r (landlord, line, hash) values (of_landlord, of_line, of_hash)
    on conflict (landlord) do update set line = excluded.line, hash = excluded.hash, known = clock_timestamp() where r.line < excluded.line
$$;
