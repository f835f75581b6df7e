-- Something that we hold about somebody may have got out. It has a stream of its own, which those read who look after it; whoever tells of it
-- reads nothing. From the same moment on nothing goes to the case that they named: the function that they call answers alike, and does alike,
-- whether there is such a case or not, and what stands on the case is written later, by the worker. See docs/decisions/0079. Row policies and
-- grants are in the migration leak-access, made from src/access/table.ts.
alter table rowan.stream drop constraint stream_kind_check;
alter table rowan.stream add constraint stream_kind_check check (kind in ('case', 'organisation', 'complaint', 'leak'));

create table rowan.leak (
  landlord text not null, stream uuid not null, reference text not null, reported timestamptz not null,
  exposes boolean not null, -- where somebody is, or how they are reached, may be known; or it is not known what is
  state text not null check (state in ('open', 'closed')), next_step text, next_due timestamptz,
  primary key (landlord, stream),
  foreign key (landlord, stream) references rowan.stream
);
-- One row for each case that was named, also where there is none of that name.
create table rowan.leak_case (
  landlord text not null, id uuid not null, leak uuid not null, case_stream uuid, since timestamptz not null,
  noted timestamptz, -- when the worker wrote it on the case
  primary key (landlord, id),
  foreign key (landlord, leak) references rowan.leak (landlord, stream),
  foreign key (landlord, case_stream) references rowan.stream (landlord, stream)
);
create index leak_case_by_case on rowan.leak_case (landlord, case_stream);
create index leak_case_by_leak on rowan.leak_case (landlord, leak);

-- Closed from the start: what they open to is in the migration leak-access.
alter table rowan.leak enable row level security;
alter table rowan.leak force row level security;
alter table rowan.leak_case enable row level security;
alter table rowan.leak_case force row level security;

-- Whether where somebody of this case is, or how they are reached, may have got out since then; and whether that is still looked into.
create function sec.leaked_since(of_landlord text, of_stream uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.leak_case c join rowan.leak l on l.landlord = c.landlord and l.stream = c.leak
    where c.landlord = of_landlord and c.case_stream = of_stream and l.exposes and c.since >= at)
$$;
create function sec.is_leaking(of_landlord text, of_stream uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.leak_case c join rowan.leak l on l.landlord = c.landlord and l.stream = c.leak
    where c.landlord = of_landlord and c.case_stream = of_stream and l.exposes and l.state = 'open')
$$;

-- As before, and nothing that was agreed before a leak is relied on, whatever the application says and whatever is retracted.
create or replace function sec.is_safe(of rowan.contact_point, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select (of).safe and (at at time zone 'Europe/London')::date <= (of).expires_on
    and not sec.leaked_since((of).landlord, (of).stream, (of).agreed_at)
    and not exists (select from rowan.entry e where e.landlord = (of).landlord and e.stream = (of).stream
      and (e.type = 'entry.retracted' and e.codes->>'entry' = (of).version::text
        or e.type = 'safe-contact.agreed' and e.codes->>'person' = (of).person::text and (e.happened_at, e.seq) > ((of).agreed_at, (of).place)
          and not exists (select from rowan.entry r where r.landlord = e.landlord and r.stream = e.stream and r.type = 'entry.retracted'
            and r.codes->>'entry' = e.id::text)
        or (e.type = 'victim.moved' or e.type = 'incident.recorded' and e.codes->'placeKnown' = 'true') and (e.happened_at, e.seq) > ((of).agreed_at, (of).place)
          and not exists (select from rowan.entry r where r.landlord = e.landlord and r.stream = e.stream and r.type = 'entry.retracted'
            and r.codes->>'entry' = e.id::text)))
$$;

-- As before, and not while something of the case may be out: where a job is and whom to call is what must not go further.
create or replace function sec.words_of_work_orders() returns table (id uuid, entry uuid, stream uuid, place bytea, telephone bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); today date := (now() at time zone 'Europe/London')::date;
begin
  return query select o.id, o.entry, o.stream, p.sealed, t.sealed
    from rowan.work_order o join rowan.job_words p on p.landlord = o.landlord and p.entry = o.entry and p.part = 'place'
    left join rowan.job_words t on t.landlord = o.landlord and t.entry = o.entry and t.part = 'telephone'
      and coalesce((o.calling->>'expires')::date >= today, o.calling is not null)
      and ((o.calling->'channels' ? 'phone' and not o.calling->'never' ? 'phone')
        or (o.calling->'channels' ? 'text' and not o.calling->'never' ? 'text'))
    where o.landlord = w.landlord and o.stream <> all(sec.kept_out()) and not sec.is_leaking(o.landlord, o.stream)
      and (sec.plans_jobs() or (sec.does_jobs() and o.holder = w.account));
end $$;

-- What was sealed before a leak does not leave any more, whoever writes the row.
create function sec.guard_export() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.taken is not null and old.taken is null and sec.leaked_since(new.landlord, new.stream, new.made)
  then raise exception 'not found' using errcode = 'P0002'; end if;
  return new;
end $$;
create trigger guard_export before update on rowan.export for each row execute function sec.guard_export();

-- Whether the data protection officer alone looks after what got out of this case: it is a colleague's, or closed to all but a few.
create function sec.is_narrow(of_landlord text, of_stream uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.stream s where s.landlord = of_landlord and s.stream = of_stream and s.case_kind = 'colleague')
    or exists (select from rowan.case_seal c where c.landlord = of_landlord and c.stream = of_stream)
$$;

-- Who looks after a leak: whoever holds the role and is kept out of none of its cases.
create function sec.leak_handlers(of_landlord text, of_leak uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select coalesce(array_agg(a.account order by a.account), '{}') from rowan.account a
    where a.landlord = of_landlord and not a.disabled
      and exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account and sec.is_leak_role(r.role,
        exists (select from rowan.leak_case c where c.landlord = of_landlord and c.leak = of_leak and sec.is_narrow(of_landlord, c.case_stream))))
      and not exists (select from rowan.leak_case c join rowan.exclusion x on x.landlord = c.landlord and x.stream = c.case_stream
        where c.landlord = of_landlord and c.leak = of_leak and x.account = a.account and x.ended is null));
end $$;
create function sec.leaks() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); out uuid[] := sec.kept_out(); closes boolean := coalesce(sec.closes_leaks(), false);
begin
  if w.account is null or sec.handles_leaks() is not true then return '{}'; end if;
  return (select coalesce(array_agg(l.stream), '{}') from rowan.leak l where l.landlord = w.landlord
    and not exists (select from rowan.leak_case c where c.landlord = l.landlord and c.leak = l.stream
      and (c.case_stream = any(out) or not closes and sec.is_narrow(c.landlord, c.case_stream))));
end $$;

-- Appends the one entry of a change to the stream of a leak. For the functions below alone.
create function sec.append_to_leak(w sec.actor, target uuid, change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare last jsonb := change->'entries'->-1;
begin
  if (jsonb_array_length(change->'entries') = 1 and last->>'role' = any(sec.roles()) and last->>'happened' = 'false'
    and last->'codes'->>'leak' = target::text) is not true then raise exception 'not found' using errcode = 'P0002'; end if;
  update rowan.stream s set seq = s.seq + 1, head = decode(last->>'hash', 'hex')
    where s.landlord = w.landlord and s.stream = target and s.seq = (change->>'seq')::int and s.head = decode(change->>'head', 'hex');
  if not found then raise exception 'the stream has moved on' using errcode = '40001'; end if;
  insert into rowan.entry select w.landlord, e.id, target, e.seq, e.type, sec.instant(e.at), sec.instant(e."recordedAt"), w.account, e.role, e.codes,
      e.happened, decode(e.fingerprint, 'hex'), decode(e.previous, 'hex'), decode(e.hash, 'hex')
    from jsonb_to_record(last) as e(id uuid, seq int, type text, at bigint, "recordedAt" bigint, role text, codes jsonb,
      happened boolean, fingerprint text, previous text, hash text);
  insert into rowan.words select w.landlord, e.id, target, decode(e.sealed, 'hex') from jsonb_to_record(last) as e(id uuid, sealed text)
    where e.sealed is not null;
end $$;

-- What the list shows of a leak, and when those who look after it are told that its next time runs out. Nothing of a leak that is closed.
create function sec.write_leak_row(of_landlord text, of_stream uuid, shown jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare at bigint := (shown->>'nextDue')::bigint;
begin
  update rowan.leak l set next_step = shown->>'nextStep', next_due = sec.instant(at) where l.landlord = of_landlord and l.stream = of_stream;
  perform sec.plan_jobs(of_landlord, of_stream, (select coalesce(jsonb_agg(jsonb_build_object('kind', 'leak-late', 'due', at, 'about', of_stream,
      'codes', '{}'::jsonb, 'key', concat_ws(' ', 'leak-late', of_stream, l.next_step, at))), '[]')
    from rowan.leak l where l.landlord = of_landlord and l.stream = of_stream and l.state = 'open' and at is not null));
end $$;

-- Ties a leak to a case by its reference, and leaves what follows to the worker. A row is written and a job left also where there is no such case.
create function sec.tie_to_case(of_landlord text, of_leak uuid, of_case uuid, at bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare made uuid := gen_random_uuid();
begin
  insert into rowan.leak_case (landlord, id, leak, case_stream, since) values (of_landlord, made, of_leak, of_case, sec.instant(at));
  perform sec.enqueue_jobs(of_landlord, of_leak, jsonb_build_array(jsonb_build_object('key', 'leak-near ' || made, 'kind', 'leak-near',
    'due', at, 'about', made, 'codes', '{}'::jsonb)), false);
end $$;

-- Anybody of the landlord tells of one. Which case they mean is not looked for in what they may see: it does not matter who saw it.
create function sec.report_leak(change jsonb, of_case text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; said jsonb := change->'entries'->0; at bigint := (said->>'recordedAt')::bigint;
begin
  if w.account is null then raise exception 'no session' using errcode = '28000'; end if;
  if (said->>'type') is distinct from 'leak.reported' then raise exception 'not found' using errcode = 'P0002'; end if;
  insert into rowan.stream (landlord, stream, kind, reference, case_kind, opened, seq, head)
    values (w.landlord, target, 'leak', change->>'reference', 'leak', sec.instant(at), 0, decode(change->>'head', 'hex'));
  insert into rowan.leak (landlord, stream, reference, reported, exposes, state) values (w.landlord, target, change->>'reference', sec.instant(at),
    said->'codes'->'what' ?| array['whereabouts', 'contact-details', 'not-known'], 'open');
  perform sec.append_to_leak(w, target, change);
  perform sec.tie_to_case(w.landlord, target, (select s.stream from rowan.stream s
    where s.landlord = w.landlord and s.kind = 'case' and s.reference = of_case and s.erased is null), at);
  perform sec.write_leak_row(w.landlord, target, change->'shown');
  perform sec.notify(w.landlord, 'leak-reported ' || target, sec.organisation(), 'leak-reported', target::text, sec.instant(at),
    sec.leak_handlers(w.landlord, target));
end $$;

-- For those who look after it: another case that it is about. Whether there is one that they may look after in this way.
create function sec.tie_leak(of_leak uuid, of_case text, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target rowan.stream;
begin
  if w.account is null or coalesce(of_leak = any(sec.leaks()), false) is not true
    or not exists (select from rowan.leak l where l.landlord = w.landlord and l.stream = of_leak and l.state = 'open') then return false; end if;
  select * into target from rowan.stream s where s.landlord = w.landlord and s.kind = 'case' and s.reference = of_case and s.erased is null
    and s.stream <> all(sec.kept_out()) and (sec.closes_leaks() or not sec.is_narrow(s.landlord, s.stream));
  if target.stream is null then return false; end if;
  if not exists (select from rowan.leak_case c where c.landlord = w.landlord and c.leak = of_leak and c.case_stream = target.stream)
  then perform sec.tie_to_case(w.landlord, of_leak, target.stream, at); end if;
  return true;
end $$;

-- What those who look after leaks do about one; closing is the data protection officer's.
create function sec.write_leak(change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; said jsonb := change->'entries'->0;
begin
  if w.account is null or (target = any(sec.leaks()) and exists (select from rowan.leak l where l.landlord = w.landlord and l.stream = target and l.state = 'open')
      and (said->>'type' = 'leak.handled' or said->>'type' = 'leak.closed' and sec.closes_leaks())) is not true
  then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.append_to_leak(w, target, change);
  if said->>'type' = 'leak.closed' then
    update rowan.leak l set state = 'closed' where l.landlord = w.landlord and l.stream = target;
  end if;
  perform sec.write_leak_row(w.landlord, target, change->'shown');
end $$;

create function sec.leak_rows() returns table (stream uuid, reference text, reported timestamptz, exposes boolean, state text, next_step text,
  next_due timestamptz, cases text[])
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine uuid[] := sec.leaks();
begin
  return query select l.stream, l.reference, l.reported, l.exposes, l.state, l.next_step, l.next_due,
      array(select s.reference from rowan.leak_case c join rowan.stream s on s.landlord = c.landlord and s.stream = c.case_stream
        where c.landlord = l.landlord and c.leak = l.stream order by c.since, s.reference)
    from rowan.leak l where l.landlord = w.landlord and l.stream = any(mine)
    order by l.state = 'closed', l.next_due nulls last, l.reported desc, l.stream;
end $$;

-- One leak, to be read or, locked until the end of the transaction, to be written on. Null for hidden and missing alike.
create function sec.read_leak(of_leak text) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (select r.stream from sec.leak_rows() r where r.reference = of_leak or r.stream::text = of_leak);
begin
  if target is null then return null; end if;
  return sec.record_of(w.landlord, target, '{}') || jsonb_build_object(
    'cases', (select to_jsonb(r.cases) from sec.leak_rows() r where r.stream = target),
    'words', (select coalesce(jsonb_agg(jsonb_build_object('entry', s.entry, 'sealed', encode(s.sealed, 'hex'))), '[]')
      from rowan.words s where s.landlord = w.landlord and s.stream = target),
    'names', (select coalesce(jsonb_object_agg(a.account, a.name), '{}') from rowan.account a where a.landlord = w.landlord
      and a.account in (select e.by from rowan.entry e where e.landlord = w.landlord and e.stream = target)));
end $$;
create function sec.load_leak(of_leak text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (select r.stream from sec.leak_rows() r where r.reference = of_leak or r.stream::text = of_leak);
begin
  if target is null then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  return sec.record_of(w.landlord, target, '{}');
end $$;

-- The worker's: writes on the case that something of it may be out, in the name of whoever told of it, also where they are not on it or kept
-- out of it; ends what was sealed to leave; has the case judged again, so that what waits to be sent is stopped; and tells those who are on it.
-- Nothing where no case was named.
create function sec.note_leak(of_landlord text, of_tie uuid, at timestamptz, to_roles text[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare tie rowan.leak_case; teller uuid; of_role text; codes jsonb; here rowan.stream; made bytea; new_id uuid := gen_random_uuid(); said jsonb;
begin
  select * into tie from rowan.leak_case c where c.landlord = of_landlord and c.id = of_tie and c.noted is null and c.case_stream is not null;
  if tie.id is null then return 0; end if;
  select e.by, e.role, e.codes into teller, of_role, codes from rowan.entry e where e.landlord = of_landlord and e.stream = tie.leak and e.type = 'leak.reported' order by e.seq limit 1;
  select * into here from rowan.stream s where s.landlord = of_landlord and s.stream = tie.case_stream for update;
  if here.erased is not null then return 0; end if;
  said := jsonb_build_object('leak', tie.leak, 'what', codes->'what');
  made := sec.entry_hash(here.head, of_landlord, here.stream, here.seq + 1, new_id, 'leak.noted', (extract(epoch from tie.since) * 1000)::bigint,
    (extract(epoch from at) * 1000)::bigint, teller, of_role, said, false, null);
  update rowan.stream s set seq = here.seq + 1, head = made where s.landlord = of_landlord and s.stream = here.stream;
  insert into rowan.entry values (of_landlord, new_id, here.stream, here.seq + 1, 'leak.noted', tie.since, at, teller, of_role, said, false, null,
    here.head, made);
  update rowan.leak_case c set noted = at where c.landlord = of_landlord and c.id = of_tie;
  update rowan.export x set ends = least(x.ends, at) where x.landlord = of_landlord and x.stream = here.stream and x.taken is null
    and sec.leaked_since(x.landlord, x.stream, x.made);
  perform sec.judge_later(of_landlord, here.stream);
  perform sec.chain(of_landlord, teller, 'act:leak.noted', 'case', here.stream::text, 'none', 'done');
  return sec.notify(of_landlord, 'leak-noted ' || tie.id, here.stream, 'leak-noted', here.stream::text, at,
    (select array_agg(distinct a) from unnest(sec.recipients(of_landlord, here.stream, true, to_roles, to_roles)
      || sec.recipients(of_landlord, here.stream, false, to_roles, to_roles)) as a));
end $$;

-- The worker's: that a time of a leak is over.
create function sec.tell_leak_handlers(of_landlord text, of_key text, of_leak uuid, at timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  return sec.notify(of_landlord, of_key, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'), 'leak-late',
    of_leak::text, at, sec.leak_handlers(of_landlord, of_leak));
end $$;

grant execute on function sec.leaks(), sec.leak_rows(), sec.read_leak(text), sec.load_leak(text), sec.report_leak(jsonb, text),
  sec.tie_leak(uuid, text, bigint), sec.write_leak(jsonb) to rowan_web;
grant execute on function sec.note_leak(text, uuid, timestamptz, text[]), sec.tell_leak_handlers(text, text, uuid, timestamptz) to rowan_worker;
