-- Two things that docs/decisions/0060 says and the database did not hold everywhere. Whoever is kept out of a case learns of it by no
-- other way either: a complaint, a list of what is due to be erased, the trail, a conflict. And whoever
-- reads a case in an emergency reads it: they act on it by no function, unseal nothing, and open no file of it. Row policies and grants
-- are in the migration kept-out-everywhere-access.

-- The cases on which the asker may act: those that they are on, but for what they only read in an emergency.
create function sec.acting_on() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(m.stream), '{}') from rowan.membership m join sec.who() w on m.landlord = w.landlord and m.account = w.account
  where m.stream = any(sec.visible()) and m.purpose <> 'emergency'
$$;
-- The cases that the asker only reads now, in an emergency.
create function sec.only_read() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(m.stream), '{}') from rowan.membership m join sec.who() w on m.landlord = w.landlord and m.account = w.account
  where m.purpose = 'emergency' and m.member_until > now()
$$;
-- What the audit may call a case out of which the asker is kept: itself, its reference, its duties, who is kept out of it, its emergencies.
-- Nothing for everybody else.
create function sec.kept_out_objects() returns text[] language sql stable security definer set search_path = pg_catalog as $$
  with kept as (select w.landlord, k.stream from sec.who() w cross join unnest(sec.kept_out()) as k(stream))
  select coalesce(array_agg(o.object), '{}') from (
    select k.stream::text as object from kept k
    union all select s.reference from rowan.stream s join kept k on k.landlord = s.landlord and k.stream = s.stream
    union all select d.id::text from rowan.duty d join kept k on k.landlord = d.landlord and k.stream = d.stream
    union all select x.id::text from rowan.exclusion x join kept k on k.landlord = x.landlord and k.stream = x.stream
    union all select g.id::text from rowan.broken_glass g join kept k on k.landlord = g.landlord and k.stream = g.stream) o
$$;
grant execute on function sec.only_read(), sec.kept_out_objects() to rowan_web;

-- As before, for those who act on the case and do not only read it.
create or replace function sec.leads_case(of_stream uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce(of_stream = any(sec.acting_on()) and (sec.leads_cases()
    or exists (select from rowan.case_summary s where s.stream = of_stream and s.landlord = sec.landlord()
      and (s.owner = sec.account() or (s.owner is null and sec.roles() && array[s.owner_role])))), false);
end $$;
create or replace function sec.names_for(of_stream uuid, of_meeting uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return w.account is not null and of_stream = any(sec.acting_on()) and (sec.names_representatives()
    or of_meeting = any(sec.represented())
    or (of_meeting is null and exists (select from rowan.case_summary c
      where c.landlord = w.landlord and c.stream = of_stream and c.owner = w.account)));
end $$;
create or replace function sec.judges(of_stream uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce(of_stream = any(sec.acting_on()) or (of_stream = sec.organisation() and (sec.steers() or sec.gives_roles())), false);
end $$;
create or replace function sec.keep_minute(of_minute uuid, of_meeting uuid, of_originator text, of_sealed bytea, of_at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); of_stream uuid;
begin
  select m.stream into of_stream from rowan.marac_meeting m
    where m.landlord = w.landlord and m.meeting = of_meeting and m.meeting = any(sec.represented()) and m.stream = any(sec.acting_on());
  if of_stream is null then return false; end if;
  insert into rowan.marac_minute values (w.landlord, of_minute, of_meeting, of_stream, of_originator, of_sealed, sec.instant(of_at), w.account)
    on conflict (landlord, minute) do nothing;
  return true;
end $$;
create or replace function sec.withdraw_message(of_stream uuid, of_message uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_stream = any(sec.acting_on()) then return false; end if;
  update rowan.outbox o set state = 'stopped', why = 'withdrawn', ended = at
    where o.landlord = w.landlord and o.stream = of_stream and o.message = of_message and o.state = 'waiting';
  return found;
end $$;
create or replace function sec.write_complaint(change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; from_case uuid := (change->>'case')::uuid;
  inside boolean := coalesce(target = any(sec.complaints()), false);
begin
  if w.account is null then raise exception 'no session' using errcode = '28000'; end if;
  if from_case is not null and coalesce(from_case = any(sec.acting_on()), false) is not true then raise exception 'not found' using errcode = 'P0002'; end if;
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
create or replace function sec.look_at_export(of_id uuid, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.takes_second_look() is not true then return false; end if;
  update rowan.export x set looked = sec.instant(at), looked_by = w.account
    where x.landlord = w.landlord and x.id = of_id and x.stream = any(sec.acting_on()) and x.second_look and x.looked is null and x.taken is null
      and x.ends > sec.instant(at) and x.made_by <> w.account
      and not exists (select from rowan.file f join rowan.entry e on e.landlord = f.landlord and e.id = f.entry
        where f.landlord = x.landlord and f.id = x.file and e.by = w.account);
  return found;
end $$;
create or replace function sec.open_address(of_address uuid, of_stream uuid, of_reason text)
returns table (stream uuid, person uuid, sealed bytea, kept_at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); may boolean;
begin
  if w.account is null then return; end if;
  may := of_stream = any(sec.visible()) and (sec.opens_vault() or exists (select from rowan.case_summary c
      where c.landlord = w.landlord and c.stream = of_stream and c.owner = w.account and c.stream = any(sec.acting_on())))
    and exists (select from rowan.vault_address v where v.landlord = w.landlord and v.stream = of_stream and v.address = of_address);
  perform sec.chain(w.landlord, w.account, 'view:kept-address/' || of_reason, 'person', of_address::text,
    case when may then 'member' else 'none' end, case when may then 'shown' else 'not-found' end);
  if not may then return; end if;
  return query select v.stream, v.person, v.sealed, v.kept_at from rowan.vault_address v
    where v.landlord = w.landlord and v.stream = of_stream and v.address = of_address;
end $$;
create or replace function sec.keep_out(of_case text, of_account uuid, of_why text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target rowan.stream; made uuid := gen_random_uuid();
begin
  select * into target from rowan.stream s where s.landlord = w.landlord and s.kind = 'case' and (s.reference = of_case or s.stream::text = of_case)
    and (s.stream = any(sec.acting_on()) or sec.keeps_apart() and not sec.is_kept_out(s.landlord, s.stream, w.account) and s.case_kind <> 'colleague');
  if target.stream is null or not exists (select from rowan.account a where a.landlord = w.landlord and a.account = of_account) then
    perform sec.chain(w.landlord, w.account, 'keep-out', 'exclusion', null, 'none', 'not-found');
    return false;
  end if;
  insert into rowan.exclusion (landlord, id, stream, account, why, declared_by) values (w.landlord, made, target.stream, of_account, of_why, w.account)
    on conflict do nothing;
  if not found then return true; end if;
  update rowan.membership m set member_until = now() where m.landlord = w.landlord and m.stream = target.stream and m.account = of_account
    and (m.member_until is null or m.member_until > now());
  perform sec.chain(w.landlord, w.account, 'keep-out', 'exclusion', made::text, 'staff', 'recorded');
  perform sec.tell_of_keeping_apart(w.landlord, 'kept-out', made, of_account);
  return true;
end $$;

-- As before: two of those who are named. The team that comes back is that of the landlord's own data, whatever the asker sends.
create or replace function sec.unseal_case(of_stream uuid, team text[]) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); asked rowan.unsealing;
begin
  if w.account is null or not coalesce(of_stream = any(sec.acting_on()), false)
    or not exists (select from rowan.case_seal c where c.landlord = w.landlord and c.stream = of_stream) then return null; end if;
  select * into asked from rowan.unsealing u where u.landlord = w.landlord and u.stream = of_stream for update;
  if asked.stream is null then
    if not sec.leads_case(of_stream) then return null; end if;
    insert into rowan.unsealing (landlord, stream, asked_by) values (w.landlord, of_stream, w.account);
    return 'asked';
  end if;
  if asked.asked_by = w.account then return 'asked'; end if;
  delete from rowan.unsealing u where u.landlord = w.landlord and u.stream = of_stream;
  delete from rowan.case_seal c where c.landlord = w.landlord and c.stream = of_stream;
  insert into rowan.membership (landlord, stream, account, purpose)
    select distinct w.landlord, of_stream, r.account, 'team' from rowan.staff_role r
    join rowan.stream s on s.landlord = r.landlord and s.stream = of_stream
    join rowan.team_role t on t.landlord = r.landlord and t.role = r.role and t.of_colleagues = (s.case_kind = 'colleague')
    where r.landlord = w.landlord and r.role = any(team)
    on conflict (landlord, stream, account) do update set member_until = null;
  return 'open';
end $$;

-- As before, but for what belongs to a case out of which the asker is kept.
create or replace function sec.complaints() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.handles_complaints() then return '{}'; end if;
  return (select coalesce(array_agg(c.stream), '{}') from rowan.complaint c
    where c.landlord = w.landlord and c.officer is distinct from w.account
      and (c.case_stream is null or c.case_stream <> all(sec.kept_out()))
      and not exists (select from rowan.case_summary s where s.landlord = c.landlord and s.stream = c.case_stream and s.owner = w.account));
end $$;
create or replace function sec.complaint_handlers(of_complaint uuid) returns table (account uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_complaint = any(sec.complaints()) then return; end if;
  return query select a.account, a.name from rowan.account a
    join rowan.complaint c on c.landlord = a.landlord and c.stream = of_complaint
    left join rowan.case_summary s on s.landlord = c.landlord and s.stream = c.case_stream
    where a.landlord = w.landlord and not a.disabled and a.account is distinct from c.officer and a.account is distinct from s.owner
      and not exists (select from rowan.exclusion x where x.landlord = a.landlord and x.account = a.account and x.stream = c.case_stream and x.ended is null)
      and exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account and sec.is_complaint_role(r.role))
    order by a.name, a.account;
end $$;
create or replace function sec.conflicts() returns table (harmed_in text, causes_in text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.sees_conflicts() then return; end if;
  return query
    with part as (
      select p.customer, s.stream, s.reference, e.codes->>'role' as role
      from rowan.person p
      join rowan.stream s on s.landlord = p.landlord and s.stream = p.stream and s.case_kind <> 'colleague' and not sec.is_kept_out(s.landlord, s.stream, w.account)
      join rowan.entry e on e.landlord = p.landlord and e.stream = p.stream and e.type = 'person.added' and e.codes->>'person' = p.person::text
      where p.landlord = w.landlord and p.customer is not null
        and not exists (select from rowan.entry x where x.landlord = e.landlord and x.stream = e.stream
          and x.type = 'entry.retracted' and x.codes->>'entry' = e.id::text))
    select distinct v.reference, c.reference from part v
    join part c on c.customer = v.customer and c.stream <> v.stream and c.role = 'perpetrator'
    where v.role = 'victim' order by 1, 2;
end $$;
create or replace function sec.implementation(of_now bigint)
returns table (clauses text[], owed_by text, owner_role text, organisation boolean, live bigint, late bigint, oldest timestamptz, since timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select d.clauses, d.owed_by, c.owner_role, s.kind = 'organisation', count(*), count(*) filter (where d.due < sec.instant(of_now)),
    min(d.due) filter (where d.due < sec.instant(of_now)), min(d.opened)
  from sec.who() w
  join rowan.duty d on d.landlord = w.landlord and d.outcome = 'open'
  join rowan.stream s on s.landlord = d.landlord and s.stream = d.stream and s.case_kind is distinct from 'colleague'
    and s.stream <> all((select sec.kept_out())::uuid[])
  left join rowan.case_summary c on c.landlord = d.landlord and c.stream = d.stream
  where (select sec.oversees())
  group by d.clauses, d.owed_by, c.owner_role, s.kind
$$;
create or replace function sec.trail(of_before bigint, of_turned_away boolean, of_most int)
returns table (seq bigint, at timestamptz, name text, action text, object_type text, basis text, result text, refs text[])
language sql stable security definer set search_path = pg_catalog as $$
  select a.seq, a.at, u.name, a.action, a.object_type, a.basis, a.result,
    case when a.object ~ '^R-[0-9A-Z]{4}$' then array[a.object] else
      (select coalesce(array_agg(s.reference order by s.reference), '{}') from rowan.stream s
       where s.landlord = a.landlord and s.kind = 'case' and s.stream = any(array(
         select o::uuid from unnest(string_to_array(a.object, ' ')) o where o ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'))) end
  from sec.who() w
  join rowan.audit a on a.landlord = w.landlord and a.seq < of_before and a.actor is not null
    and coalesce(string_to_array(a.object, ' ') && (select sec.kept_out_objects())::text[], false) is false
    and (not of_turned_away or a.result in ('not-found', 'refused'))
  left join rowan.account u on u.landlord = a.landlord and u.account = a.actor
  where (select sec.reads_trail())
  order by a.seq desc limit least(of_most, 200)
$$;
create or replace function sec.hold_keeping(of_hold uuid, of_case text, of_kind text, of_sealed bytea, of_at bigint) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); found rowan.stream;
begin
  if sec.sees_keeping() is not true then return null; end if;
  select * into found from rowan.stream s where s.landlord = w.landlord and s.kind = 'case' and s.erased is null and s.stream <> all(sec.kept_out())
    and (s.reference = of_case or s.stream::text = of_case) for update;
  if found.stream is null then return null; end if;
  if exists (select from rowan.keeping_hold k where k.landlord = w.landlord and k.stream = found.stream and k.kind = of_kind and k.released_at is null)
  then return null; end if;
  insert into rowan.keeping_hold values (w.landlord, of_hold, found.stream, found.reference, of_kind, of_sealed, sec.instant(of_at), w.account);
  return found.stream;
end $$;
create or replace function sec.propose_erasure(of_erasure uuid, of_stream uuid, of_what text, of_day date, of_at bigint) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); found rowan.due_to_erase;
begin
  if sec.erases() is not true then return 'not-found'; end if;
  select * into found from rowan.due_to_erase d where d.landlord = w.landlord and d.stream = of_stream and d.stream <> all(sec.kept_out()) and d.what = of_what and d.due <= of_day;
  if found.stream is null then return 'not-found'; end if;
  if sec.is_held(w.landlord, of_stream, of_what) then return 'held'; end if;
  insert into rowan.erasure (landlord, erasure, stream, reference, what, closed, proposed_at, proposed_by, proposed_session)
    values (w.landlord, of_erasure, of_stream, found.reference, of_what, found.closed, sec.instant(of_at), w.account, sec.session_hash())
    on conflict do nothing;
  return 'done';
end $$;
create or replace function sec.agree_to_erasure(of_erasure uuid, of_at bigint) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); found rowan.erasure;
begin
  if sec.agrees_to_erase() is not true then return 'not-found'; end if;
  select * into found from rowan.erasure e where e.landlord = w.landlord and e.erasure = of_erasure and e.stream <> all(sec.kept_out())
    and e.agreed_at is null and e.withdrawn_at is null and e.done_at is null for update;
  if found.erasure is null then return 'not-found'; end if;
  if found.proposed_by = w.account or found.proposed_session = sec.session_hash() then return 'own'; end if;
  if sec.is_held(w.landlord, found.stream, found.what) then return 'held'; end if;
  update rowan.erasure e set agreed_at = sec.instant(of_at), agreed_by = w.account, agreed_session = sec.session_hash()
    where e.landlord = w.landlord and e.erasure = of_erasure;
  return 'done';
end $$;
create or replace function sec.withdraw_erasure(of_erasure uuid, of_at bigint) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if sec.agrees_to_erase() is not true then return 'not-found'; end if;
  update rowan.erasure e set withdrawn_at = sec.instant(of_at), withdrawn_by = w.account
    where e.landlord = w.landlord and e.erasure = of_erasure and e.withdrawn_at is null and e.stream <> all(sec.kept_out()) and e.done_at is null;
  return case when found then 'done' else 'not-found' end;
end $$;
create or replace function sec.release_hold(of_hold uuid, of_sealed bytea, of_at bigint) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); of_stream uuid;
begin
  if sec.erases() is not true then return null; end if;
  update rowan.keeping_hold k set released_at = sec.instant(of_at), released_by = w.account, sealed = of_sealed
    where k.landlord = w.landlord and k.hold = of_hold and k.released_at is null and k.stream <> all(sec.kept_out()) returning k.stream into of_stream;
  return of_stream;
end $$;

-- As before: the meetings, and the cases, of which the asker is not kept out.
create or replace function sec.represented() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(r.meeting), '{}') from rowan.marac_representative r
  join rowan.marac_meeting m on m.landlord = r.landlord and m.meeting = r.meeting
  join sec.who() w on r.landlord = w.landlord and r.account = w.account where r.until is null and m.stream <> all(sec.kept_out())
$$;
create or replace function sec.represented_cases() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct m.stream), '{}') from rowan.marac_representative r
  join rowan.marac_meeting m on m.landlord = r.landlord and m.meeting = r.meeting
  join sec.who() w on r.landlord = w.landlord and r.account = w.account where r.until is null and m.stream <> all(sec.kept_out())
$$;
