-- What somebody tells of a case they are not on holds back what would go out, and stops nothing, until those who look after it say that it
-- stands or set it aside. A wrong number is taken back. See docs/decisions/0086.
alter table rowan.leak_case add column state text not null default 'stands' check (state in ('raised', 'held', 'stands', 'withdrawn'));
alter table rowan.leak_case add column teller uuid; -- who named the case; null for those who looked after it already
alter table rowan.leak_case add column written text; -- the state that the case's own record tells of
update rowan.leak_case set written = 'stands' where noted is not null;

-- Whether where somebody of this case is, or how they are reached, may have got out since then; is only said to have, or was until now and its
-- case does not say so yet; is still looked into.
create or replace function sec.leaked_since(of_landlord text, of_stream uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.leak_case c join rowan.leak l on l.landlord = c.landlord and l.stream = c.leak
    where c.landlord = of_landlord and c.case_stream = of_stream and c.state = 'stands' and l.exposes and c.since >= at)
$$;
create function sec.held_since(of_landlord text, of_stream uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.leak_case c join rowan.leak l on l.landlord = c.landlord and l.stream = c.leak
    where c.landlord = of_landlord and c.case_stream = of_stream and l.exposes and c.since >= at
      and (c.state = 'held' or c.state = 'withdrawn' and c.written in ('held', 'stands')))
$$;
create or replace function sec.is_leaking(of_landlord text, of_stream uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.leak_case c join rowan.leak l on l.landlord = c.landlord and l.stream = c.leak
    where c.landlord = of_landlord and c.case_stream = of_stream and c.state in ('held', 'stands') and l.exposes and l.state = 'open')
$$;

-- As is_safe was before; and what the case's own record says of a leak counts also once the leak itself is erased.
create function sec.is_agreed(of rowan.contact_point, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select (of).safe and (at at time zone 'Europe/London')::date <= (of).expires_on
    and not sec.leaked_since((of).landlord, (of).stream, (of).agreed_at)
    and not exists (select from rowan.entry e where e.landlord = (of).landlord and e.stream = (of).stream
      and (e.type = 'entry.retracted' and e.codes->>'entry' = (of).version::text
        or e.type = 'safe-contact.agreed' and e.codes->>'person' = (of).person::text and (e.happened_at, e.seq) > ((of).agreed_at, (of).place)
          and not exists (select from rowan.entry r where r.landlord = e.landlord and r.stream = e.stream and r.type = 'entry.retracted'
            and r.codes->>'entry' = e.id::text)
        or e.type = 'leak.noted' and e.codes->'what' ?| array['whereabouts', 'contact-details', 'not-known']
          and (e.happened_at, e.seq) > ((of).agreed_at, (of).place)
          and not exists (select from rowan.entry r where r.landlord = e.landlord and r.stream = e.stream and r.type = 'leak.withdrawn'
            and r.seq > e.seq and r.codes->>'leak' = e.codes->>'leak')
        or (e.type = 'victim.moved' or e.type = 'incident.recorded' and e.codes->'placeKnown' = 'true') and (e.happened_at, e.seq) > ((of).agreed_at, (of).place)
          and not exists (select from rowan.entry r where r.landlord = e.landlord and r.stream = e.stream and r.type = 'entry.retracted'
            and r.codes->>'entry' = e.id::text)))
$$;
create or replace function sec.is_safe(of rowan.contact_point, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select sec.is_agreed(of, at) and not sec.held_since((of).landlord, (of).stream, (of).agreed_at)
$$;

-- As before, and what is only held back waits: it is stopped when what was told stands.
create or replace function sec.write_agreements(of_landlord text, of_stream uuid, agreements jsonb, at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update rowan.contact_point p set safe = p.version::text in (select jsonb_array_elements_text(agreements))
    where p.landlord = of_landlord and p.stream = of_stream
      and p.safe is distinct from (p.version::text in (select jsonb_array_elements_text(agreements)));
  perform sec.end_message(o.landlord, o.message, 'stopped', 'agreement', at) from rowan.outbox o
    where o.landlord = of_landlord and o.stream = of_stream and o.state = 'waiting' and not sec.is_agreed(sec.point_of(o), at);
end $$;
create or replace function sec.take_message(at timestamptz, of_claim uuid, of_token bytea)
returns table (landlord text, message uuid, stream uuid, person uuid, version uuid, role text)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare o rowan.outbox;
begin
  perform sec.end_message(s.landlord, s.message, 'not-known', 'interrupted', at) from (select x.* from rowan.outbox x
    where x.state = 'sending' and x.handed is not null and x.claimed < at - interval '2 minutes' for update skip locked) s;
  update rowan.outbox x set state = 'waiting', claim = null where (x.landlord, x.message) in (select y.landlord, y.message from rowan.outbox y
    where y.state = 'sending' and y.handed is null and y.claimed < at - interval '2 minutes' for update skip locked);
  loop
    select x.* into o from rowan.outbox x where x.state = 'waiting' and x.not_before <= at order by x.not_before, x.message limit 1 for update skip locked;
    if not found then return; end if;
    if not coalesce(sec.is_agreed(sec.point_of(o), at), false) then
      perform sec.end_message(o.landlord, o.message, 'stopped', 'agreement', at);
    elsif not exists (select from rowan.account a join rowan.membership m on m.landlord = a.landlord and m.account = a.account
        join rowan.staff_role r on r.landlord = a.landlord and r.account = a.account and r.role = o.role
        where a.landlord = o.landlord and a.account = o.account and not a.disabled and m.stream = o.stream
          and m.member_from <= now() and (m.member_until is null or m.member_until > now())) then
      perform sec.end_message(o.landlord, o.message, 'stopped', 'writer-left', at);
    elsif not coalesce(sec.is_safe(sec.point_of(o), at), false) or not sec.is_open(sec.point_of(o), at) then
      update rowan.outbox x set not_before = at + interval '1 minute' where x.landlord = o.landlord and x.message = o.message;
    else
      update rowan.outbox x set state = 'sending', claim = of_claim, claimed = at, tried = x.tried + 1, handed = null
        where x.landlord = o.landlord and x.message = o.message;
      insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until)
        values (o.landlord, of_token, o.account, now(), now() + interval '1 minute', now() + interval '1 minute');
      return query select o.landlord, o.message, o.stream, o.person, o.version, o.role;
      return;
    end if;
  end loop;
end $$;
create or replace function sec.guard_export() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.taken is not null and old.taken is null
    and (sec.leaked_since(new.landlord, new.stream, new.made) or sec.held_since(new.landlord, new.stream, new.made))
  then raise exception 'not found' using errcode = 'P0002'; end if;
  return new;
end $$;

-- Leaves it to the worker to write on the case what its state is now. Also where there is no such case.
create function sec.tell_case(of_landlord text, of_leak uuid, of_tie uuid, of_state text, at bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform sec.enqueue_jobs(of_landlord, of_leak, jsonb_build_array(jsonb_build_object('key', concat_ws(' ', 'leak-near', of_tie, of_state), 'kind',
    'leak-near', 'due', at, 'about', of_tie, 'codes', '{}'::jsonb)), false);
end $$;
drop function sec.tie_to_case(text, uuid, uuid, bigint);
create function sec.tie_to_case(of_landlord text, of_leak uuid, of_case uuid, at bigint, of_state text, of_teller uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare made uuid := gen_random_uuid();
begin
  insert into rowan.leak_case (landlord, id, leak, case_stream, since, state, teller)
    values (of_landlord, made, of_leak, of_case, sec.instant(at), of_state, of_teller);
  perform sec.tell_case(of_landlord, of_leak, made, of_state, at);
end $$;

-- What the word of the asker does by itself on a case that they name. It stands from whoever is on the case, beyond an emergency, or looks
-- after it. It holds from anybody else: on three cases at a time, and never again on one on which their word was set aside.
create function sec.weight_of_word(w sec.actor, of_case uuid) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select case
    when of_case = any(sec.acting_on())
      or sec.handles_leaks() and of_case <> all(sec.kept_out()) and (sec.closes_leaks() or not sec.is_narrow(w.landlord, of_case)) then 'stands'
    when of_case is null
      or exists (select from rowan.leak_case c where c.landlord = w.landlord and c.teller = w.account and c.case_stream = of_case and c.state = 'withdrawn')
      or (select count(distinct c.case_stream) from rowan.leak_case c where c.landlord = w.landlord and c.teller = w.account and c.state = 'held') >= 3
      then 'raised'
    else 'held' end
$$;

create or replace function sec.report_leak(change jsonb, of_case text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; said jsonb := change->'entries'->0; at bigint := (said->>'recordedAt')::bigint;
  named uuid;
begin
  if w.account is null then raise exception 'no session' using errcode = '28000'; end if;
  if (said->>'type') is distinct from 'leak.reported' then raise exception 'not found' using errcode = 'P0002'; end if;
  perform pg_advisory_xact_lock(hashtextextended(w.landlord || w.account::text, 12));
  insert into rowan.stream (landlord, stream, kind, reference, case_kind, opened, seq, head)
    values (w.landlord, target, 'leak', change->>'reference', 'leak', sec.instant(at), 0, decode(change->>'head', 'hex'));
  insert into rowan.leak (landlord, stream, reference, reported, exposes, state) values (w.landlord, target, change->>'reference', sec.instant(at),
    said->'codes'->'what' ?| array['whereabouts', 'contact-details', 'not-known'], 'open');
  perform sec.append_to_leak(w, target, change);
  named := (select s.stream from rowan.stream s where s.landlord = w.landlord and s.kind = 'case' and s.reference = of_case and s.erased is null);
  perform sec.tie_to_case(w.landlord, target, named, at, sec.weight_of_word(w, named), w.account);
  perform sec.write_leak_row(w.landlord, target, change->'shown');
  perform sec.notify(w.landlord, 'leak-reported ' || target, sec.organisation(), 'leak-reported', target::text, sec.instant(at),
    sec.leak_handlers(w.landlord, target));
end $$;

-- As before; a case that was taken back is named anew.
create or replace function sec.tie_leak(of_leak uuid, of_case text, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target rowan.stream;
begin
  if w.account is null or coalesce(of_leak = any(sec.leaks()), false) is not true
    or not exists (select from rowan.leak l where l.landlord = w.landlord and l.stream = of_leak and l.state = 'open') then return false; end if;
  select * into target from rowan.stream s where s.landlord = w.landlord and s.kind = 'case' and s.reference = of_case and s.erased is null
    and s.stream <> all(sec.kept_out()) and (sec.closes_leaks() or not sec.is_narrow(s.landlord, s.stream));
  if target.stream is null then return false; end if;
  if not exists (select from rowan.leak_case c where c.landlord = w.landlord and c.leak = of_leak and c.case_stream = target.stream and c.state <> 'withdrawn')
  then perform sec.tie_to_case(w.landlord, of_leak, target.stream, at, 'stands', null); end if;
  return true;
end $$;

-- Says of a case that somebody named whether what was told stands of it. That it was the wrong one is the data protection officer's to say,
-- whatever stands and also once it is closed.
create function sec.decide_leak_case(w sec.actor, of_leak uuid, codes jsonb, at bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare tie rowan.leak_case; becomes text := case codes->>'outcome' when 'stands' then 'stands' else 'withdrawn' end;
begin
  select * into tie from rowan.leak_case c where c.landlord = w.landlord and c.leak = of_leak and c.id::text = codes->>'case'
    and c.case_stream is not null and c.state <> 'withdrawn' for update;
  if tie.id is null or (codes->>'outcome' in ('stands', 'set-aside') and tie.state in ('raised', 'held')
      or codes->>'outcome' = 'wrong-case' and sec.closes_leaks()) is not true
  then raise exception 'not found' using errcode = 'P0002'; end if;
  update rowan.leak_case c set state = becomes where c.landlord = w.landlord and c.id = tie.id;
  perform sec.tell_case(w.landlord, of_leak, tie.id, becomes, at);
end $$;
create or replace function sec.write_leak(change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; said jsonb := change->'entries'->0; is_open boolean;
begin
  is_open := (select l.state = 'open' from rowan.leak l where l.landlord = w.landlord and l.stream = target);
  if w.account is null or (target = any(sec.leaks()) and (is_open and (said->>'type' in ('leak.handled', 'leak.case-decided')
        or said->>'type' = 'leak.closed' and sec.closes_leaks())
      or said->>'type' = 'leak.case-decided' and said->'codes'->>'outcome' = 'wrong-case')) is not true
  then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.append_to_leak(w, target, change);
  if said->>'type' = 'leak.case-decided' then
    perform sec.decide_leak_case(w, target, said->'codes', (said->>'recordedAt')::bigint);
  elsif said->>'type' = 'leak.closed' then
    if exists (select from rowan.leak_case c where c.landlord = w.landlord and c.leak = target and c.case_stream is not null and c.state in ('raised', 'held'))
    then raise exception 'not found' using errcode = 'P0002'; end if;
    update rowan.leak l set state = 'closed' where l.landlord = w.landlord and l.stream = target;
  end if;
  perform sec.write_leak_row(w.landlord, target, change->'shown');
end $$;

-- The cases of a leak, for those who look after it.
create function sec.cases_of_leak(of_landlord text, of_leak uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'reference', s.reference, 'state', c.state,
      'since', (extract(epoch from c.since) * 1000)::bigint) order by c.since, s.reference), '[]')
    from rowan.leak_case c join rowan.stream s on s.landlord = c.landlord and s.stream = c.case_stream
    where c.landlord = of_landlord and c.leak = of_leak
$$;
drop function sec.leak_rows();
create function sec.leak_rows() returns table (stream uuid, reference text, reported timestamptz, exposes boolean, state text, next_step text,
  next_due timestamptz, cases text[], undecided boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine uuid[] := sec.leaks();
begin
  return query select l.stream, l.reference, l.reported, l.exposes, l.state, l.next_step, l.next_due,
      array(select s.reference from rowan.leak_case c join rowan.stream s on s.landlord = c.landlord and s.stream = c.case_stream
        where c.landlord = l.landlord and c.leak = l.stream and c.state <> 'withdrawn' order by c.since, s.reference),
      exists (select from rowan.leak_case c where c.landlord = l.landlord and c.leak = l.stream and c.case_stream is not null
        and c.state in ('raised', 'held'))
    from rowan.leak l where l.landlord = w.landlord and l.stream = any(mine)
    order by l.state = 'closed', l.next_due nulls last, l.reported desc, l.stream;
end $$;
create or replace function sec.read_leak(of_leak text) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (select r.stream from sec.leak_rows() r where r.reference = of_leak or r.stream::text = of_leak);
begin
  if target is null then return null; end if;
  return sec.record_of(w.landlord, target, '{}') || jsonb_build_object('cases', sec.cases_of_leak(w.landlord, target),
    'words', (select coalesce(jsonb_agg(jsonb_build_object('entry', s.entry, 'sealed', encode(s.sealed, 'hex'))), '[]')
      from rowan.words s where s.landlord = w.landlord and s.stream = target),
    'names', (select coalesce(jsonb_object_agg(a.account, a.name), '{}') from rowan.account a where a.landlord = w.landlord
      and a.account in (select e.by from rowan.entry e where e.landlord = w.landlord and e.stream = target)));
end $$;
create or replace function sec.load_leak(of_leak text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (select r.stream from sec.leak_rows() r where r.reference = of_leak or r.stream::text = of_leak);
begin
  if target is null then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  return sec.record_of(w.landlord, target, '{}') || jsonb_build_object('cases', sec.cases_of_leak(w.landlord, target));
end $$;

-- The worker's: writes on the case what became of the word that something of it may be out, in the name of whoever gave it, also where they
-- are not on it or kept out of it; ends what was sealed to leave once it stands; has the case judged again; and tells those who are on it.
-- Nothing where no case was named, where it is only raised, and of a case that never heard of what is taken back.
create or replace function sec.note_leak(of_landlord text, of_tie uuid, at timestamptz, to_roles text[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare tie rowan.leak_case; said rowan.entry; word text; tells jsonb; happened timestamptz; here rowan.stream; made bytea; new_id uuid := gen_random_uuid();
begin
  select * into tie from rowan.leak_case c where c.landlord = of_landlord and c.id = of_tie and c.state <> 'raised'
    and c.written is distinct from c.state and (c.state <> 'withdrawn' or c.written is not null) and c.case_stream is not null for update;
  if tie.id is null then return 0; end if;
  select * into said from rowan.entry e where e.landlord = of_landlord and e.stream = tie.leak
    and (e.type = 'leak.reported' or e.type = 'leak.case-decided' and tie.state = 'withdrawn' and e.codes->>'case' = tie.id::text)
    order by e.type = 'leak.reported', e.seq desc limit 1;
  select * into here from rowan.stream s where s.landlord = of_landlord and s.stream = tie.case_stream for update;
  if here.erased is not null then return 0; end if;
  word := case tie.state when 'held' then 'leak.raised' when 'stands' then 'leak.noted' else 'leak.withdrawn' end;
  tells := jsonb_build_object('leak', tie.leak) || case tie.state when 'withdrawn' then jsonb_build_object('outcome', said.codes->'outcome')
    else jsonb_build_object('what', said.codes->'what') end;
  happened := case tie.state when 'withdrawn' then said.happened_at else tie.since end;
  made := sec.entry_hash(here.head, of_landlord, here.stream, here.seq + 1, new_id, word, (extract(epoch from happened) * 1000)::bigint,
    (extract(epoch from at) * 1000)::bigint, said."by", said.role, tells, false, null);
  update rowan.stream s set seq = here.seq + 1, head = made where s.landlord = of_landlord and s.stream = here.stream;
  insert into rowan.entry values (of_landlord, new_id, here.stream, here.seq + 1, word, happened, at, said."by", said.role, tells, false, null,
    here.head, made);
  update rowan.leak_case c set written = tie.state, noted = coalesce(c.noted, at) where c.landlord = of_landlord and c.id = of_tie;
  update rowan.export x set ends = least(x.ends, at) where x.landlord = of_landlord and x.stream = here.stream and x.taken is null
    and sec.leaked_since(x.landlord, x.stream, x.made);
  perform sec.judge_later(of_landlord, here.stream);
  perform sec.chain(of_landlord, said."by", 'act:' || word, 'case', here.stream::text, 'none', 'done');
  return sec.notify(of_landlord, concat_ws(' ', word, tie.id), here.stream, replace(word, '.', '-'), here.stream::text, at,
    (select array_agg(distinct a) from unnest(sec.recipients(of_landlord, here.stream, true, to_roles, to_roles)
      || sec.recipients(of_landlord, here.stream, false, to_roles, to_roles)) as a));
end $$;

grant execute on function sec.leak_rows() to rowan_web;
