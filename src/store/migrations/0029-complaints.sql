-- A complaint has a stream of its own: those who handle complaints read it, and no case. Whether somebody on a case made it is
-- asked from the case alone, by its lead; nothing that a complaints officer may call looks at cases to answer. See
-- docs/decisions/0042. Row policies and grants are in the migration complaint-access, made from src/access/table.ts.
alter table rowan.stream drop constraint stream_kind_check;
alter table rowan.stream add constraint stream_kind_check check (kind in ('case', 'organisation', 'complaint'));

create table rowan.complaint (
  landlord text not null, stream uuid not null, reference text not null, received timestamptz not null,
  stage text not null, state text not null check (state in ('received', 'acknowledged', 'answered', 'closed')),
  handler uuid, next_clock text, next_due timestamptz,
  -- Not granted to anybody who reads: whom it is about, who made it, and the case of the person harmed that it belongs to.
  officer uuid, customer uuid, case_stream uuid, case_complaint uuid,
  primary key (landlord, stream),
  foreign key (landlord, stream) references rowan.stream
);
create index complaint_by_customer on rowan.complaint (landlord, customer) where customer is not null;
create index complaint_by_case on rowan.complaint (landlord, case_stream) where case_stream is not null;

-- The complaints that the actor handles: all but those about their own work.
create function sec.complaints() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.handles_complaints() then return '{}'; end if;
  return (select coalesce(array_agg(c.stream), '{}') from rowan.complaint c
    where c.landlord = w.landlord and c.officer is distinct from w.account
      and not exists (select from rowan.case_summary s where s.landlord = c.landlord and s.stream = c.case_stream and s.owner = w.account));
end $$;

-- Whether the actor is on this case and leads it: its officer, a lead by role, or anybody of its team while it has no officer.
create function sec.leads_case(of_stream uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce(of_stream = any(sec.visible()) and (sec.leads_cases()
    or exists (select from rowan.case_summary s where s.stream = of_stream and s.landlord = sec.landlord()
      and (s.owner = sec.account() or (s.owner is null and sec.roles() && array[s.owner_role])))), false);
end $$;

-- Whether the maker of a complaint is on this case as a person harmed, and as nothing else: only theirs may be put beside it.
create function sec.harmed_on(of_landlord text, of_stream uuid, of_customer uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce((select bool_and(e.codes->>'role' = 'victim') from rowan.person p
    join rowan.entry e on e.landlord = p.landlord and e.stream = p.stream and e.type = 'person.added' and e.codes->>'person' = p.person::text
    where p.landlord = of_landlord and p.stream = of_stream and p.customer = of_customer), false)
$$;

-- For the lead of a case: complaints that belong to it, and those made by somebody who is on it. Nothing that they say.
create function sec.complaints_near(of_stream uuid) returns table (complaint uuid, reference text, received timestamptz, stage text,
  state text, person uuid, belongs boolean, may_belong boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.leads_case(of_stream) then return; end if;
  return query select c.stream, c.reference, c.received, c.stage, c.state, p.person, coalesce(c.case_stream = of_stream, false),
      c.case_stream is null and c.state <> 'closed' and c.officer is distinct from w.account and sec.harmed_on(w.landlord, of_stream, c.customer)
    from rowan.complaint c
    left join lateral (select q.person from rowan.person q where q.landlord = c.landlord and q.stream = of_stream and q.customer = c.customer
      order by q.person limit 1) p on true
    where c.landlord = w.landlord and (c.case_stream = of_stream or c.customer = any(array(select q.customer from rowan.person q
      where q.landlord = w.landlord and q.stream = of_stream and q.customer is not null)))
    order by c.received desc, c.stream;
end $$;

-- The record of a complaint that the actor handles, locked until the end of the transaction. Null for hidden and missing alike.
create function sec.load_complaint(of_complaint text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid;
begin
  if w.account is null then return null; end if;
  select c.stream into target from rowan.complaint c where c.landlord = w.landlord and c.stream = any(sec.complaints())
    and (c.reference = of_complaint or c.stream::text = of_complaint);
  if target is null then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  return sec.record_of(w.landlord, target, '{}');
end $$;

-- One complaint that the actor handles, to be read: its record, its sealed words, and what those who wrote it are called.
create function sec.read_complaint(of_complaint text) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid;
begin
  if w.account is null then return null; end if;
  select c.stream into target from rowan.complaint c where c.landlord = w.landlord and c.stream = any(sec.complaints())
    and (c.reference = of_complaint or c.stream::text = of_complaint);
  if target is null then return null; end if;
  return sec.record_of(w.landlord, target, '{}') || jsonb_build_object(
    'words', (select coalesce(jsonb_agg(jsonb_build_object('entry', s.entry, 'sealed', encode(s.sealed, 'hex'))), '[]')
      from rowan.words s where s.landlord = w.landlord and s.stream = target),
    'names', (select coalesce(jsonb_object_agg(a.account, a.name), '{}') from rowan.account a where a.landlord = w.landlord
      and a.account::text in (select e.by::text from rowan.entry e where e.landlord = w.landlord and e.stream = target
        union select e.codes->>'to' from rowan.entry e where e.landlord = w.landlord and e.stream = target
        union select e.codes->>'officer' from rowan.entry e where e.landlord = w.landlord and e.stream = target)));
end $$;

-- Who may handle a complaint: whoever holds the role, but not whom it is about, nor whose case it belongs to.
create function sec.complaint_handlers(of_complaint uuid) returns table (account uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_complaint = any(sec.complaints()) then return; end if;
  return query select a.account, a.name from rowan.account a
    join rowan.complaint c on c.landlord = a.landlord and c.stream = of_complaint
    left join rowan.case_summary s on s.landlord = c.landlord and s.stream = c.case_stream
    where a.landlord = w.landlord and not a.disabled and a.account is distinct from c.officer and a.account is distinct from s.owner
      and exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account and sec.is_complaint_role(r.role))
    order by a.name, a.account;
end $$;

-- What a complaint needs of the case that it belongs to: how the person agreed to be reached, and whom to ask. No row where it belongs to none.
create function sec.reach_for_complaint(of_complaint uuid) returns table (person uuid, owner text, entries jsonb)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_complaint = any(sec.complaints()) then return; end if;
  return query select (e.codes->>'person')::uuid, a.name,
      sec.entries_of(w.landlord, c.case_stream, array['safe-contact.agreed', 'victim.moved', 'relationship.recorded', 'case.reopened', 'entry.retracted'])
    from rowan.complaint c
    join rowan.entry e on e.landlord = c.landlord and e.stream = c.case_stream and e.type = 'complaint.received'
      and (e.codes->>'complaint')::uuid = c.case_complaint
    left join rowan.case_summary s on s.landlord = c.landlord and s.stream = c.case_stream
    left join rowan.account a on a.landlord = c.landlord and a.account = s.owner
    where c.landlord = w.landlord and c.stream = of_complaint order by e.seq limit 1;
end $$;

-- The record of the case that a complaint belongs to, for writing there what was done about the complaint. Null where there is none.
create function sec.load_case_of_complaint(of_complaint uuid, of_types text[]) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid; called uuid;
begin
  if w.account is null or not of_complaint = any(sec.complaints()) then return null; end if;
  select c.case_stream, c.case_complaint into target, called from rowan.complaint c where c.landlord = w.landlord and c.stream = of_complaint;
  if target is null then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  return sec.record_of(w.landlord, target, of_types) || jsonb_build_object('complaint', called);
end $$;

-- The complaint of a case by the name that the case has for it, for whoever writes on that case.
create function sec.load_complaint_of_case(of_stream uuid, of_complaint uuid) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid;
begin
  if w.account is null or not of_stream = any(sec.visible()) then return null; end if;
  select c.stream into target from rowan.complaint c where c.landlord = w.landlord and c.case_stream = of_stream and c.case_complaint = of_complaint;
  if target is null then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  return sec.record_of(w.landlord, target, '{}');
end $$;

-- Appends entries to a stream that was found to be open to the actor. For the functions below alone.
create function sec.append_checked(w sec.actor, target uuid, change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare last jsonb := change->'entries'->-1;
begin
  if exists (select from jsonb_to_recordset(change->'entries') as e(type text, role text)
    where e.role is null or e.role <> all(sec.roles()) or sec.is_complaint_act(e.type) is not true)
  then raise exception 'not found' using errcode = 'P0002'; end if;
  update rowan.stream s set seq = s.seq + jsonb_array_length(change->'entries'), head = decode(last->>'hash', 'hex')
    where s.landlord = w.landlord and s.stream = target and s.seq = (change->>'seq')::int and s.head = decode(change->>'head', 'hex');
  if not found then raise exception 'the stream has moved on' using errcode = '40001'; end if;
  insert into rowan.entry select w.landlord, e.id, target, e.seq, e.type, sec.instant(e.at), sec.instant(e."recordedAt"), w.account, e.role, e.codes,
      e.happened, decode(e.fingerprint, 'hex'), decode(e.previous, 'hex'), decode(e.hash, 'hex')
    from jsonb_to_recordset(change->'entries') as e(id uuid, seq int, type text, at bigint, "recordedAt" bigint, role text, codes jsonb,
      happened boolean, fingerprint text, previous text, hash text);
  insert into rowan.words select w.landlord, e.id, target, decode(e.sealed, 'hex')
    from jsonb_to_recordset(change->'entries') as e(id uuid, sealed text) where e.sealed is not null;
end $$;

-- Replaces what a complaint's list shows. Whom it belongs to is not touched.
create function sec.write_complaint_row(of_landlord text, of_stream uuid, shown jsonb) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into rowan.complaint as c (landlord, stream, reference, received, stage, state, handler, next_clock, next_due, officer, customer)
    select of_landlord, of_stream, s.reference, sec.instant(r.received), r.stage, r.state, r.handler, r."nextClock", sec.instant(r."nextDue"), r.officer, r.customer
    from jsonb_to_record(shown) as r(received bigint, stage text, state text, handler uuid, "nextClock" text, "nextDue" bigint, officer uuid, customer uuid)
    join rowan.stream s on s.landlord = of_landlord and s.stream = of_stream
    on conflict (landlord, stream) do update set received = excluded.received, stage = excluded.stage, state = excluded.state,
      handler = excluded.handler, next_clock = excluded.next_clock, next_due = excluded.next_due, officer = excluded.officer, customer = excluded.customer
$$;

-- Opens a complaint, or writes on one: for whoever handles complaints, and for whoever is on the case that it belongs to. Opening
-- one always leaves one job behind, whoever made it: whether a case's lead is to be told is looked for later, by the worker.
create function sec.write_complaint(change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; from_case uuid := (change->>'case')::uuid;
  inside boolean := coalesce(target = any(sec.complaints()), false);
begin
  if w.account is null then raise exception 'no session' using errcode = '28000'; end if;
  if from_case is not null and coalesce(from_case = any(sec.visible()), false) is not true then raise exception 'not found' using errcode = 'P0002'; end if;
  if change ? 'opens' then
    if from_case is null and not sec.handles_complaints() then raise exception 'not found' using errcode = 'P0002'; end if;
    insert into rowan.stream (landlord, stream, kind, reference, case_kind, opened, seq, head)
      values (w.landlord, target, 'complaint', change->'opens'->>'reference', 'complaint', sec.instant((change->'opens'->>'at')::bigint), 0,
        decode(change->>'head', 'hex'));
  elsif from_case is not null then
    if not exists (select from rowan.complaint c where c.landlord = w.landlord and c.stream = target and c.case_stream = from_case)
    then raise exception 'not found' using errcode = 'P0002'; end if;
  elsif not inside then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.append_checked(w, target, change);
  perform sec.write_complaint_row(w.landlord, target, change->'shown');
  if change ? 'opens' then
    update rowan.complaint c set case_stream = from_case, case_complaint = (change->>'caseComplaint')::uuid
      where c.landlord = w.landlord and c.stream = target;
    perform sec.enqueue_jobs(w.landlord, target, jsonb_build_array(jsonb_build_object('key', 'complaint-near ' || target, 'kind', 'complaint-near',
      'due', (change->'opens'->>'at')::bigint, 'about', target, 'codes', '{}'::jsonb)), false);
  end if;
end $$;

-- Writes on the case that a complaint belongs to what its handler did, and what follows from it.
create function sec.write_for_complaint(change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; by_complaint uuid := (change->>'complaint')::uuid;
begin
  if w.account is null or coalesce(by_complaint = any(sec.complaints()), false) is not true
    or not exists (select from rowan.complaint c where c.landlord = w.landlord and c.stream = by_complaint and c.case_stream = target)
  then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.append_checked(w, target, change);
  perform sec.write_judged(w.landlord, target, change->'judged');
end $$;

-- Puts a complaint of the person harmed beside their case: for its lead, who has just written so on the case.
create function sec.put_beside_case(of_complaint uuid, of_stream uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not exists (select from sec.complaints_near(of_stream) n where n.complaint = of_complaint and n.may_belong)
    or not sec.has_just_written(of_stream) then return false; end if;
  update rowan.complaint c set case_stream = of_stream, case_complaint = of_complaint
    where c.landlord = w.landlord and c.stream = of_complaint and c.case_stream is null;
  return found;
end $$;

-- The worker's: tells the lead of each case on which the maker of a complaint is. To the complaint itself nothing is written.
create function sec.tell_of_complaint(of_landlord text, of_complaint uuid, at timestamptz, to_roles text[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare near record; told integer := 0;
begin
  for near in select distinct p.stream, s.owner_role from rowan.complaint c
    join rowan.person p on p.landlord = c.landlord and p.customer = c.customer
    join rowan.case_summary s on s.landlord = p.landlord and s.stream = p.stream
    where c.landlord = of_landlord and c.stream = of_complaint and p.stream is distinct from c.case_stream order by p.stream
  loop
    told := told + sec.notify(of_landlord, 'complaint-near ' || of_complaint || ' ' || near.stream, near.stream, 'complaint-near', near.stream::text, at,
      sec.recipients(of_landlord, near.stream, true, to_roles, array[near.owner_role]));
  end loop;
  return told;
end $$;

-- Whoever is found in the records only after they complained is looked for again.
create function sec.note_maker() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into rowan.job (landlord, key, kind, stream, due, about, codes, planned, not_before)
    select c.landlord, 'complaint-near ' || c.stream || ' ' || new.stream, 'complaint-near', c.stream, new.recorded_at, c.stream::text, '{}'::jsonb, false, new.recorded_at
    from rowan.complaint c where c.landlord = new.landlord and c.customer = (new.codes->>'customer')::uuid and c.state <> 'closed'
    on conflict do nothing;
  return null;
end $$;
create trigger note_maker after insert on rowan.entry for each row when (new.type = 'person.matched') execute function sec.note_maker();

grant execute on function sec.complaints(), sec.complaints_near(uuid), sec.load_complaint(text), sec.read_complaint(text),
  sec.complaint_handlers(uuid), sec.reach_for_complaint(uuid), sec.load_case_of_complaint(uuid, text[]),
  sec.load_complaint_of_case(uuid, uuid), sec.write_complaint(jsonb), sec.write_for_complaint(jsonb), sec.put_beside_case(uuid, uuid) to rowan_web;
grant execute on function sec.tell_of_complaint(text, uuid, timestamptz, text[]) to rowan_worker;
