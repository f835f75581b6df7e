-- As before. What is not surely allowed is refused: a job that there is not, or that is another's, compares to nothing, and nothing is
-- no yes. Whoever writes by way of a rent account or a job brings nobody onto the case, takes nobody off it, names no person of it and
-- does not change its kind. Who may not give roles puts none on the organisation's record either: the next change would take it up.
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
        and not exists (select from jsonb_to_recordset(change->'entries') as e(type text) where sec.is_job_act(e.type) is not true)), false)
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

-- As before, but the job of one stream never replaces that of another.
create or replace function sec.enqueue_jobs(of_landlord text, of_stream uuid, jobs jsonb, are_planned boolean) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into rowan.job (landlord, key, kind, stream, due, about, codes, planned, not_before)
    select of_landlord, j.key, j.kind, of_stream, sec.instant(j.due), j.about, j.codes, are_planned, sec.instant(j.due)
    from jsonb_to_recordset(jobs) as j(key text, kind text, due bigint, about text, codes jsonb)
    on conflict (landlord, key) do update set due = excluded.due, codes = excluded.codes, about = excluded.about
      where rowan.job.done is null and rowan.job.stream = excluded.stream
$$;
