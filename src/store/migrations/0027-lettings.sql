-- Moves as lettings see them: what a home must be and where it must not be, and nothing of who, from where, or why. Questions as
-- an adviser sees them who must not learn whom they are about. By what somebody on the Restricted Access List is recognised: keyed
-- hashes alone. Row policies and grants are in the migration lettings-access, which is made from src/access/table.ts.
create table rowan.lettings_move (
  landlord text not null, id uuid not null, asked timestamptz not null, priority text not null,
  needs jsonb not null, avoid text[] not null, offers jsonb not null, accepted boolean not null,
  stream uuid not null, -- not granted to anybody who reads: it tells a rebuild what to replace
  primary key (landlord, id),
  foreign key (landlord, stream) references rowan.stream
);
create index lettings_move_by_stream on rowan.lettings_move (landlord, stream);

create table rowan.asked_question (
  landlord text not null, id uuid not null, to_role text not null, asked timestamptz not null,
  stream uuid not null, entry uuid not null, -- neither is granted: they lead to the case, and to the words of the question
  primary key (landlord, id),
  foreign key (landlord, stream) references rowan.stream
);
create index asked_question_by_stream on rowan.asked_question (landlord, stream);

create table rowan.restricted_key (
  landlord text not null, stream uuid not null, entry uuid not null, key bytea not null,
  primary key (landlord, key, entry),
  foreign key (landlord, stream) references rowan.stream
);
create index restricted_key_by_stream on rowan.restricted_key (landlord, stream);

-- The case of a move that lettings work on, and of a question that waits for a role of the actor. Null for all others.
create function sec.stream_of_move(of_id uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select m.stream from rowan.lettings_move m where m.landlord = w.landlord and m.id = of_id and sec.lets_homes());
end $$;

create function sec.stream_of_question(of_id uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select q.stream from rowan.asked_question q
    where q.landlord = w.landlord and q.id = of_id and q.to_role = any(sec.roles()));
end $$;

-- The record of the case of one move or question, locked until the end of the transaction. Null for everybody else.
create function sec.load_by_facet(of_facet text, of_id uuid, of_types text[]) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
  target uuid := case of_facet when 'move' then sec.stream_of_move(of_id) when 'question' then sec.stream_of_question(of_id) end;
begin
  if target is null then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  return sec.record_of(w.landlord, target, of_types);
end $$;

-- The sealed words of the questions that wait for a role of the actor, and no other of their cases.
create function sec.words_of_questions() returns table (id uuid, entry uuid, stream uuid, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return query select q.id, q.entry, q.stream, s.sealed from rowan.asked_question q
    join rowan.words s on s.landlord = q.landlord and s.entry = q.entry
    where q.landlord = w.landlord and q.to_role = any(sec.roles());
end $$;

-- The sealed words of the requests on the case of a move: the areas in them are compared with the one that is offered, and not shown.
create function sec.words_of_requests(of_move uuid) returns table (entry uuid, stream uuid, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := sec.stream_of_move(of_move);
begin
  return query select s.entry, s.stream, s.sealed from rowan.words s
    join rowan.entry e on e.landlord = s.landlord and e.id = s.entry
    where s.landlord = w.landlord and s.stream = target and e.type = 'rehousing.requested';
end $$;

-- Whether the actor may write these entries by way of a move or a question that they see.
create function sec.writes_by_facet(change jsonb, target uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce(
    (target = sec.stream_of_move((change->>'move')::uuid)
      and not exists (select from jsonb_to_recordset(change->'entries') as e(type text) where sec.is_lettings_act(e.type) is not true))
    or (target = sec.stream_of_question((change->>'question')::uuid)
      and not exists (select from jsonb_to_recordset(change->'entries') as e(type text) where sec.is_adviser_act(e.type) is not true)), false);
end $$;

-- Replaces what lettings and advisers see of one stream.
create function sec.write_facets(of_landlord text, of_stream uuid, facets jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  delete from rowan.lettings_move m where m.landlord = of_landlord and m.stream = of_stream;
  insert into rowan.lettings_move
    select of_landlord, m.id, sec.instant(m.asked), m.priority, m.needs, m.avoid, m.offers, m.accepted, of_stream
    from jsonb_to_recordset(facets->'moves') as m(id uuid, asked bigint, priority text, needs jsonb, avoid text[], offers jsonb, accepted boolean);
  delete from rowan.asked_question q where q.landlord = of_landlord and q.stream = of_stream;
  insert into rowan.asked_question
    select of_landlord, q.id, q."to", sec.instant(q.asked), of_stream, q.entry
    from jsonb_to_recordset(facets->'questions') as q(id uuid, "to" text, asked bigint, entry uuid);
end $$;

create function sec.keep_facets(of_stream uuid, facets jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not sec.has_just_written(of_stream) then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.write_facets(sec.landlord(), of_stream, facets);
end $$;

-- By what the entries of a stream that still stand on the list are recognised: new keys are added, those of entries that ended go.
create function sec.keep_restricted(of_stream uuid, standing uuid[], keys jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not sec.has_just_written(of_stream) then raise exception 'not found' using errcode = 'P0002'; end if;
  delete from rowan.restricted_key r where r.landlord = sec.landlord() and r.stream = of_stream and r.entry <> all(standing);
  insert into rowan.restricted_key
    select sec.landlord(), of_stream, e.id, decode(k.key, 'hex')
    from jsonb_to_recordset(keys) as k(entry uuid, key text)
    join rowan.entry e on e.landlord = sec.landlord() and e.stream = of_stream and e.id = k.entry
      and e.type = 'restricted-access.listed' and e.id = any(standing)
    on conflict do nothing;
end $$;

-- Whether somebody with one of these keys is on the list. It says yes or no, and looks at every key whatever the answer is. Null for
-- whoever lets no homes, and for whoever asked too often within the last hour.
create function sec.check_restricted(keys bytea[], most integer) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); made bigint; matches bigint;
begin
  if w.account is null or not sec.lets_homes() then return null; end if;
  insert into rowan.registry_search values (w.landlord, w.account, clock_timestamp(), keys);
  select count(*) into made from rowan.registry_search s
    where s.landlord = w.landlord and s.account = w.account and s.at > clock_timestamp() - interval '1 hour';
  select count(r.entry) into matches from unnest(keys) as asked(key)
    left join rowan.restricted_key r on r.landlord = w.landlord and r.key = asked.key;
  return case when made > most then null else matches > 0 end;
end $$;

-- Somebody of the landlord's records who is the person harmed in one case and said to cause harm in another: the two cases, by
-- reference. For those alone who look after such conflicts; the cases of colleagues are in nobody's list.
create function sec.conflicts() returns table (harmed_in text, causes_in text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.sees_conflicts() then return; end if;
  return query
    with part as (
      select p.customer, s.stream, s.reference, e.codes->>'role' as role
      from rowan.person p
      join rowan.stream s on s.landlord = p.landlord and s.stream = p.stream and s.case_kind <> 'colleague'
      join rowan.entry e on e.landlord = p.landlord and e.stream = p.stream and e.type = 'person.added' and e.codes->>'person' = p.person::text
      where p.landlord = w.landlord and p.customer is not null
        and not exists (select from rowan.entry x where x.landlord = e.landlord and x.stream = e.stream
          and x.type = 'entry.retracted' and x.codes->>'entry' = e.id::text))
    select distinct v.reference, c.reference from part v
    join part c on c.customer = v.customer and c.stream <> v.stream and c.role = 'perpetrator'
    where v.role = 'victim' order by 1, 2;
end $$;

-- As before, and by a move or a question: lettings and advisers say what came of it on its case, and nothing else.
create or replace function sec.write(change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; before int := (change->>'seq')::int; last jsonb := change->'entries'->-1;
  inside boolean := coalesce(target = any(sec.visible()) or target = sec.organisation(), false);
begin
  if w.account is null then raise exception 'no session' using errcode = '28000'; end if;
  if exists (select from jsonb_to_recordset(change->'entries') as e(role text) where e.role is null or e.role <> all(sec.roles()))
  then raise exception 'not found' using errcode = 'P0002'; end if;
  if change ? 'opens' then
    insert into rowan.stream (landlord, stream, kind, reference, case_kind, opened, seq, head)
      values (w.landlord, target, 'case', change->'opens'->>'reference', change->'opens'->>'caseKind',
        sec.instant((change->'opens'->>'at')::bigint), 0, decode(change->>'head', 'hex'));
    insert into rowan.membership (landlord, stream, account, purpose) values (w.landlord, target, w.account, 'took-the-report');
  elsif not inside and not coalesce(
      (sec.sees_accounts() and exists (select from rowan.person p where p.landlord = w.landlord and p.stream = target and p.account_reference = change->>'account')
        and not exists (select from jsonb_to_recordset(change->'entries') as e(type text) where sec.is_account_act(e.type) is not true))
      or (target = sec.stream_of_work_order((change->>'workOrder')::uuid)
        and not exists (select from jsonb_to_recordset(change->'entries') as e(type text) where sec.is_job_act(e.type) is not true))
      or sec.writes_by_facet(change, target), false)
  then raise exception 'not found' using errcode = 'P0002';
  elsif not inside and (change ? 'onlyRoles' or exists (
      select from unnest(array['members', 'memberRoles', 'persons']) as brought where coalesce(change->brought, '[]') <> '[]'))
  then raise exception 'not found' using errcode = 'P0002';
  elsif target = sec.organisation() and not sec.gives_roles()
    and exists (select from jsonb_to_recordset(change->'entries') as e(type text) where e.type in ('role.assigned', 'entry.retracted'))
  then raise exception 'not found' using errcode = 'P0002'; end if;

  update rowan.stream s set seq = s.seq + jsonb_array_length(change->'entries'), head = decode(last->>'hash', 'hex'),
      case_kind = case when inside or change ? 'opens' then coalesce(change->>'caseKind', s.case_kind) else s.case_kind end
    where s.landlord = w.landlord and s.stream = target and s.seq = before and s.head = decode(change->>'head', 'hex');
  if not found then raise exception 'the stream has moved on' using errcode = '40001'; end if;
  insert into rowan.entry select w.landlord, e.id, target, e.seq, e.type, sec.instant(e.at), sec.instant(e."recordedAt"), w.account, e.role, e.codes,
      e.happened, decode(e.fingerprint, 'hex'), decode(e.previous, 'hex'), decode(e.hash, 'hex')
    from jsonb_to_recordset(change->'entries') as e(id uuid, seq int, type text, at bigint, "recordedAt" bigint, role text, codes jsonb,
      happened boolean, fingerprint text, previous text, hash text);
  insert into rowan.words select w.landlord, e.id, target, decode(e.sealed, 'hex')
    from jsonb_to_recordset(change->'entries') as e(id uuid, sealed text) where e.sealed is not null;
  insert into rowan.person select w.landlord, p.person, target, p.account
    from jsonb_to_recordset(change->'persons') as p(person uuid, account text)
    on conflict (landlord, person, stream) do update set account_reference = coalesce(excluded.account_reference, rowan.person.account_reference);
  insert into rowan.membership (landlord, stream, account, purpose)
    select distinct w.landlord, target, r.account, 'team' from rowan.staff_role r
    where r.landlord = w.landlord and r.role in (select jsonb_array_elements_text(change->'memberRoles'))
    on conflict (landlord, stream, account) do update set member_until = null;
  insert into rowan.membership (landlord, stream, account, purpose)
    select w.landlord, target, a.account, 'assigned' from rowan.account a
    where a.landlord = w.landlord and a.account in (select jsonb_array_elements_text(change->'members')::uuid)
    on conflict (landlord, stream, account) do update set member_until = null;
  if change ? 'onlyRoles' then
    update rowan.membership m set member_until = now() where m.landlord = w.landlord and m.stream = target and m.member_until is null
      and not exists (select from rowan.staff_role r where r.landlord = m.landlord and r.account = m.account
        and r.role in (select jsonb_array_elements_text(change->'onlyRoles')));
  end if;
  if change ? 'roles' then
    if (target = sec.organisation() and sec.gives_roles()) is not true then raise exception 'not found' using errcode = 'P0002'; end if;
    delete from rowan.staff_role r where r.landlord = w.landlord and r.role <> 'system';
    insert into rowan.staff_role select distinct w.landlord, r.holder, r.role
      from jsonb_to_recordset(change->'roles') as r(holder uuid, role text) join rowan.account a on a.landlord = w.landlord and a.account = r.holder
      where r.role <> 'system';
    insert into rowan.membership (landlord, stream, account, purpose)
      select distinct w.landlord, s.stream, r.account, 'team' from rowan.stream s join rowan.staff_role r on r.landlord = s.landlord
      where s.landlord = w.landlord and s.kind = 'case'
        and r.role in (select jsonb_array_elements_text(case when s.case_kind = 'colleague' then change->'colleagueRoles' else change->'owningRoles' end))
      on conflict (landlord, stream, account) do update set member_until = null where rowan.membership.purpose = 'team';
    -- Each case by the roles of its own kind: who leaves the people team leaves the cases of colleagues, however they came onto them.
    update rowan.membership m set member_until = now() from rowan.stream s
      where m.landlord = w.landlord and s.landlord = m.landlord and s.stream = m.stream and m.member_until is null
        and (m.purpose = 'team' or s.case_kind = 'colleague')
        and not exists (select from rowan.staff_role r where r.landlord = m.landlord and r.account = m.account
          and r.role in (select jsonb_array_elements_text(case when s.case_kind = 'colleague' then change->'colleagueRoles' else change->'owningRoles' end)));
  end if;
  perform sec.write_judged(w.landlord, target, change->'judged');
end $$;

grant execute on function sec.load_by_facet(text, uuid, text[]), sec.words_of_questions(), sec.words_of_requests(uuid),
  sec.keep_facets(uuid, jsonb), sec.keep_restricted(uuid, uuid[], jsonb), sec.check_restricted(bytea[], integer), sec.conflicts() to rowan_web;
