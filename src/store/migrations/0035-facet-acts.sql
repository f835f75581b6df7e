-- Who sees a facet of a case (an account, a job, something passed on) is told and writes that facet alone, also where the web process
-- is not to be trusted. What they would be refused is worked out with the record and kept beside it; the entry that they write is put
-- together, chained and audited here; the case is judged again by the worker. Row policies are in the migration facet-access.

-- One act that somebody may do by one way onto a case: the codes that the record gives it, and when the policy refuses it.
create table rowan.facet_act (
  landlord text not null, id uuid not null, stream uuid not null,
  way text not null check (way in ('account', 'job', 'handover')),
  thing text not null, -- the rent account, the job, or the case that waits
  type text not null, fixed jsonb not null,
  refused jsonb not null, -- [{from, until, told, role?, choice?}] in milliseconds; null where it has no beginning or no end
  primary key (landlord, id),
  foreign key (landlord, stream) references rowan.stream
);
create index facet_act_by_thing on rowan.facet_act (landlord, way, thing, type);
create index facet_act_by_stream on rowan.facet_act (landlord, stream);

-- The words of a job, sealed in two parts: where it is, and the number, which goes only to somebody who may call.
create table rowan.job_words (
  landlord text not null, entry uuid not null, part text not null check (part in ('place', 'telephone')),
  stream uuid not null, sealed bytea not null,
  primary key (landlord, entry, part),
  foreign key (landlord, entry) references rowan.entry
);
create index job_words_by_stream on rowan.job_words (landlord, stream);

-- Whose holders are on every case of that kind, as the landlord's own data says; written at each start.
create table rowan.team_role (
  landlord text not null references rowan.landlord, of_colleagues boolean not null, role text not null,
  primary key (landlord, of_colleagues, role)
);

-- What lettings and advisers may be judged by: of the case of their move or question the entries of one type, cut to these fields.
-- Worked out from the policy, and written at each start.
create table rowan.facet_reading (
  landlord text not null references rowan.landlord, facet text not null check (facet in ('move', 'question')),
  type text not null, fields text[] not null,
  primary key (landlord, facet, type)
);

-- The text that a hash covers, as src/store/chain.ts makes it.
create function sec.canonical(of_value jsonb) returns text language plpgsql immutable set search_path = pg_catalog as $$
begin
  case jsonb_typeof(of_value)
    when 'object' then return '{' || coalesce((select string_agg(to_json(e.key)::text || ':' || sec.canonical(e.value), ',' order by e.key collate "C")
      from jsonb_each(of_value) as e), '') || '}';
    when 'array' then return '[' || coalesce((select string_agg(sec.canonical(a.value), ',' order by a.place)
      from jsonb_array_elements(of_value) with ordinality as a(value, place)), '') || ']';
    else return of_value::text;
  end case;
end $$;

create function sec.entry_hash(previous bytea, landlord text, stream uuid, seq integer, id uuid, type text, at bigint, recorded bigint,
  by uuid, role text, codes jsonb, happened boolean, fingerprint text) returns bytea
language sql immutable set search_path = pg_catalog as $$
  select sha256(previous || convert_to(sec.canonical(jsonb_build_array(landlord, stream, seq, id, type, at, recorded, by, role, codes,
    happened, fingerprint)), 'UTF8'))
$$;

create or replace function sec.write_judged(of_landlord text, of_stream uuid, judged jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  delete from rowan.duty d where d.landlord = of_landlord and d.stream = of_stream;
  insert into rowan.duty select of_landlord, d.id, of_stream, d.norm, d.kind, d.clauses, d.version, d.trigger, d.key,
      sec.instant(d.opened), sec.instant(d.due), d.stated, d.outcome, sec.instant(d.ended), d."endedBy", d.absorbed, d."waiverRefused", d."owedBy"
    from jsonb_to_recordset(judged->'duties') as d(id uuid, norm text, kind text, clauses text[], version text, trigger uuid, key text,
      opened bigint, due bigint, stated boolean, outcome text, ended bigint, "endedBy" uuid, absorbed int, "waiverRefused" uuid, "owedBy" text);
  delete from rowan.hold h where h.landlord = of_landlord and h.stream = of_stream;
  insert into rowan.hold select of_landlord, h.id, of_stream, h.norm, h.clauses, h."startedBy", sec.instant(h.from), sec.instant(h.until),
      sec.instant(h."earliestEnd"), h."setBy"
    from jsonb_to_recordset(judged->'holds') as h(id uuid, norm text, clauses text[], "startedBy" uuid, "from" bigint, until bigint, "earliestEnd" bigint, "setBy" uuid);
  delete from rowan.account_hold a where a.landlord = of_landlord and a.stream = of_stream;
  insert into rowan.account_hold select of_landlord, a.id, a.account, sec.instant(a.from), sec.instant(a.until), of_stream
    from jsonb_to_recordset(judged->'accountHolds') as a(id uuid, account text, "from" bigint, until bigint);
  delete from rowan.work_order o where o.landlord = of_landlord and o.stream = of_stream;
  insert into rowan.work_order select of_landlord, o.id, o.holder, o.measure, o."repairKind", o.priority, sec.instant(o.placed), sec.instant(o.failed),
      o."failedWhy", o.calling, of_stream, o.entry
    from jsonb_to_recordset(judged->'workOrders') as o(id uuid, holder uuid, measure text, "repairKind" text, priority text, placed bigint,
      failed bigint, "failedWhy" text, calling jsonb, entry uuid);
  delete from rowan.facet_act f where f.landlord = of_landlord and f.stream = of_stream;
  insert into rowan.facet_act select of_landlord, f.id, of_stream, f.way, f.thing, f.type, f.fixed, f.refused
    from jsonb_to_recordset(judged->'facetActs') as f(id uuid, way text, thing text, type text, fixed jsonb, refused jsonb);
  delete from rowan.breach b where b.landlord = of_landlord and b.stream = of_stream;
  insert into rowan.breach select of_landlord, b.id, of_stream, b.entry, b.norm, b.clauses, b.missing, b.remedied
    from jsonb_to_recordset(judged->'breaches') as b(id uuid, entry uuid, norm text, clauses text[], missing text[], remedied boolean);
  if judged->'summary' <> 'null'::jsonb then
    insert into rowan.case_summary select of_landlord, of_stream, s.state, sec.instant(s.since), s.kind, s."ownerRole", s.owner, s.victim,
        sec.instant(s.changed), s."openDuties", sec.instant(s."nextDue")
      from jsonb_to_record(judged->'summary') as s(state text, since bigint, kind text, "ownerRole" text, owner uuid, victim uuid, changed bigint, "openDuties" int, "nextDue" bigint)
      on conflict (landlord, stream) do update set state = excluded.state, since = excluded.since, kind = excluded.kind, owner_role = excluded.owner_role,
        owner = excluded.owner, victim = excluded.victim, changed = excluded.changed, open_duties = excluded.open_duties, next_due = excluded.next_due;
  end if;
  perform sec.plan_jobs(of_landlord, of_stream, judged->'jobs');
  perform sec.write_handovers(of_landlord, of_stream, judged->'handovers');
  perform sec.write_agreements(of_landlord, of_stream, judged->'agreements', coalesce(sec.instant((judged->>'now')::bigint), now()));
  perform sec.write_facets(of_landlord, of_stream, judged->'facets');
end $$;

-- The entries of one stream that a facet is judged by, cut, and without who wrote them.
create function sec.cut_entries(of_landlord text, of_stream uuid, of_facet text) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'seq', e.seq, 'type', e.type,
    'at', (extract(epoch from e.happened_at) * 1000)::bigint, 'recordedAt', (extract(epoch from e.recorded_at) * 1000)::bigint,
    'by', '00000000-0000-0000-0000-000000000000', 'role', e.role, 'happened', e.happened, 'codes',
    (select coalesce(jsonb_object_agg(c.key, c.value), '{}') from jsonb_each(e.codes) as c where c.key = any(r.fields))) order by e.seq), '[]')
  from rowan.entry e join rowan.facet_reading r on r.landlord = e.landlord and r.facet = of_facet and r.type = e.type
  where e.landlord = of_landlord and e.stream = of_stream
$$;

-- Of the case of one move or question, locked until the end of the transaction: what decides about the acts of its facet, where the
-- next entry goes, and nothing else. Null for everybody else.
create or replace function sec.load_by_facet(of_facet text, of_id uuid, of_types text[]) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
  target uuid := case of_facet when 'move' then sec.stream_of_move(of_id) when 'question' then sec.stream_of_question(of_id) end;
begin
  if target is null then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  return (select jsonb_build_object('stream', s.stream, 'kind', s.kind, 'reference', '', 'caseKind', '',
      'opened', (extract(epoch from s.opened) * 1000)::bigint, 'seq', s.seq, 'head', encode(s.head, 'hex'), 'accounts', '{}'::jsonb,
      'entries', sec.cut_entries(w.landlord, s.stream, of_facet),
      'organisation', (select sec.cut_entries(w.landlord, o.stream, of_facet) from rowan.stream o
        where o.landlord = w.landlord and o.kind = 'organisation'))
    from rowan.stream s where s.landlord = w.landlord and s.stream = target);
end $$;

-- Jobs that follow from the record, apart from that by which the worker judges it again.
create or replace function sec.plan_jobs(of_landlord text, of_stream uuid, jobs jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  delete from rowan.job j where j.landlord = of_landlord and j.stream = of_stream and j.done is null and j.planned
    and j.kind <> 'judge-again' and j.key not in (select n.key from jsonb_to_recordset(jobs) as n(key text));
  perform sec.enqueue_jobs(of_landlord, of_stream, jobs, true);
end $$;

-- Leaves it to the worker to judge a stream again, at once.
create function sec.judge_later(of_landlord text, of_stream uuid) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into rowan.job (landlord, key, kind, stream, due, about, codes, planned, not_before)
    select of_landlord, 'judge-again ' || s.stream || ' ' || s.seq, 'judge-again', s.stream, to_timestamp(0), s.stream::text, '{}', false, to_timestamp(0)
    from rowan.stream s where s.landlord = of_landlord and s.stream = of_stream
    on conflict (landlord, key) do nothing
$$;

-- The worker's: the codes of a record that waits to be judged again, locked until the end of the transaction; and what came of it.
-- No words, and no other record.
create function sec.waits_for_judging(of_landlord text, of_stream uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.job j where j.landlord = of_landlord and j.stream = of_stream and j.kind = 'judge-again' and j.done is null)
$$;
create function sec.record_to_judge(of_landlord text, of_stream uuid, of_types text[]) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not sec.waits_for_judging(of_landlord, of_stream) then raise exception 'not found' using errcode = 'P0002'; end if;
  perform from rowan.stream s where s.landlord = of_landlord and s.stream = of_stream for update;
  return sec.record_of(of_landlord, of_stream, of_types);
end $$;
create function sec.judged_again(of_landlord text, of_stream uuid, of_seq integer, judged jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not sec.waits_for_judging(of_landlord, of_stream) or not exists (select from rowan.stream s
    where s.landlord = of_landlord and s.stream = of_stream and s.seq = of_seq) then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.write_judged(of_landlord, of_stream, judged);
end $$;

-- Whether what the actor says was judged of a stream is taken: of a case that they are on, and of the organisation for those who steer it.
create function sec.judges(of_stream uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce(of_stream = any(sec.visible()) or (of_stream = sec.organisation() and (sec.steers() or sec.gives_roles())), false);
end $$;

-- What came of judging a case onto which the actor came in this transaction, by the entry that put them there.
create function sec.keep_judged(of_stream uuid, judged jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not sec.has_just_written(of_stream) or not sec.judges(of_stream) then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.write_judged(sec.landlord(), of_stream, judged);
end $$;

-- As before, for whoever judges the case.
create or replace function sec.keep_restricted(of_stream uuid, standing uuid[], keys jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not sec.has_just_written(of_stream) or not sec.judges(of_stream) then raise exception 'not found' using errcode = 'P0002'; end if;
  delete from rowan.restricted_key r where r.landlord = sec.landlord() and r.stream = of_stream and r.entry <> all(standing);
  insert into rowan.restricted_key
    select sec.landlord(), of_stream, e.id, decode(k.key, 'hex')
    from jsonb_to_recordset(keys) as k(entry uuid, key text)
    join rowan.entry e on e.landlord = sec.landlord() and e.stream = of_stream and e.id = k.entry
      and e.type = 'restricted-access.listed' and e.id = any(standing)
    on conflict do nothing;
end $$;

-- Where the next entry goes on the case that a complaint belongs to, and nothing of its record: what its handler says of it is all there is.
create or replace function sec.load_case_of_complaint(of_complaint uuid, of_types text[]) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid; called uuid;
begin
  if w.account is null or not of_complaint = any(sec.complaints()) then return null; end if;
  select c.case_stream, c.case_complaint into target, called from rowan.complaint c where c.landlord = w.landlord and c.stream = of_complaint;
  if target is null then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  return (select jsonb_build_object('stream', s.stream, 'kind', s.kind, 'reference', '', 'caseKind', '',
      'opened', (extract(epoch from s.opened) * 1000)::bigint, 'seq', s.seq, 'head', encode(s.head, 'hex'), 'accounts', '{}'::jsonb,
      'entries', '[]'::jsonb, 'organisation', '[]'::jsonb, 'complaint', called)
    from rowan.stream s where s.landlord = w.landlord and s.stream = target);
end $$;

-- Writes on the case that a complaint belongs to what its handler did: the worker judges the case again.
create or replace function sec.write_for_complaint(change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; by_complaint uuid := (change->>'complaint')::uuid;
begin
  if w.account is null or coalesce(by_complaint = any(sec.complaints()), false) is not true
    or jsonb_array_length(change->'entries') <> 1 or change->'entries'->0->>'happened' <> 'false'
    or not exists (select from rowan.complaint c where c.landlord = w.landlord and c.stream = by_complaint and c.case_stream = target
      and c.case_complaint::text = change->'entries'->0->'codes'->>'complaint')
  then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.append_checked(w, target, change);
  perform sec.judge_later(w.landlord, target);
end $$;

create or replace function sec.enqueue(of_stream uuid, jobs jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not sec.has_just_written(of_stream) or not sec.judges(of_stream) then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.enqueue_jobs(sec.landlord(), of_stream, jobs, false);
end $$;

-- Appends entries and replaces what was worked out, for a stream that the actor may write on. Who comes onto a case or leaves it, and
-- of what kind it is, follows here from the entries and from the landlord's own data, whatever the caller says.
create or replace function sec.write(change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; before int := (change->>'seq')::int; last jsonb := change->'entries'->-1;
  inside boolean := coalesce(target = any(sec.visible()) or target = sec.organisation(), false); opens boolean := change ? 'opens'; judges boolean; kind_before text; kind_after text; joins boolean;
begin
  if w.account is null then raise exception 'no session' using errcode = '28000'; end if;
  if exists (select from jsonb_to_recordset(change->'entries') as e(role text, type text) where e.role is null or e.role <> all(sec.roles())
    or e.type is null or (e.type = 'case.assigned' and not sec.may_assign(e.role)))
  then raise exception 'not found' using errcode = 'P0002'; end if;
  if opens then
    insert into rowan.stream (landlord, stream, kind, reference, case_kind, opened, seq, head)
      values (w.landlord, target, 'case', change->'opens'->>'reference', change->'opens'->>'caseKind',
        sec.instant((change->'opens'->>'at')::bigint), 0, decode(change->>'head', 'hex'));
    insert into rowan.membership (landlord, stream, account, purpose) values (w.landlord, target, w.account, 'took-the-report');
  elsif not inside and (sec.writes_by_facet(change, target) and jsonb_array_length(change->'entries') = 1
    and coalesce(change->'persons', '[]') = '[]' and change->'entries'->0->>'happened' = 'false') is not true
  then raise exception 'not found' using errcode = 'P0002';
  elsif target = sec.organisation() and not sec.gives_roles()
    and exists (select from jsonb_to_recordset(change->'entries') as e(type text) where e.type in ('role.assigned', 'entry.retracted'))
  then raise exception 'not found' using errcode = 'P0002'; end if;
  judges := opens or sec.judges(target);

  select s.case_kind into kind_before from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  kind_after := coalesce((select e.value->'codes'->>'kind' from jsonb_array_elements(change->'entries') with ordinality as e(value, place)
    where e.value->>'type' = 'case.opened' and e.value->'codes' ? 'kind' order by e.place desc limit 1), kind_before);
  update rowan.stream s set seq = s.seq + jsonb_array_length(change->'entries'), head = decode(last->>'hash', 'hex'),
      case_kind = case when s.kind = 'case' then kind_after else s.case_kind end
    where s.landlord = w.landlord and s.stream = target and s.seq = before and s.head = decode(change->>'head', 'hex');
  if not found then raise exception 'the stream has moved on' using errcode = '40001'; end if;
  insert into rowan.entry select w.landlord, e.id, target, e.seq, e.type, sec.instant(e.at), sec.instant(e."recordedAt"), w.account, e.role, e.codes,
      e.happened, decode(e.fingerprint, 'hex'), decode(e.previous, 'hex'), decode(e.hash, 'hex')
    from jsonb_to_recordset(change->'entries') as e(id uuid, seq int, type text, at bigint, "recordedAt" bigint, role text, codes jsonb,
      happened boolean, fingerprint text, previous text, hash text);
  insert into rowan.words select w.landlord, e.id, target, decode(e.sealed, 'hex')
    from jsonb_to_recordset(change->'entries') as e(id uuid, sealed text) where e.sealed is not null;
  if target <> sec.organisation() or opens then
    insert into rowan.job_words select w.landlord, e.id, p.key, target, decode(p.value, 'hex')
      from jsonb_to_recordset(change->'entries') as e(id uuid, type text, "jobWords" jsonb)
      cross join jsonb_each_text(e."jobWords") as p where e.type = 'work-order.placed' and p.value is not null;
    insert into rowan.person select w.landlord, p.person, target, p.account
      from jsonb_to_recordset(change->'persons') as p(person uuid, account text)
      on conflict (landlord, person, stream) do update set account_reference = coalesce(excluded.account_reference, rowan.person.account_reference);
    joins := opens or (kind_after = 'colleague') is distinct from (kind_before = 'colleague');
    if joins then
      insert into rowan.membership (landlord, stream, account, purpose)
        select distinct w.landlord, target, r.account, 'team' from rowan.staff_role r
        join rowan.team_role t on t.landlord = r.landlord and t.role = r.role and t.of_colleagues = (kind_after = 'colleague')
        where r.landlord = w.landlord
        on conflict (landlord, stream, account) do update set member_until = null;
    end if;
    if kind_after <> 'colleague' then
      insert into rowan.membership (landlord, stream, account, purpose)
        select distinct w.landlord, target, a.account, 'assigned' from jsonb_to_recordset(change->'entries') as e(type text, codes jsonb)
        join rowan.account a on a.landlord = w.landlord and a.account::text = e.codes->>'officer' where e.type = 'case.assigned'
        on conflict (landlord, stream, account) do update set member_until = null;
    elsif joins then
      update rowan.membership m set member_until = now() where m.landlord = w.landlord and m.stream = target and m.member_until is null
        and not exists (select from rowan.staff_role r join rowan.team_role t on t.landlord = r.landlord and t.role = r.role and t.of_colleagues
          where r.landlord = m.landlord and r.account = m.account);
    end if;
  end if;
  if change ? 'roles' then
    if (target = sec.organisation() and sec.gives_roles()) is not true then raise exception 'not found' using errcode = 'P0002'; end if;
    delete from rowan.staff_role r where r.landlord = w.landlord and r.role <> 'system';
    insert into rowan.staff_role select distinct w.landlord, r.holder, r.role
      from jsonb_to_recordset(change->'roles') as r(holder uuid, role text) join rowan.account a on a.landlord = w.landlord and a.account = r.holder
      where r.role <> 'system';
    insert into rowan.membership (landlord, stream, account, purpose)
      select distinct w.landlord, s.stream, r.account, 'team' from rowan.stream s join rowan.staff_role r on r.landlord = s.landlord
      join rowan.team_role t on t.landlord = r.landlord and t.role = r.role and t.of_colleagues = (s.case_kind = 'colleague')
      where s.landlord = w.landlord and s.kind = 'case'
      on conflict (landlord, stream, account) do update set member_until = null where rowan.membership.purpose = 'team';
    -- Each case by the roles of its own kind: who leaves the people team leaves the cases of colleagues, however they came onto them.
    update rowan.membership m set member_until = now() from rowan.stream s
      where m.landlord = w.landlord and s.landlord = m.landlord and s.stream = m.stream and m.member_until is null
        and (m.purpose = 'team' or s.case_kind = 'colleague')
        and not exists (select from rowan.staff_role r join rowan.team_role t on t.landlord = r.landlord and t.role = r.role
          and t.of_colleagues = (s.case_kind = 'colleague') where r.landlord = m.landlord and r.account = m.account);
  end if;
  if judges then perform sec.write_judged(w.landlord, target, change->'judged' || jsonb_build_object('now', change->'now'));
  else perform sec.judge_later(w.landlord, target); end if;
end $$;

-- One act by way of an account, a job or a handover, for somebody who is not on the case. Its codes come from the record but for what
-- the actor fills in; a refusal tells its end alone; an account without a case is answered as one that has a case and is not held.
create function sec.act_as_facet(of_way text, of_thing text, act jsonb) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  w sec.actor := sec.who(); of_type text := act->>'type'; of_role text := act->>'role'; of_at bigint := (act->>'at')::bigint;
  recorded bigint := (act->>'recordedAt')::bigint; said jsonb := coalesce(act->'codes', '{}'); sealed bytea := decode(act->>'sealed', 'hex');
  found_stream uuid; target rowan.facet_act; here rowan.stream; told bigint; refused boolean := false; codes jsonb; made bytea;
begin
  if w.account is null then return '{"outcome": "not-found"}'; end if;
  if (of_role = any(sec.roles()) and sec.may_say(of_way, of_role, of_type) and of_at <= recorded
      and (said ? 'note') = (sealed is not null) and (sealed is null) = (act->>'fingerprint' is null)
      and not exists (select from jsonb_each(said) as f where sec.may_fill(of_type, f.key, f.value) is not true)) is not true
  then
    perform sec.chain(w.landlord, w.account, 'act:' || coalesce(of_type, 'unknown'), sec.thing_of(of_way), null, 'none', 'refused');
    return '{"outcome": "not-found"}';
  end if;
  if of_way = 'job' then found_stream := sec.stream_of_work_order(of_thing::uuid);
  elsif of_way = 'handover' then
    select h.stream, h.stream::text into found_stream, of_thing from rowan.waiting_handover h
      where h.landlord = w.landlord and h.to_role = any(sec.roles()) and (h.reference = of_thing or h.stream::text = of_thing) limit 1;
  end if;
  if of_way <> 'account' and found_stream is null then
    perform sec.chain(w.landlord, w.account, 'act:' || of_type, sec.thing_of(of_way), null, 'none', 'not-found');
    return '{"outcome": "not-found"}';
  end if;
  -- Locked in one order, so that two who write at once wait and do not stand in each other's way; read again afterwards.
  perform from rowan.stream s where s.landlord = w.landlord and s.stream in (select f.stream from rowan.facet_act f
    where f.landlord = w.landlord and f.way = of_way and f.thing = of_thing and f.type = of_type) order by s.stream for update;
  for target in select * from rowan.facet_act f where f.landlord = w.landlord and f.way = of_way and f.thing = of_thing and f.type = of_type
    and (found_stream is null or f.stream = found_stream) order by f.stream, f.fixed->>'person'
  loop
    select true, (r.value->>'told')::bigint into refused, told from jsonb_array_elements(target.refused) as r
      where (r.value->>'from' is null or (r.value->>'from')::bigint <= of_at) and (r.value->>'until' is null or of_at < (r.value->>'until')::bigint)
        and (r.value->>'role' is null or r.value->>'role' = of_role) and (not r.value ? 'choice' or r.value->'choice' = said) limit 1;
    exit when refused;
  end loop;
  if refused then
    perform sec.chain(w.landlord, w.account, 'act:' || of_type, sec.thing_of(of_way), target.stream::text, sec.basis_of(of_way), 'refused');
    return jsonb_build_object('outcome', 'refused', 'until', told);
  end if;
  select * into target from rowan.facet_act f where f.landlord = w.landlord and f.way = of_way and f.thing = of_thing and f.type = of_type
    and (found_stream is null or f.stream = found_stream) order by f.stream, f.fixed->>'person' limit 1;
  if target.id is null then
    perform sec.chain(w.landlord, w.account, 'act:' || of_type, sec.thing_of(of_way), found_stream::text, sec.basis_of(of_way),
      case when of_way = 'account' then 'done' else 'refused' end);
    return case when of_way = 'account' then '{"outcome": "noted"}'::jsonb else '{"outcome": "not-found"}' end;
  end if;
  if of_way = 'handover' and target.fixed->>'entry' is distinct from act->>'entry' then
    perform sec.chain(w.landlord, w.account, 'act:' || of_type, sec.thing_of(of_way), target.stream::text, 'none', 'invalid');
    return '{"outcome": "another-entry"}';
  end if;

  codes := target.fixed || said;
  select * into here from rowan.stream s where s.landlord = w.landlord and s.stream = target.stream;
  made := sec.entry_hash(here.head, w.landlord, here.stream, here.seq + 1, (act->>'id')::uuid, of_type, of_at, recorded, w.account, of_role,
    codes, false, act->>'fingerprint');
  update rowan.stream s set seq = here.seq + 1, head = made where s.landlord = w.landlord and s.stream = here.stream;
  insert into rowan.entry values (w.landlord, (act->>'id')::uuid, here.stream, here.seq + 1, of_type, sec.instant(of_at), sec.instant(recorded),
    w.account, of_role, codes, false, decode(act->>'fingerprint', 'hex'), here.head, made);
  if sealed is not null then insert into rowan.words values (w.landlord, (act->>'id')::uuid, here.stream, sealed); end if;
  -- What the facet itself shows follows at once; the rest when the worker has judged.
  if of_way = 'handover' then
    delete from rowan.waiting_handover h where h.landlord = w.landlord and h.stream = here.stream;
    delete from rowan.facet_act f where f.landlord = w.landlord and f.stream = here.stream and f.way = 'handover';
    insert into rowan.membership (landlord, stream, account, purpose) values (w.landlord, here.stream, w.account, 'took-on')
      on conflict (landlord, stream, account) do update set member_until = null, member_from = now(), purpose = 'took-on'
        where rowan.membership.member_until is not null;
  elsif of_type = 'work-order.failed' then
    update rowan.work_order o set failed = sec.instant(of_at), failed_why = said->>'why' where o.landlord = w.landlord and o.id = of_thing::uuid;
  elsif of_way = 'job' then
    delete from rowan.work_order o where o.landlord = w.landlord and o.id = of_thing::uuid;
    delete from rowan.facet_act f where f.landlord = w.landlord and f.way = 'job' and f.thing = of_thing;
  end if;
  perform sec.judge_later(w.landlord, here.stream);
  perform sec.chain(w.landlord, w.account, 'act:' || of_type, sec.thing_of(of_way), here.stream::text, sec.basis_of(of_way), 'done');
  if of_way <> 'handover' then return '{"outcome": "noted"}'; end if;
  return jsonb_build_object('outcome', 'taken', 'stream', here.stream, 'seq', here.seq + 1);
end $$;

-- What the audit calls it, and how the actor stands to it.
create function sec.thing_of(of_way text) returns text language sql immutable set search_path = pg_catalog as $$
  select case of_way when 'account' then 'account' when 'job' then 'work-order' else 'case' end
$$;
create function sec.basis_of(of_way text) returns text language sql immutable set search_path = pg_catalog as $$
  select case of_way when 'account' then 'accounts' when 'job' then 'jobs' else 'member' end
$$;

-- The words of the jobs that the actor plans or does: where each is; and the number, where whoever is at home agreed to be called or
-- sent a text, and that has not run out.
drop function sec.words_of_work_orders();
create function sec.words_of_work_orders() returns table (id uuid, entry uuid, stream uuid, place bytea, telephone bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); today date := (now() at time zone 'Europe/London')::date;
begin
  return query select o.id, o.entry, o.stream, p.sealed, t.sealed
    from rowan.work_order o join rowan.job_words p on p.landlord = o.landlord and p.entry = o.entry and p.part = 'place'
    left join rowan.job_words t on t.landlord = o.landlord and t.entry = o.entry and t.part = 'telephone'
      and coalesce((o.calling->>'expires')::date >= today, o.calling is not null)
      and ((o.calling->'channels' ? 'phone' and not o.calling->'never' ? 'phone')
        or (o.calling->'channels' ? 'text' and not o.calling->'never' ? 'text'))
    where o.landlord = w.landlord and (sec.plans_jobs() or (sec.does_jobs() and o.holder = w.account));
end $$;

-- Where the words of an answer to a job are sealed to. Null for a job that is another's, done or missing.
grant execute on function sec.stream_of_work_order(uuid) to rowan_web;

drop function sec.keep_agreements(uuid, jsonb, timestamptz);
drop function sec.keep_facets(uuid, jsonb);
drop function sec.load_account(text, text[]);
drop function sec.load_work_order(uuid, text[]);
drop function sec.take_on(text);
drop function sec.plan(uuid, jsonb);
drop function sec.keep_handovers(uuid, jsonb);

-- Leaves a case onto which one came by taking its report.
drop function sec.step_back(uuid, text);
create function sec.step_back(of_stream uuid) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update rowan.membership m set member_until = now() from sec.who() w
  where m.landlord = w.landlord and m.account = w.account and m.stream = of_stream and m.purpose = 'took-the-report' and m.member_until is null
$$;

grant execute on function sec.act_as_facet(text, text, jsonb), sec.keep_judged(uuid, jsonb), sec.words_of_work_orders(), sec.step_back(uuid) to rowan_web;
grant execute on function sec.record_to_judge(text, uuid, text[]), sec.judged_again(text, uuid, integer, jsonb) to rowan_worker;

-- What is there already: holds stand at once, all else as soon as the worker has judged each case again.
insert into rowan.facet_act
  select p.landlord, md5(p.stream::text || p.person || p.account_reference)::uuid, p.stream, 'account', p.account_reference,
    'income-court-action.started', jsonb_build_object('person', p.person),
    (select coalesce(jsonb_agg(jsonb_build_object('from', (extract(epoch from a.runs_from) * 1000)::bigint,
        'until', (extract(epoch from a.runs_until) * 1000)::bigint, 'told', (extract(epoch from a.runs_until) * 1000)::bigint)), '[]')
      from rowan.account_hold a where a.landlord = p.landlord and a.stream = p.stream and a.account_reference = p.account_reference)
  from rowan.person p where p.account_reference is not null;
select sec.judge_later(s.landlord, s.stream) from rowan.stream s where s.kind = 'case' and s.seq > 0 and s.erased is null;
