-- As before, and for whoever is kept out of a case it is not there: no refusal of it is told, and nothing is written on it.
-- One act by way of an account, a job or a handover, for somebody who is not on the case. Its codes come from the record but for what
-- the actor fills in; a refusal tells its end alone; an account without a case is answered as one that has a case and is not held.
create or replace function sec.act_as_facet(of_way text, of_thing text, act jsonb) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  w sec.actor := sec.who(); of_type text := act->>'type'; of_role text := act->>'role'; of_at bigint := (act->>'at')::bigint;
  recorded bigint := (act->>'recordedAt')::bigint; said jsonb := coalesce(act->'codes', '{}'); sealed bytea := decode(act->>'sealed', 'hex');
  found_stream uuid; target rowan.facet_act; here rowan.stream; told bigint; refused boolean := false; codes jsonb; made bytea;
  hidden uuid[] := sec.kept_out();
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
      where h.landlord = w.landlord and h.to_role = any(sec.roles()) and (h.reference = of_thing or h.stream::text = of_thing)
        and not sec.is_kept_out(w.landlord, h.stream, w.account) limit 1;
  end if;
  if of_way <> 'account' and found_stream is null then
    perform sec.chain(w.landlord, w.account, 'act:' || of_type, sec.thing_of(of_way), null, 'none', 'not-found');
    return '{"outcome": "not-found"}';
  end if;
  -- Locked in one order, so that two who write at once wait and do not stand in each other's way; read again afterwards.
  perform from rowan.stream s where s.landlord = w.landlord and s.stream in (select f.stream from rowan.facet_act f
    where f.landlord = w.landlord and f.way = of_way and f.thing = of_thing and f.type = of_type) order by s.stream for update;
  for target in select * from rowan.facet_act f where f.landlord = w.landlord and f.way = of_way and f.thing = of_thing and f.type = of_type
    and (found_stream is null or f.stream = found_stream) and not f.stream = any(hidden) order by f.stream, f.fixed->>'person'
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
    and (found_stream is null or f.stream = found_stream) and not f.stream = any(hidden) order by f.stream, f.fixed->>'person' limit 1;
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
