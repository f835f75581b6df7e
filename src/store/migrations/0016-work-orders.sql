-- Jobs as whoever does them sees them: what to do, how to call, and nothing of why. Row policies and grants are in the migration
-- work-order-access, which is made from src/access/table.ts.
create table rowan.work_order (
  landlord text not null, id uuid not null, holder uuid, measure text, repair_kind text, priority text,
  placed timestamptz not null, failed timestamptz, failed_why text,
  calling jsonb, -- how whoever is at home agreed to be called; null where nothing is agreed
  stream uuid not null, entry uuid not null, -- not granted to anybody who reads: they tell a rebuild what to replace, and where the words are
  primary key (landlord, id),
  foreign key (landlord, stream) references rowan.stream
);
create index work_order_by_stream on rowan.work_order (landlord, stream);

-- The case of an open job that the actor plans or does. Null for one that is another's, done or missing.
create function sec.stream_of_work_order(of_id uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select o.stream from rowan.work_order o where o.landlord = w.landlord and o.id = of_id
    and (sec.plans_jobs() or (sec.does_jobs() and o.holder = w.account)));
end $$;

-- The sealed words of the jobs that the actor plans or does: those with which they were given out, and no other of their cases.
create function sec.words_of_work_orders() returns table (id uuid, entry uuid, stream uuid, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return query select o.id, o.entry, o.stream, s.sealed from rowan.work_order o
    join rowan.words s on s.landlord = o.landlord and s.entry = o.entry
    where o.landlord = w.landlord and (sec.plans_jobs() or (sec.does_jobs() and o.holder = w.account));
end $$;

-- The record of the case of one job, locked until the end of the transaction, for whoever plans or does it. Null for everybody else.
create function sec.load_work_order(of_id uuid, of_types text[]) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := sec.stream_of_work_order(of_id);
begin
  if target is null then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  return sec.record_of(w.landlord, target, of_types);
end $$;

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
end $$;

-- As before, and for a job: whoever plans or does it says what came of it on its case, and nothing else.
create or replace function sec.write(change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; before int := (change->>'seq')::int; last jsonb := change->'entries'->-1;
begin
  if w.account is null then raise exception 'no session' using errcode = '28000'; end if;
  if exists (select from jsonb_to_recordset(change->'entries') as e(role text) where e.role is null or e.role <> all(sec.roles()))
  then raise exception 'not found' using errcode = 'P0002'; end if;
  if change ? 'opens' then
    insert into rowan.stream (landlord, stream, kind, reference, case_kind, opened, seq, head)
      values (w.landlord, target, 'case', change->'opens'->>'reference', change->'opens'->>'caseKind',
        sec.instant((change->'opens'->>'at')::bigint), 0, decode(change->>'head', 'hex'));
    insert into rowan.membership (landlord, stream, account, purpose) values (w.landlord, target, w.account, 'took-the-report');
  elsif not (target = any(sec.visible()) or target = sec.organisation()
    or (sec.sees_accounts() and exists (select from rowan.person p where p.landlord = w.landlord and p.stream = target and p.account_reference = change->>'account')
        and not exists (select from jsonb_to_recordset(change->'entries') as e(type text) where not sec.is_account_act(e.type)))
    or (target = sec.stream_of_work_order((change->>'workOrder')::uuid)
        and not exists (select from jsonb_to_recordset(change->'entries') as e(type text) where not sec.is_job_act(e.type))))
  then raise exception 'not found' using errcode = 'P0002'; end if;

  update rowan.stream s set seq = s.seq + jsonb_array_length(change->'entries'), head = decode(last->>'hash', 'hex'),
      case_kind = coalesce(change->>'caseKind', s.case_kind)
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
    if target <> sec.organisation() or not sec.gives_roles() then raise exception 'not found' using errcode = 'P0002'; end if;
    if target <> sec.organisation() then raise exception 'not found' using errcode = 'P0002'; end if;
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

grant execute on function sec.words_of_work_orders(), sec.load_work_order(uuid, text[]) to rowan_web;
