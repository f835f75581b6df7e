-- As before (0101), without what was written about a case that is not there for the asker: none of it is needed to say what may be done next. What
-- stands of its cases is read from `cases`, and the place in the chain from `seq` and `head`. See docs/decisions/0089.
create or replace function sec.load_leak(of_leak text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (select r.stream from sec.leak_rows() r where r.reference = of_leak or r.stream::text = of_leak);
  hidden uuid[]; record jsonb; entries jsonb;
begin
  if target is null then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  hidden := sec.hidden_entries(target);
  record := sec.record_of(w.landlord, target, '{}');
  entries := (select coalesce(jsonb_agg(o.entry order by (o.entry->>'seq')::int), '[]') from jsonb_array_elements(record->'entries') as o(entry)
    where (o.entry->>'id')::uuid <> all(hidden));
  return record || jsonb_build_object('entries', entries, 'cases', sec.cases_of_leak(w.landlord, target), 'shown', jsonb_array_length(entries));
end $$;
