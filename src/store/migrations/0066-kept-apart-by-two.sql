-- Nobody can be left alone with a case: of those who keep people apart at least one, and not the one who says it, stays able to see that
-- somebody is kept out or that a case is sealed, and two of them undo either. What is asked of a second person runs out after a week.
-- See docs/decisions/0073. The roles are in the migration keepers-access, made from src/access/table.ts.

-- Who looks after this on one case: those who keep people apart (of a colleague's case its people team) and, where fewer than two of them
-- can, whoever stands in for them. Never anybody who is kept out of it; `without` is taken to be.
create function sec.keepers_of(of_landlord text, of_stream uuid, without uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  with able as (
    select r.account, bool_or(sec.is_keeper_role(r.role, s.case_kind = 'colleague')) as first
    from rowan.stream s join rowan.staff_role r on r.landlord = s.landlord
      and (sec.is_keeper_role(r.role, s.case_kind = 'colleague') or sec.is_keeper_of_last_resort(r.role, s.case_kind = 'colleague'))
    join rowan.account a on a.landlord = r.landlord and a.account = r.account and not a.disabled
    where s.landlord = of_landlord and s.stream = of_stream and s.kind = 'case' and s.erased is null and r.account is distinct from without
      and not exists (select from rowan.exclusion x where x.landlord = r.landlord and x.account = r.account and x.stream = s.stream and x.ended is null)
    group by r.account)
  select coalesce(array_agg(k.account), '{}') from able k where k.first or (select count(*) from able b where b.first) < 2
$$;

-- The cases of a list that the asker looks after, each worked out once.
create function sec.looks_after(of_landlord text, of_streams uuid[], of_account uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(c.stream), '{}') from (select distinct u.stream from unnest(of_streams) as u(stream)) as c
  where of_account = any(sec.keepers_of(of_landlord, c.stream, null))
$$;

-- How long a second person has to agree.
create function sec.still_asked(asked timestamptz) returns boolean language sql stable set search_path = pg_catalog as $$
  select coalesce(asked > now() - interval '7 days', false)
$$;

-- As before, to those who look after this very case; the same again on another day.
create or replace function sec.tell_of_keeping_apart(of_landlord text, of_kind text, of_about uuid, but uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare organisation uuid := (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation');
  of_case uuid := coalesce((select x.stream from rowan.exclusion x where x.landlord = of_landlord and x.id = of_about),
    (select g.stream from rowan.broken_glass g where g.landlord = of_landlord and g.id = of_about), of_about);
begin
  perform sec.notify(of_landlord, of_kind || ' ' || of_about || ' ' || (now() at time zone 'Europe/London')::date, organisation, of_kind, of_about::text, now(),
    array_remove(sec.keepers_of(of_landlord, of_case, null), but));
end $$;

-- As before, but for the last of those who could see it: somebody else than they and than the asker has to be left. Oneself one keeps out
-- always. 'done', 'not-here' where nobody would be left, null for a case or an account that is not there.
drop function sec.keep_out(text, uuid, text);
create function sec.keep_out(of_case text, of_account uuid, of_why text) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target rowan.stream; made uuid := gen_random_uuid();
begin
  select * into target from rowan.stream s where s.landlord = w.landlord and s.kind = 'case' and s.erased is null and (s.reference = of_case or s.stream::text = of_case)
    and (s.stream = any(sec.acting_on()) or of_account = w.account and s.stream = any(sec.visible()) or sec.keeps_apart() and s.stream <> all(sec.kept_out()) and s.case_kind <> 'colleague');
  if target.stream is null or not exists (select from rowan.account a where a.landlord = w.landlord and a.account = of_account) then
    perform sec.chain(w.landlord, w.account, 'keep-out', 'exclusion', null, 'none', 'not-found');
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(target.stream::text, 13));
  if of_account <> w.account and of_account = any(sec.keepers_of(w.landlord, target.stream, null))
    and array_remove(sec.keepers_of(w.landlord, target.stream, of_account), w.account) = '{}' then
    perform sec.chain(w.landlord, w.account, 'keep-out', 'case', target.stream::text, 'staff', 'refused');
    return 'not-here';
  end if;
  insert into rowan.exclusion (landlord, id, stream, account, why, declared_by) values (w.landlord, made, target.stream, of_account, of_why, w.account)
    on conflict do nothing;
  if not found then return 'done'; end if;
  update rowan.membership m set member_until = now() where m.landlord = w.landlord and m.stream = target.stream and m.account = of_account
    and (m.member_until is null or m.member_until > now());
  perform sec.chain(w.landlord, w.account, 'keep-out', 'exclusion', made::text, 'staff', 'recorded');
  perform sec.tell_of_keeping_apart(w.landlord, 'kept-out', made, of_account);
  return 'done';
end $$;

-- As before, of each case to those who look after it, a colleague's too.
drop function sec.exclusions();
create function sec.exclusions() returns table (id uuid, reference text, account uuid, name text, why text, declared timestamptz,
  declared_by text, end_asked timestamptz, asked_by_me boolean, of_colleague boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine uuid[];
begin
  if w.account is null then return; end if;
  mine := sec.looks_after(w.landlord, array(select distinct x.stream from rowan.exclusion x where x.landlord = w.landlord and x.ended is null), w.account);
  return query select x.id, s.reference, x.account, a.name, x.why, x.declared, d.name,
      case when sec.still_asked(x.end_asked) then x.end_asked end, coalesce(x.end_asked_by = w.account, false), s.case_kind = 'colleague'
    from rowan.exclusion x
    join rowan.stream s on s.landlord = x.landlord and s.stream = x.stream
    join rowan.account a on a.landlord = x.landlord and a.account = x.account
    left join rowan.account d on d.landlord = x.landlord and d.account = x.declared_by
    where x.landlord = w.landlord and x.ended is null and x.stream = any(mine)
    order by x.declared desc, x.id;
end $$;

-- As before, by two of those who look after this case; the second within a week of the first.
create or replace function sec.let_in(of_id uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); kept rowan.exclusion; done text;
begin
  if w.account is null then return null; end if;
  select * into kept from rowan.exclusion x where x.landlord = w.landlord and x.id = of_id and x.ended is null for update;
  if kept.id is null or w.account <> all(sec.keepers_of(w.landlord, kept.stream, null)) then return null; end if;
  if not sec.still_asked(kept.end_asked) then
    update rowan.exclusion x set end_asked_by = w.account, end_asked = now() where x.landlord = w.landlord and x.id = of_id;
    perform sec.tell_of_keeping_apart(w.landlord, 'let-in-asked', of_id, w.account);
    done := 'asked';
  elsif kept.end_asked_by = w.account then return 'asked';
  else
    update rowan.exclusion x set ended_by = w.account, ended = now() where x.landlord = w.landlord and x.id = of_id;
    done := 'let-in';
  end if;
  perform sec.chain(w.landlord, w.account, 'let-in', 'exclusion', of_id::text, 'staff', done);
  return done;
end $$;

-- As before, but never for oneself alone: one other at least is named who can open it, of a colleague's case one of its people team; and
-- those who keep people apart are told that it is sealed. 'sealed', 'alone' where nobody else is left, null for whoever may not.
drop function sec.seal_case(uuid, uuid[]);
create function sec.seal_case(of_stream uuid, named uuid[]) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); able uuid[]; fresh boolean;
begin
  if w.account is null or not sec.leads_case(of_stream) then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended(of_stream::text, 13));
  select coalesce(array_agg(a.account), '{}') into able from rowan.account a join rowan.stream s on s.landlord = a.landlord and s.stream = of_stream
    where a.landlord = w.landlord and not a.disabled and (a.account = any(named || w.account)
        or exists (select from rowan.case_seal c where c.landlord = a.landlord and c.stream = of_stream and c.account = a.account))
      and not exists (select from rowan.exclusion x where x.landlord = a.landlord and x.account = a.account and x.stream = of_stream and x.ended is null)
      and (s.case_kind <> 'colleague' or exists (select from rowan.staff_role r join rowan.team_role t on t.landlord = r.landlord and t.role = r.role and t.of_colleagues
        where r.landlord = a.landlord and r.account = a.account));
  if cardinality(array_remove(able, w.account)) = 0 then return 'alone'; end if;
  fresh := not exists (select from rowan.case_seal c where c.landlord = w.landlord and c.stream = of_stream);
  insert into rowan.case_seal (landlord, stream, account, sealed_by) select w.landlord, of_stream, a, w.account from unnest(able) as a
    on conflict do nothing;
  update rowan.membership m set member_until = now() where m.landlord = w.landlord and m.stream = of_stream
    and (m.member_until is null or m.member_until > now()) and sec.is_kept_out(m.landlord, m.stream, m.account);
  insert into rowan.membership (landlord, stream, account, purpose)
    select c.landlord, c.stream, c.account, 'named' from rowan.case_seal c where c.landlord = w.landlord and c.stream = of_stream
    on conflict (landlord, stream, account) do update set member_until = null;
  delete from rowan.unsealing u where u.landlord = w.landlord and u.stream = of_stream;
  if fresh then perform sec.tell_of_keeping_apart(w.landlord, 'sealed', of_stream, w.account); end if;
  return 'sealed';
end $$;

-- The sealed cases that the asker looks after: that they are, by whom, and how many of those named could still open each; nothing of them.
create function sec.seals() returns table (stream uuid, reference text, sealed_by text, sealed timestamptz, named bigint, able bigint,
  asked_by text, asked_by_me boolean, of_colleague boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine uuid[];
begin
  if w.account is null then return; end if;
  mine := sec.looks_after(w.landlord, array(select distinct c.stream from rowan.case_seal c where c.landlord = w.landlord), w.account);
  return query select s.stream, s.reference, min(b.name), min(c.sealed), count(*), count(*) filter (where not n.disabled
        and not exists (select from rowan.exclusion x where x.landlord = c.landlord and x.account = c.account and x.stream = c.stream and x.ended is null)),
      min(q.name), coalesce(bool_or(u.asked_by = w.account), false), s.case_kind = 'colleague'
    from rowan.case_seal c
    join rowan.stream s on s.landlord = c.landlord and s.stream = c.stream
    join rowan.account n on n.landlord = c.landlord and n.account = c.account
    left join rowan.account b on b.landlord = c.landlord and b.account = c.sealed_by
    left join rowan.unsealing u on u.landlord = c.landlord and u.stream = c.stream and sec.still_asked(u.asked)
    left join rowan.account q on q.landlord = u.landlord and q.account = u.asked_by
    where c.landlord = w.landlord and c.stream = any(mine)
    group by s.stream, s.reference, s.case_kind order by min(c.sealed) desc, s.reference;
end $$;

-- As before; and those who look after it may ask and agree as those who are named may. What was asked a week ago is not asked any more.
create or replace function sec.unseal_case(of_stream uuid, team text[]) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); asked rowan.unsealing; keeps boolean := w.account = any(sec.keepers_of(w.landlord, of_stream, null));
  organisation uuid := sec.organisation();
begin
  if w.account is null or not (keeps or coalesce(of_stream = any(sec.acting_on()), false))
    or not exists (select from rowan.case_seal c where c.landlord = w.landlord and c.stream = of_stream) then return null; end if;
  select * into asked from rowan.unsealing u where u.landlord = w.landlord and u.stream = of_stream for update;
  if asked.stream is not null and not sec.still_asked(asked.asked) then
    delete from rowan.unsealing u where u.landlord = w.landlord and u.stream = of_stream;
    asked := null;
  end if;
  if asked.stream is null then
    if not (keeps or sec.leads_case(of_stream)) then return null; end if;
    insert into rowan.unsealing (landlord, stream, asked_by) values (w.landlord, of_stream, w.account);
    perform sec.tell_of_keeping_apart(w.landlord, 'unseal-asked', of_stream, w.account);
    return 'asked';
  end if;
  if asked.asked_by = w.account then return 'asked'; end if;
  perform sec.notify(w.landlord, 'unsealed ' || of_stream || ' ' || (now() at time zone 'Europe/London')::date, organisation, 'unsealed', of_stream::text, now(),
    array_remove(sec.keepers_of(w.landlord, of_stream, null) || array(select c.account from rowan.case_seal c
      where c.landlord = w.landlord and c.stream = of_stream and not exists (select from rowan.exclusion x where x.landlord = c.landlord
        and x.account = c.account and x.stream = c.stream and x.ended is null)), w.account));
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
create or replace function sec.named_on(of_stream uuid) returns table (account uuid, name text, unsealing_asked_by text, asked_by_me boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_stream = any(sec.visible()) then return; end if;
  return query select c.account, a.name, b.name, coalesce(u.asked_by = w.account, false) from rowan.case_seal c
    join rowan.account a on a.landlord = c.landlord and a.account = c.account
    left join rowan.unsealing u on u.landlord = c.landlord and u.stream = c.stream and sec.still_asked(u.asked)
    left join rowan.account b on b.landlord = u.landlord and b.account = u.asked_by
    where c.landlord = w.landlord and c.stream = of_stream order by a.name;
end $$;

-- As before, of each case to those who look after it, sealed or not.
create or replace function sec.emergencies() returns table (id uuid, stream uuid, reference text, name text, category text, reason bytea,
  opened timestamptz, ends timestamptz, reviewed timestamptz, reviewed_by text, finding text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine uuid[];
begin
  if w.account is null then return; end if;
  mine := sec.looks_after(w.landlord, array(select distinct g.stream from rowan.broken_glass g where g.landlord = w.landlord), w.account);
  return query select g.id, g.stream, s.reference, a.name, g.category, g.reason, g.opened, g.ends, g.reviewed, b.name, g.finding
    from rowan.broken_glass g
    join rowan.stream s on s.landlord = g.landlord and s.stream = g.stream
    join rowan.account a on a.landlord = g.landlord and a.account = g.account
    left join rowan.account b on b.landlord = g.landlord and b.account = g.reviewed_by
    where g.landlord = w.landlord and g.account <> w.account
      and (g.stream = any(mine) or sec.leads_case(g.stream))
    order by g.reviewed is not null, g.opened desc, g.id limit 200;
end $$;

grant execute on function sec.keep_out(text, uuid, text), sec.exclusions(), sec.seal_case(uuid, uuid[]), sec.seals() to rowan_web;
