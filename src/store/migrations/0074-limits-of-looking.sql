-- How much one account may look at in a short time: cases that it opens, answers that there is nothing, and questions of other systems
-- whether somebody may be written to. Counted from the audit itself, so that a restart forgets nothing. See docs/decisions/0082.
alter table rowan.landlord
  add column cases_an_hour integer not null default 60 check (cases_an_hour > 0),
  add column cases_a_day integer not null default 150 check (cases_a_day > 0),
  add column nothings_an_hour integer not null default 30 check (nothings_an_hour > 0),
  add column contact_checks_an_hour integer not null default 120 check (contact_checks_an_hour > 0);
create index audit_by_actor on rowan.audit (landlord, actor, at);

-- Tells those who keep people apart, once a day, that a colleague looked at more than work explains; never the colleague.
create function sec.tell_of_looking(of_landlord text, of_account uuid, of_kind text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform sec.notify(of_landlord, of_kind || ' ' || of_account || ' ' || (now() at time zone 'Europe/London')::date,
    (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'), of_kind, of_account::text, now(),
    array(select distinct r.account from rowan.staff_role r join rowan.account a on a.landlord = r.landlord and a.account = r.account and not a.disabled
      where r.landlord = of_landlord and r.account <> of_account and sec.is_keeper_role(r.role, false) order by 1));
end $$;

-- Whether the account is over a limit now. The made-up staff of the demonstration have none.
create function sec.over_limit(of_landlord text, of_account uuid, of_what text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare may rowan.landlord; hour bigint; day bigint;
begin
  if exists (select from rowan.account a where a.landlord = of_landlord and a.account = of_account and a.made_up) then return false; end if;
  select * into may from rowan.landlord l where l.landlord = of_landlord;
  if of_what = 'cases' then
    select count(distinct a.object) filter (where a.at > clock_timestamp() - interval '1 hour'), count(distinct a.object) into hour, day
      from rowan.audit a where a.landlord = of_landlord and a.actor = of_account and a.at > clock_timestamp() - interval '1 day'
        and a.object_type = 'case' and a.result = 'shown' and a.object ~ '^[0-9a-f-]{36}$';
    return hour > may.cases_an_hour or day > may.cases_a_day;
  end if;
  select count(*) into hour from rowan.audit a where a.landlord = of_landlord and a.actor = of_account and a.at > clock_timestamp() - interval '1 hour'
    and case of_what when 'nothing' then a.object_type = 'case' and a.result = 'not-found' else a.action = 'view:contact-check' end;
  return hour > case of_what when 'nothing' then may.nothings_an_hour else may.contact_checks_an_hour end;
end $$;

-- As before; and what goes beyond a limit is not shown: the whole answer is taken back, and `looked_too_much` writes down that it was. A case
-- that was opened in the same hour costs nothing more.
create or replace function sec.audit(action text, object_type text, object text, basis text, result text)
returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then raise exception 'no session' using errcode = '28000'; end if;
  if basis = 'member' and exists (select from rowan.membership m where m.landlord = w.landlord and m.account = w.account
      and m.purpose = 'emergency' and m.member_until > now() and m.stream::text = any(string_to_array(object, ' ')))
  then basis := 'emergency'; end if;
  perform sec.chain(w.landlord, w.account, action, object_type, object, basis, result);
  if object_type = 'case' and result in ('shown', 'not-found')
    and sec.over_limit(w.landlord, w.account, case result when 'shown' then 'cases' else 'nothing' end)
  then raise exception 'looked at too much' using errcode = 'RW429'; end if;
end $$;

-- After an answer was taken back: that it was, and that those are told who look after it.
create function sec.looked_too_much() returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then return; end if;
  perform sec.chain(w.landlord, w.account, 'looked-too-much', 'list', null, 'self', 'refused');
  perform sec.tell_of_looking(w.landlord, w.account, 'looked-too-much');
end $$;
grant execute on function sec.looked_too_much() to rowan_web;

-- Who was stopped at a limit in the last thirty days, for those who keep people apart; never the one whom it is about.
create function sec.stopped_looking() returns table (name text, day date, times bigint)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.keeps_apart() then return; end if;
  return query select n.name, (a.at at time zone 'Europe/London')::date, count(*) from rowan.audit a
    join rowan.account n on n.landlord = a.landlord and n.account = a.actor
    where a.landlord = w.landlord and a.actor <> w.account and a.at > now() - interval '30 days' and a.action = 'looked-too-much'
    group by 1, 2 order by 2 desc, 1;
end $$;
grant execute on function sec.stopped_looking() to rowan_web;

-- What other systems hear of an account: whether somebody may be written to on that way at that time. `hidden` are cases that are left out.
create function sec.contact_answer(of_landlord text, of_account text, of_channel text, at timestamptz, hidden uuid[]) returns text
language sql stable security definer set search_path = pg_catalog as $$
  with asked as (
    select p.stream, p.person, coalesce(c.state, 'open') as state from rowan.person p
    left join rowan.case_summary c on c.landlord = p.landlord and c.stream = p.stream
    where p.landlord = of_landlord and p.account_reference = of_account and not p.stream = any(hidden) and not exists (select from rowan.entry e
      where e.landlord = p.landlord and e.stream = p.stream and e.type = 'person.added'
        and e.codes->>'person' = p.person::text and e.codes->>'role' = 'perpetrator')
  ), latest as (
    select a.stream, a.person, a.state, (select q.version from rowan.contact_point q where q.landlord = of_landlord
      and q.stream = a.stream and q.person = a.person order by q.agreed_at desc, q.place desc limit 1) as version
    from asked a
  ), said as (
    select case
      when l.version is null then case when l.state = 'closed' then 'send' else 'ask-the-case-lead' end
      when not exists (select from rowan.contact_point q where q.landlord = of_landlord and q.version = l.version and sec.is_safe(q, at))
        then 'ask-the-case-lead'
      when exists (select from rowan.contact_point q where q.landlord = of_landlord and q.version = l.version
        and q.channel = of_channel and sec.is_safe(q, at) and sec.is_open(q, at)) then 'send'
      else 'do-not-send' end as answer
    from latest l
  )
  select case when bool_or(s.answer = 'do-not-send') then 'do-not-send'
    when bool_or(s.answer = 'ask-the-case-lead') then 'ask-the-case-lead' else 'send' end from said s
$$;

-- As before, for those alone who may ask, with its line on the audit, and within the limit: 'too-many' beyond it. Whoever is kept out of a
-- case hears what they would hear without it; where that is another answer, those on the case are told.
drop function sec.contact_check(text, text, timestamptz);
create function sec.contact_check(of_account text, of_channel text, at timestamptz) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); hidden uuid[] := sec.kept_out(); said text; unseen uuid;
begin
  if w.account is null or not sec.checks_contact() then
    if w.account is not null then perform sec.chain(w.landlord, w.account, 'view:contact-check', 'account', null, 'none', 'not-found'); end if;
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(w.account::text, 15));
  perform sec.chain(w.landlord, w.account, 'view:contact-check', 'account', null, 'accounts', 'shown');
  if sec.over_limit(w.landlord, w.account, 'contact') then
    perform sec.looked_too_much();
    return 'too-many';
  end if;
  said := sec.contact_answer(w.landlord, of_account, of_channel, at, hidden);
  if cardinality(hidden) > 0 and said is distinct from sec.contact_answer(w.landlord, of_account, of_channel, at, '{}') then
    for unseen in select distinct p.stream from rowan.person p where p.landlord = w.landlord and p.account_reference = of_account and p.stream = any(hidden)
    loop perform sec.tell_of_unseen(w.landlord, unseen, 'contact-check'); end loop;
  end if;
  return said;
end $$;
grant execute on function sec.contact_check(text, text, timestamptz) to rowan_web;

-- Tells those on a case that somebody who does not see it began something over the rent, or asked whether they may write.
create function sec.tell_of_unseen(of_landlord text, of_stream uuid, of_what text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform sec.notify(of_landlord, 'acted-unseen ' || of_stream || ' ' || of_what || ' ' || (now() at time zone 'Europe/London')::date, of_stream,
    'acted-unseen', of_stream::text, now(), array(select m.account from rowan.membership m where m.landlord = of_landlord and m.stream = of_stream
      and m.purpose <> 'emergency' and (m.member_until is null or m.member_until > now()) order by 1));
end $$;

create or replace function sec.act_as_facet(of_way text, of_thing text, act jsonb) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); came jsonb := sec.do_as_facet(of_way, of_thing, act); unseen uuid;
begin
  if of_way = 'account' and came->>'outcome' = 'noted' then
    for unseen in select distinct f.stream from rowan.facet_act f where f.landlord = w.landlord and f.way = of_way and f.thing = of_thing
      and f.type = act->>'type' and f.stream = any(sec.kept_out())
    loop perform sec.tell_of_unseen(w.landlord, unseen, act->>'type'); end loop;
  end if;
  return came;
end $$;
