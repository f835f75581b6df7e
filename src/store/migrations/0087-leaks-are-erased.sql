-- What may have got out ends too: a closed one is due by a rule of its own, held by what holds it or a case that it is about, and erased as a
-- complaint is. What its cases' own records say of it stays with them. See docs/decisions/0051 and 0086.
alter table rowan.due_to_erase drop constraint due_to_erase_what_check;
alter table rowan.due_to_erase add constraint due_to_erase_what_check check (what in ('enquiry', 'case', 'kept-addresses', 'complaint', 'leak'));

-- Closed leaks that were not erased yet, or one, each with the moment at which it was closed, or a case was taken back, last.
create function sec.leak_facts(of_landlord text, of_stream uuid) returns table (stream uuid, reference text, closed timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select s.stream, s.reference, max(e.happened_at) from rowan.stream s
  join rowan.leak l on l.landlord = s.landlord and l.stream = s.stream and l.state = 'closed'
  join rowan.entry e on e.landlord = s.landlord and e.stream = s.stream and e.type in ('leak.closed', 'leak.case-decided')
  where s.landlord = of_landlord and s.kind = 'leak' and s.erased is null and (of_stream is null or s.stream = of_stream)
  group by s.stream, s.reference
$$;
grant execute on function sec.leak_facts(text, uuid) to rowan_worker;

-- As before; and what holds a case holds what may have got out of it.
create or replace function sec.is_held(of_landlord text, of_stream uuid, of_what text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.due_to_erase d
    join rowan.keeping_hold k on k.landlord = d.landlord and k.released_at is null and k.kind = any(d.held_by)
      and (k.stream = d.stream or k.stream = (select c.case_stream from rowan.complaint c where c.landlord = d.landlord and c.stream = d.stream)
        or k.stream in (select c.case_stream from rowan.leak_case c where c.landlord = d.landlord and c.leak = d.stream and c.state <> 'withdrawn'))
    where d.landlord = of_landlord and d.stream = of_stream and d.what = of_what)
$$;

-- As before, of what may have got out too.
create or replace function sec.hold_keeping(of_hold uuid, of_case text, of_kind text, of_sealed bytea, of_at bigint) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); found rowan.stream;
begin
  if sec.sees_keeping() is not true then return null; end if;
  select * into found from rowan.stream s where s.landlord = w.landlord and s.kind in ('case', 'complaint', 'leak') and s.erased is null and s.stream <> all(sec.kept_out())
    and (s.reference = of_case or s.stream::text = of_case)
    and not exists (select from rowan.complaint c where c.landlord = s.landlord and c.stream = s.stream and c.case_stream = any(sec.kept_out()))
    and not exists (select from rowan.leak_case c where c.landlord = s.landlord and c.leak = s.stream and c.case_stream = any(sec.kept_out())) for update;
  if found.stream is null then return null; end if;
  if exists (select from rowan.keeping_hold k where k.landlord = w.landlord and k.stream = found.stream and k.kind = of_kind and k.released_at is null)
  then return null; end if;
  insert into rowan.keeping_hold values (w.landlord, of_hold, found.stream, found.reference, of_kind, of_sealed, sec.instant(of_at), w.account);
  return found.stream;
end $$;

-- As before; and which cases a leak was about goes with the leak, and with each case.
create or replace function sec.empty_stream(of_landlord text, of_stream uuid, of_at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare place text; again boolean := true; tries integer := 0;
begin
  update rowan.stream s set erased = of_at where s.landlord = of_landlord and s.stream = of_stream;
  delete from rowan.answer a where a.landlord = of_landlord and a.answer::text like '%' || of_stream || '%';
  delete from rowan.marac_representative r using rowan.marac_meeting m
    where m.landlord = of_landlord and m.stream = of_stream and r.landlord = m.landlord and r.meeting = m.meeting;
  update rowan.complaint c set case_stream = null, case_complaint = null where c.landlord = of_landlord and c.case_stream = of_stream;
  delete from rowan.leak_case c where c.landlord = of_landlord and (c.case_stream = of_stream or c.leak = of_stream);
  update rowan.entry e set codes = '{}', words_fingerprint = null where e.landlord = of_landlord and e.stream = of_stream;
  while again loop
    again := false;
    tries := tries + 1;
    if tries > 9 then raise exception 'a table refers to this record in a way that cannot be emptied'; end if;
    for place in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'rowan'::regnamespace and c.relkind = 'r' and a.attname = 'stream' and not a.attisdropped
        and c.relname not in ('stream', 'entry', 'erasure')
    loop
      begin
        execute format('delete from rowan.%I where landlord = $1 and stream = $2', place) using of_landlord, of_stream;
      exception when foreign_key_violation then again := true;
      end;
    end loop;
  end loop;
end $$;
