-- What the worker does in a round took as long as the landlord is large, and where a landlord holds all of England it was cut off, night after night:
-- the list of what is due, the first checkpoint after much came at once, what was erased. Now each statement goes through a portion and no more,
-- along an index. See docs/decisions/0102.
create index person_by_customer on rowan.person (landlord, customer) where customer is not null;
create index data_request_by_customer on rowan.data_request (landlord, customer) where customer is not null;
create index session_by_end on rowan.session (landlord, least(ended, absolute_until));
create index sign_in_attempt_by_time on rowan.sign_in_attempt (landlord, at);

-- Erasing looks for what names a record in every table that may: also among what was done, read, lifted or over.
drop index rowan.job_by_stream;
create index job_by_stream on rowan.job (landlord, stream);
create index job_by_subject on rowan.job (landlord, split_part(about, ' ', 1));
create index notice_by_stream on rowan.notice (landlord, stream);
create index notice_by_about on rowan.notice (landlord, about);
create index keeping_hold_by_stream on rowan.keeping_hold (landlord, stream);
create index erasure_by_stream on rowan.erasure (landlord, stream);
create index exclusion_by_stream on rowan.exclusion (landlord, stream);
create index broken_glass_by_stream on rowan.broken_glass (landlord, stream);
create index marac_minute_by_stream on rowan.marac_minute (landlord, stream);
create index data_part_reason_by_stream on rowan.data_part_reason (landlord, stream);
create index export_by_file on rowan.export (landlord, file);

-- The ids that a text has in it; answers are found by them.
create function sec.ids_in(of_text text) returns text[] language sql immutable parallel safe set search_path = pg_catalog as $$
  select array(select m.found[1] from regexp_matches(of_text, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') as m(found))
$$;
create index answer_by_id on rowan.answer using gin (sec.ids_in(answer::text));
create function sec.forget_answers(of_landlord text, of_id uuid) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  delete from rowan.answer a where a.landlord = of_landlord and sec.ids_in(a.answer::text) @> array[of_id::text]
$$;

-- As before, and answers are found along their index.
create or replace function sec.empty_stream(of_landlord text, of_stream uuid, of_at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare place text; again boolean := true; tries integer := 0;
begin
  update rowan.stream s set erased = of_at where s.landlord = of_landlord and s.stream = of_stream;
  perform sec.forget_answers(of_landlord, of_stream);
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
create or replace function sec.empty_person(of_landlord text, of_customer uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare theirs uuid[];
begin
  theirs := array(select p.tenancy from rowan.tenancy_part p where p.landlord = of_landlord and p.customer = of_customer);
  perform sec.forget_answers(of_landlord, of_customer);
  delete from rowan.blind_index b where b.landlord = of_landlord and b.subject = of_customer;
  delete from rowan.tenancy_part p where p.landlord = of_landlord and p.customer = of_customer;
  delete from rowan.rent_account t where t.landlord = of_landlord and t.tenancy = any(theirs)
    and not exists (select from rowan.tenancy_part p where p.landlord = t.landlord and p.tenancy = t.tenancy);
  delete from rowan.tenancy t where t.landlord = of_landlord and t.tenancy = any(theirs)
    and not exists (select from rowan.tenancy_part p where p.landlord = t.landlord and p.tenancy = t.tenancy);
  update rowan.person p set customer = null, home = null where p.landlord = of_landlord and p.customer = of_customer;
  update rowan.complaint c set customer = null where c.landlord = of_landlord and c.customer = of_customer;
  update rowan.data_request d set customer = null where d.landlord = of_landlord and d.customer = of_customer;
  delete from rowan.keeping_hold k where k.landlord = of_landlord and k.stream = of_customer;
  delete from rowan.due_to_erase d where d.landlord = of_landlord and d.stream = of_customer;
  delete from rowan.customer r where r.landlord = of_landlord and r.customer = of_customer;
end $$;
create or replace function sec.empty_request(of_landlord text, of_request uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare parts uuid[]; named text[];
begin
  parts := array(select p.part from rowan.data_part p where p.landlord = of_landlord and p.request = of_request);
  named := array(select x::text from unnest(parts || of_request) as x);
  perform sec.forget_answers(of_landlord, of_request);
  delete from rowan.notice n where n.landlord = of_landlord and n.about = any(named);
  delete from rowan.job j where j.landlord = of_landlord and split_part(j.about, ' ', 1) = any(named);
  delete from rowan.data_part_reason r where r.landlord = of_landlord and r.part = any(parts);
  delete from rowan.data_part p where p.landlord = of_landlord and p.request = of_request;
  delete from rowan.data_withholding h where h.landlord = of_landlord and h.request = of_request;
  delete from rowan.data_extension x where x.landlord = of_landlord and x.request = of_request;
  delete from rowan.data_given g where g.landlord = of_landlord and g.request = of_request;
  delete from rowan.keeping_hold k where k.landlord = of_landlord and k.stream = of_request;
  delete from rowan.due_to_erase d where d.landlord = of_landlord and d.stream = of_request;
  delete from rowan.data_request d where d.landlord = of_landlord and d.request = of_request;
end $$;

-- As before: what holds it is looked for by what may, and not among all that is held.
create or replace function sec.is_held(of_landlord text, of_stream uuid, of_what text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare kinds text[]; near uuid[];
begin
  select d.held_by into kinds from rowan.due_to_erase d where d.landlord = of_landlord and d.stream = of_stream and d.what = of_what;
  if not found then return false; end if;
  near := of_stream
    || array(select c.case_stream from rowan.complaint c where c.landlord = of_landlord and c.stream = of_stream and c.case_stream is not null)
    || array(select c.case_stream from rowan.leak_case c where c.landlord = of_landlord and c.leak = of_stream and c.state <> 'withdrawn' and c.case_stream is not null);
  return exists (select from rowan.keeping_hold k where k.landlord = of_landlord and k.stream = any(near) and k.released_at is null and k.kind = any(kinds));
end $$;

-- The list of what is due, a portion at a time: records and requests by their ids, from the first to the last, and then the people.
alter table rowan.keeping_round alter column listed_on drop not null;
alter table rowan.keeping_round add column after uuid; -- the last one listed, while a list is being made
create function sec.keeping_stands(of_landlord text) returns table (day date, after uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select r.listed_on, r.after from rowan.keeping_round r where r.landlord = of_landlord
$$;
create function sec.kept_after(of_landlord text, after uuid, most integer) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select array(select u.id from (
    (select s.stream as id from rowan.stream s where s.landlord = of_landlord and s.stream > after order by s.stream limit most)
    union all
    (select d.request from rowan.data_request d where d.landlord = of_landlord and d.request > after order by d.request limit most)) u
    order by u.id limit most)
$$;

-- As before, of these alone. What an entry says is read of each record by itself, whatever the planner thinks of all.
drop function sec.keeping_facts(text, uuid);
create function sec.keeping_facts(of_landlord text, of_streams uuid[])
returns table (stream uuid, reference text, closed timestamptz, was_opened boolean, addresses boolean, death timestamptz, child timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select s.stream, s.reference, n.closed, n.was_opened,
    exists (select from rowan.vault_address v where v.landlord = of_landlord and v.stream = s.stream), n.death, n.child
  from rowan.stream s join rowan.case_summary c on c.landlord = s.landlord and c.stream = s.stream
  cross join lateral (
    select max(e.happened_at) filter (where e.type = 'case.closed') as closed, bool_or(e.type = 'case.opened') as was_opened,
      max(e.recorded_at) filter (where e.type in ('death.recorded', 'death-review.opened')) as death,
      max(e.recorded_at) filter (where e.type = 'person.added' and e.codes->>'ageGroup' in ('under-16', '16-17')) as child
    from rowan.entry e where e.landlord = of_landlord and e.stream = s.stream
      and e.type in ('case.closed', 'case.opened', 'death.recorded', 'death-review.opened', 'person.added')
      and (select true from rowan.entry r where r.landlord = of_landlord and r.stream = s.stream and r.type = 'entry.retracted'
        and r.codes->>'entry' = e.id::text and (select true from rowan.entry u where u.landlord = of_landlord and u.stream = s.stream
          and u.type = 'entry.retracted' and u.codes->>'entry' = r.id::text limit 1) is null limit 1) is null
    limit 1) n
  where s.landlord = of_landlord and s.stream = any(of_streams) and s.kind = 'case' and s.erased is null and c.state in ('closed', 'monitoring')
    and n.closed is not null
$$;
drop function sec.complaint_facts(text, uuid);
create function sec.complaint_facts(of_landlord text, of_streams uuid[]) returns table (stream uuid, reference text, closed timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select s.stream, s.reference, n.closed from rowan.stream s
  join rowan.complaint c on c.landlord = s.landlord and c.stream = s.stream and c.state = 'closed'
  cross join lateral (select max(e.happened_at) as closed from rowan.entry e where e.landlord = of_landlord and e.stream = s.stream
    and e.type = 'complaint.closed' limit 1) n
  where s.landlord = of_landlord and s.stream = any(of_streams) and s.kind = 'complaint' and s.erased is null and n.closed is not null
$$;
drop function sec.leak_facts(text, uuid);
create function sec.leak_facts(of_landlord text, of_streams uuid[]) returns table (stream uuid, reference text, closed timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select s.stream, s.reference, n.closed from rowan.stream s
  join rowan.leak l on l.landlord = s.landlord and l.stream = s.stream and l.state = 'closed'
  cross join lateral (select max(e.happened_at) as closed from rowan.entry e where e.landlord = of_landlord and e.stream = s.stream
    and e.type in ('leak.closed', 'leak.case-decided') limit 1) n
  where s.landlord = of_landlord and s.stream = any(of_streams) and s.kind = 'leak' and s.erased is null and n.closed is not null
$$;
-- For the list: also those whose whole was never given; one by its id once the whole was.
create function sec.requests_ended(of_landlord text, of_requests uuid[]) returns table (stream uuid, reference text, closed timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select d.request, d.reference, least(d.released, d.given_apart) from rowan.data_request d
  where d.landlord = of_landlord and d.request = any(of_requests) and (d.released is not null or d.given_apart is not null)
$$;
create or replace function sec.request_facts(of_landlord text, of_request uuid) returns table (stream uuid, reference text, closed timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select d.request, d.reference, least(d.released, d.given_apart) from rowan.data_request d
  where d.landlord = of_landlord and d.request = of_request and d.released is not null
$$;

-- Whether anything that is kept names somebody of the records.
create function sec.is_named(of_landlord text, of_customer uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (select from rowan.person n join rowan.stream s on s.landlord = n.landlord and s.stream = n.stream
      where n.landlord = of_landlord and n.customer = of_customer and s.erased is null)
    or exists (select from rowan.complaint c where c.landlord = of_landlord and c.customer = of_customer)
    or exists (select from rowan.data_request d where d.landlord = of_landlord and d.customer = of_customer);
end $$;
-- As before, of one.
create or replace function sec.person_facts(of_landlord text, of_customer uuid, before timestamptz) returns table (stream uuid, reference text, closed timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select p.customer, sec.person_reference(p.customer), p.part_until::timestamp at time zone 'Europe/London'
  from rowan.tenancy_part p
  where p.landlord = of_landlord and p.customer = of_customer and p.part_until is not null
    and p.part_until::timestamp at time zone 'Europe/London' < before
    and not exists (select from rowan.tenancy_part o where o.landlord = of_landlord and o.customer = of_customer
      and (o.part_until is null or (o.part_until, o.tenancy) > (p.part_until, p.tenancy)))
    and not sec.is_named(of_landlord, of_customer);
end $$;
-- Of those who left, the longest gone first: goes through so many from where it stopped, and says where that is; null at the end.
create function sec.persons_ended(of_landlord text, before timestamptz, stopped jsonb, most integer) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare p record; gone integer := 0; found_here jsonb := '[]'; since date := coalesce((stopped->>'until')::date, '-infinity');
  who uuid := coalesce((stopped->>'customer')::uuid, '00000000-0000-0000-0000-000000000000');
  place uuid := coalesce((stopped->>'tenancy')::uuid, '00000000-0000-0000-0000-000000000000');
begin
  for p in select t.part_until, t.customer, t.tenancy from rowan.tenancy_part t
    where t.landlord = of_landlord and t.part_until is not null and (t.part_until, t.customer, t.tenancy) > (since, who, place)
    order by t.part_until, t.customer, t.tenancy limit most
  loop
    if p.part_until::timestamp at time zone 'Europe/London' >= before then gone := 0; exit; end if;
    gone := gone + 1;
    if not exists (select from rowan.tenancy_part o where o.landlord = of_landlord and o.customer = p.customer
        and (o.part_until is null or (o.part_until, o.tenancy) > (p.part_until, p.tenancy)))
      and not sec.is_named(of_landlord, p.customer)
    then
      found_here := found_here || jsonb_build_object('stream', p.customer, 'reference', sec.person_reference(p.customer),
        'closed', (extract(epoch from p.part_until::timestamp at time zone 'Europe/London') * 1000)::bigint);
    end if;
  end loop;
  return jsonb_build_object('found', found_here, 'stopped', case when gone = most
    then jsonb_build_object('until', p.part_until, 'customer', p.customer, 'tenancy', p.tenancy) end);
end $$;

-- Replaces what is due of these, and sets the holds that the record itself asks for. One that was lifted comes back only for something newer.
-- False where another worker has listed them meanwhile.
drop function sec.list_due(text, uuid, jsonb, jsonb, date, bigint);
create function sec.list_due(of_landlord text, of_system uuid, began uuid, of_ids uuid[], lines jsonb, holds jsonb, of_at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare stands rowan.keeping_round;
begin
  insert into rowan.keeping_round (landlord) values (of_landlord) on conflict do nothing;
  select * into stands from rowan.keeping_round r where r.landlord = of_landlord for update;
  if stands.after is distinct from began then return false; end if;
  delete from rowan.due_to_erase d where d.landlord = of_landlord and d.stream = any(of_ids);
  insert into rowan.due_to_erase select of_landlord, l.stream, l.what, l.reference, sec.instant(l.closed), l.due, l."heldBy", l.decided, sec.instant(of_at)
    from jsonb_to_recordset(lines) as l(stream uuid, what text, reference text, closed bigint, due date, "heldBy" text[], decided boolean);
  insert into rowan.keeping_hold (landlord, hold, stream, reference, kind, set_at, set_by)
    select of_landlord, h.hold, h.stream, h.reference, h.kind, sec.instant(of_at), of_system
    from jsonb_to_recordset(holds) as h(hold uuid, stream uuid, reference text, kind text, since bigint)
    where not exists (select from rowan.keeping_hold k where k.landlord = of_landlord and k.stream = h.stream and k.kind = h.kind
      and (k.released_at is null or k.released_at >= sec.instant(h.since)));
  update rowan.keeping_round r set after = of_ids[cardinality(of_ids)] where r.landlord = of_landlord;
  return true;
end $$;
-- Ends a list with the people who are due.
create index due_to_erase_people on rowan.due_to_erase (landlord) where what = 'person';
create function sec.end_list(of_landlord text, began uuid, lines jsonb, of_day date, of_at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare stands rowan.keeping_round;
begin
  insert into rowan.keeping_round (landlord) values (of_landlord) on conflict do nothing;
  select * into stands from rowan.keeping_round r where r.landlord = of_landlord for update;
  if stands.after is distinct from began then return false; end if;
  delete from rowan.due_to_erase d where d.landlord = of_landlord and d.what = 'person';
  insert into rowan.due_to_erase select of_landlord, l.stream, l.what, l.reference, sec.instant(l.closed), l.due, l."heldBy", l.decided, sec.instant(of_at)
    from jsonb_to_recordset(lines) as l(stream uuid, what text, reference text, closed bigint, due date, "heldBy" text[], decided boolean);
  update rowan.keeping_round r set listed_on = of_day, after = null where r.landlord = of_landlord;
  return true;
end $$;
drop function sec.listed_on(text);

-- As before, at most so many of each. Answers with how many of that which most went of.
drop function sec.forget_sessions(text, integer);
create function sec.forget_sessions(of_landlord text, days integer, most integer) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare gone integer; attempts integer; before timestamptz := now() - days * interval '1 day'; place text;
begin
  delete from rowan.session where ctid = any(array(select s.ctid from rowan.session s where s.landlord = of_landlord
    and least(s.ended, s.absolute_until) < before order by least(s.ended, s.absolute_until) limit most for update skip locked));
  get diagnostics gone = row_count;
  foreach place in array array[of_landlord, '-'] loop
    delete from rowan.sign_in_attempt where ctid = any(array(select t.ctid from rowan.sign_in_attempt t where t.landlord = place
      and t.at < before order by t.at limit most for update skip locked));
    get diagnostics attempts = row_count;
    gone := greatest(gone, attempts);
  end loop;
  return gone;
end $$;

-- As before: every record is looked at, each mark once, and at most so many of those that grew are marked, by their ids. `more` where some are left
-- for the next checkpoint.
drop function sec.mark_records(text, integer);
create function sec.mark_records(of_landlord text, of_n integer, of_most integer, out marks jsonb, out broken bigint, out streams bigint, out entries bigint, out more boolean)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare lost bigint;
begin
  perform set_config('work_mem', '64MB', true);
  with changed as materialized (
    select s.stream, s.seq, s.head, m.of_record, m.seq as marked, m.head as marked_head
    from (select x.stream, x.seq, x.head from rowan.stream x where x.landlord = of_landlord) s
    full join (select x.of_record, x.seq, x.head from rowan.record_marked x where x.landlord = of_landlord) m on m.of_record = s.stream
    where m.of_record is null or s.stream is null or s.seq <> m.seq or s.head is distinct from m.head
  ), grown as materialized (
    select c.stream, c.seq, c.head, c.marked, c.marked_head, row_number() over (order by c.stream) as place
    from changed c where c.seq > coalesce(c.marked, 0) order by c.stream limit of_most + 1
  ), now as materialized (
    select g.* from grown g where g.place <= of_most
  ), marking as (
    insert into rowan.record_mark select of_landlord, of_n, g.stream, g.seq, g.head from now g returning of_record, seq, head
  ), known as (
    insert into rowan.record_marked select of_landlord, g.stream, g.seq, g.head from now g
    on conflict (landlord, of_record) do update set seq = excluded.seq, head = excluded.head
  )
  select (select count(*) from changed c where c.of_record is not null and (c.stream is null or c.seq < c.marked or c.seq = c.marked)),
    (select count(*) from now g where g.marked is not null and (select true from rowan.entry e
      where e.landlord = of_landlord and e.stream = g.stream and e.seq = g.marked and e.hash = g.marked_head limit 1) is null),
    (select count(*) > of_most from grown),
    (select coalesce(jsonb_agg(jsonb_build_object('stream', m.of_record, 'seq', m.seq, 'head', encode(m.head, 'hex')) order by m.of_record), '[]') from marking m)
    into broken, lost, more, marks;
  broken := broken + lost;
  select count(*), coalesce(sum(m.seq), 0) into streams, entries from rowan.record_marked m where m.landlord = of_landlord;
end $$;

-- As before, from so many lines at a time and then to the end of their day: what is counted by day is not cut. `whole` once a week is drawn to its end.
alter table rowan.look_round add column whole boolean not null default true;
drop function sec.draw_looks(text, date, timestamptz, date[]);
create function sec.draw_looks(of_landlord text, of_week date, of_at timestamptz, days_off date[], of_most integer default 50000,
  out lines integer, out more boolean)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare after bigint; head bigint; last bigint; cut rowan.audit;
begin
  perform pg_advisory_xact_lock(hashtextextended(of_landlord, 13));
  lines := -1;
  more := false;
  if exists (select from rowan.look_round r where r.landlord = of_landlord and r.week >= of_week and r.whole) then return; end if;
  after := coalesce((select max(r.upto) from rowan.look_round r where r.landlord = of_landlord), 0);
  head := coalesce((select h.seq from rowan.audit_head h where h.landlord = of_landlord), 0);
  last := head;
  select * into cut from rowan.audit a where a.landlord = of_landlord and a.seq > after and a.seq <= head order by a.seq offset of_most - 1 limit 1;
  if cut.seq is not null then
    last := coalesce((select a.seq - 1 from rowan.audit a where a.landlord = of_landlord and a.seq > cut.seq and a.seq <= head
      and (a.at at time zone 'Europe/London')::date > (cut.at at time zone 'Europe/London')::date order by a.seq limit 1), head);
  end if;
  more := last < head;
  insert into rowan.look_round (landlord, week, drawn, upto, whole) values (of_landlord, of_week, of_at, last, not more)
    on conflict (landlord, week) do update set drawn = excluded.drawn, upto = excluded.upto, whole = excluded.whole;
  with line as (
    select a.seq, a.actor, a.action, a.result, a.object_type, (a.at at time zone 'Europe/London') as at,
      a.object_type in ('case', 'person') and a.result = 'shown' and a.action like 'view:%' as is_read
    from rowan.audit a join rowan.account u on u.landlord = a.landlord and u.account = a.actor
    where a.landlord = of_landlord and a.seq > after and a.seq <= last and not sec.is_of_part(a.action, a.object_type)
  ), found as (
    select 'emergency' as why, l.actor, array[l.seq] as lines from line l where l.action = 'emergency' and l.result = 'shown'
    union all select 'out-of-hours', l.actor, array_agg(l.seq order by l.seq) from line l
      where l.is_read and (extract(isodow from l.at) > 5 or l.at::date = any(days_off) or extract(hour from l.at) not between 7 and 19) group by l.actor, l.at::date
    union all select 'not-found', l.actor, array_agg(l.seq order by l.seq) from line l
      where l.object_type in ('case', 'person') and l.result = 'not-found' group by l.actor, l.at::date having count(*) >= 5
    union all select 'sent-out', l.actor, array_agg(l.seq order by l.seq) from line l
      where l.action in ('act:begin-export', 'act:answer-data-request') and l.result in ('done', 'shown', 'recorded') group by l.actor, l.at::date
    union all select 'searched', l.actor, array_agg(l.seq order by l.seq) from line l
      where l.action = 'view:matches' group by l.actor, l.at::date having count(*) >= 20
    union all select 'drawn', d.actor, array[d.seq] from (select l.actor, l.seq, row_number() over (order by random()) as place,
        count(*) over () as every from line l where l.is_read) d where d.place <= ceil(d.every * 0.02)
  )
  insert into rowan.look (landlord, id, week, why, actor, seq, times, lines)
    select of_landlord, gen_random_uuid(), of_week, f.why, f.actor, f.lines[1], cardinality(f.lines), f.lines from found f;
  select count(*) into lines from rowan.look k where k.landlord = of_landlord and k.week = of_week;
end $$;

-- As before: the cases of a line are found by what it names, and not among all.
create or replace function sec.tell_of_looks(of_landlord text, of_week date, of_at timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare alone uuid := sec.only_looker(of_landlord);
begin
  return sec.notify(of_landlord, 'looks-drawn ' || of_week, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'),
    'looks-drawn', of_week::text, of_at, array(select distinct r.account from rowan.staff_role r
      join rowan.account a on a.landlord = r.landlord and a.account = r.account and not a.disabled
      where r.landlord = of_landlord and (sec.is_look_role(r.role) or sec.is_look_stand_in(r.role)
        and exists (select from rowan.look k join rowan.audit l on l.landlord = k.landlord and l.seq = k.seq
          where k.landlord = of_landlord and k.week = of_week and k.actor = alone and k.actor <> r.account
            and not exists (select from unnest(string_to_array(l.object, ' ')) as o(named) cross join lateral (
                select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'case' and s.reference = o.named
                union all select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'case'
                  and s.stream = case when o.named ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then o.named::uuid end) n
              where sec.is_kept_out(of_landlord, n.stream, r.account) or sec.is_narrow(of_landlord, n.stream)))) order by 1));
end $$;

grant execute on function sec.keeping_stands(text), sec.kept_after(text, uuid, integer), sec.keeping_facts(text, uuid[]), sec.complaint_facts(text, uuid[]),
  sec.leak_facts(text, uuid[]), sec.requests_ended(text, uuid[]), sec.persons_ended(text, timestamptz, jsonb, integer),
  sec.list_due(text, uuid, uuid, uuid[], jsonb, jsonb, bigint), sec.end_list(text, uuid, jsonb, date, bigint),
  sec.forget_sessions(text, integer, integer), sec.mark_records(text, integer, integer), sec.draw_looks(text, date, timestamptz, date[], integer)
  to rowan_worker;
