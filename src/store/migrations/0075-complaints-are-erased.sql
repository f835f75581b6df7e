-- Complaints end too: a closed one is due by a rule of its own, held by what holds it or the case beside which it was put, and erased as a
-- case is: two people agree, its key is destroyed, its record stays with hashes, types and times. See docs/decisions/0051.
alter table rowan.due_to_erase drop constraint due_to_erase_what_check;
alter table rowan.due_to_erase add constraint due_to_erase_what_check check (what in ('enquiry', 'case', 'kept-addresses', 'complaint'));

-- Closed complaints that were not erased yet, or one, each with the moment at which it was closed last.
create function sec.complaint_facts(of_landlord text, of_stream uuid) returns table (stream uuid, reference text, closed timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select s.stream, s.reference, max(e.happened_at) from rowan.stream s
  join rowan.complaint c on c.landlord = s.landlord and c.stream = s.stream and c.state = 'closed'
  join rowan.entry e on e.landlord = s.landlord and e.stream = s.stream and e.type = 'complaint.closed'
  where s.landlord = of_landlord and s.kind = 'complaint' and s.erased is null and (of_stream is null or s.stream = of_stream)
  group by s.stream, s.reference
$$;
grant execute on function sec.complaint_facts(text, uuid) to rowan_worker;

-- As before; and what holds a case holds the complaint that was put beside it.
create or replace function sec.is_held(of_landlord text, of_stream uuid, of_what text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.due_to_erase d
    join rowan.keeping_hold k on k.landlord = d.landlord and k.released_at is null and k.kind = any(d.held_by)
      and (k.stream = d.stream or k.stream = (select c.case_stream from rowan.complaint c where c.landlord = d.landlord and c.stream = d.stream))
    where d.landlord = of_landlord and d.stream = of_stream and d.what = of_what)
$$;

-- As before, of a complaint too.
create or replace function sec.hold_keeping(of_hold uuid, of_case text, of_kind text, of_sealed bytea, of_at bigint) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); found rowan.stream;
begin
  if sec.sees_keeping() is not true then return null; end if;
  select * into found from rowan.stream s where s.landlord = w.landlord and s.kind in ('case', 'complaint') and s.erased is null and s.stream <> all(sec.kept_out())
    and (s.reference = of_case or s.stream::text = of_case)
    and not exists (select from rowan.complaint c where c.landlord = s.landlord and c.stream = s.stream and c.case_stream = any(sec.kept_out())) for update;
  if found.stream is null then return null; end if;
  if exists (select from rowan.keeping_hold k where k.landlord = w.landlord and k.stream = found.stream and k.kind = of_kind and k.released_at is null)
  then return null; end if;
  insert into rowan.keeping_hold values (w.landlord, of_hold, found.stream, found.reference, of_kind, of_sealed, sec.instant(of_at), w.account);
  return found.stream;
end $$;
