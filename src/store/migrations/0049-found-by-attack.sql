-- What an attacker found: see src/casework/kept-apart/attacks.test.ts.

-- As before; and what one person asks for at one time is counted one after another: three in a day is three.
create or replace function sec.break_glass(of_case text, of_category text) returns table (id uuid, stream uuid, reference text, ends timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare w sec.actor := sec.who(); target rowan.stream; made uuid := gen_random_uuid(); until timestamptz := now() + interval '60 minutes'; out_of boolean;
begin
  if w.account is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(w.landlord || w.account::text, 11));
  select * into target from rowan.stream s where s.landlord = w.landlord and s.kind = 'case' and (s.reference = of_case or s.stream::text = of_case);
  out_of := exists (select from rowan.exclusion x where x.landlord = w.landlord and x.account = w.account and x.stream = target.stream and x.ended is null);
  if target.stream is null or out_of or not sec.breaks_glass() or target.stream = any(sec.visible())
    or (target.case_kind = 'colleague' and not sec.sees_colleagues())
    or (select count(*) from rowan.broken_glass g where g.landlord = w.landlord and g.account = w.account and g.opened > now() - interval '24 hours') >= 3 then
    perform sec.chain(w.landlord, w.account, 'emergency', 'case', coalesce(target.stream::text, case when of_case ~ '^R-[0-9A-Z]{4}$' then of_case end), 'none', 'not-found');
    if out_of then perform sec.tell_of_keeping_apart(w.landlord, 'kept-out-tried', target.stream, w.account); end if;
    return;
  end if;
  insert into rowan.broken_glass (landlord, id, stream, account, category, ends) values (w.landlord, made, target.stream, w.account, of_category, until);
  -- Sealed or not: an emergency is what nobody foresaw, and those who are named are told at once.
  insert into rowan.membership as m (landlord, stream, account, purpose, member_from, member_until)
    values (w.landlord, target.stream, w.account, 'emergency', now(), until)
    on conflict (landlord, stream, account) do update set purpose = 'emergency', member_from = now(), member_until = until;
  perform sec.notify(w.landlord, 'emergency ' || made, target.stream, 'emergency', made::text, now(),
    sec.recipients(w.landlord, target.stream, true, array['da-lead'], array(select r.role from rowan.staff_role r where r.landlord = w.landlord)));
  perform sec.tell_of_keeping_apart(w.landlord, 'emergency-review', made, w.account);
  perform sec.chain(w.landlord, w.account, 'emergency', 'case', target.stream::text, 'emergency', 'shown');
  return query select made, target.stream, target.reference, until;
end $$;

-- As before; and nobody who is kept out of a case is told that something is asked, found or tried about it.
create or replace function sec.tell_of_keeping_apart(of_landlord text, of_kind text, of_about uuid, but uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare organisation uuid := (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation');
  of_case uuid := coalesce((select x.stream from rowan.exclusion x where x.landlord = of_landlord and x.id = of_about),
    (select g.stream from rowan.broken_glass g where g.landlord = of_landlord and g.id = of_about), of_about);
begin
  perform sec.notify(of_landlord, of_kind || ' ' || of_about, organisation, of_kind, of_about::text, now(),
    array(select distinct r.account from rowan.staff_role r join rowan.account a on a.landlord = r.landlord and a.account = r.account and not a.disabled
      where r.landlord = of_landlord and r.account is distinct from but and sec.is_keeping_apart_role(r.role)
        and not exists (select from rowan.exclusion x where x.landlord = r.landlord and x.account = r.account and x.stream = of_case and x.ended is null)));
end $$;

-- Whoever is kept out of a case of somebody is kept out of each case on which the same somebody is found, from the moment that they are
-- found. Whom two people let in again to a case is not kept out of it a second time.
create function sec.inherit_exclusions(of_landlord text, of_stream uuid, of_customer uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare made rowan.exclusion;
begin
  for made in
    insert into rowan.exclusion (landlord, id, stream, account, why)
      select distinct on (x.account) of_landlord, gen_random_uuid(), of_stream, x.account, x.why
      from rowan.exclusion x join rowan.person p on p.landlord = x.landlord and p.stream = x.stream and p.customer = of_customer
      where x.landlord = of_landlord and x.ended is null and x.stream <> of_stream
        and not exists (select from rowan.exclusion y where y.landlord = x.landlord and y.stream = of_stream and y.account = x.account)
      order by x.account, x.declared
      on conflict do nothing returning *
  loop
    update rowan.membership m set member_until = now() where m.landlord = of_landlord and m.stream = of_stream and m.account = made.account
      and (m.member_until is null or m.member_until > now());
    perform sec.tell_of_keeping_apart(of_landlord, 'kept-out', made.id, made.account);
  end loop;
end $$;
create or replace function sec.note_conflicts() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform sec.find_conflicts(new.landlord, new.stream);
  if new.customer is not null then perform sec.inherit_exclusions(new.landlord, new.stream, new.customer); end if;
  return null;
end $$;
select sec.inherit_exclusions(here.landlord, here.stream, here.customer) from (
  select distinct p.landlord, p.stream, p.customer from rowan.person p
  where p.customer in (select q.customer from rowan.exclusion x join rowan.person q on q.landlord = x.landlord and q.stream = x.stream
    where x.ended is null and q.customer is not null)) here;

-- As before; but what was written to the people of a case goes when the case is erased: until now such a case could not be erased.
create or replace function sec.guard_outbox() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    if exists (select from rowan.stream s where s.landlord = old.landlord and s.stream = old.stream and s.erased is not null) then return old; end if;
    raise exception 'a message is never removed' using errcode = '23514';
  end if;
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' or not coalesce(sec.is_safe(sec.point_of(new), greatest(new.queued, new.not_before)), false)
    then raise exception 'not a safe contact point' using errcode = '23514'; end if;
    return new;
  end if;
  -- The same words under another key: whoever turns keys changes nothing else.
  if to_jsonb(new) - 'sealed' = to_jsonb(old) - 'sealed' then return new; end if;
  if (new.landlord, new.message, new.stream, new.person, new.channel, new.version, new.account, new.role, new.template, new.sealed, new.queued)
    is distinct from (old.landlord, old.message, old.stream, old.person, old.channel, old.version, old.account, old.role, old.template, old.sealed, old.queued)
  then raise exception 'a message is not changed' using errcode = '23514'; end if;
  if not (new.state = old.state and old.state in ('waiting', 'sending') or (old.state, new.state) in
    (('waiting', 'sending'), ('waiting', 'stopped'), ('sending', 'waiting'), ('sending', 'sent'), ('sending', 'stopped'), ('sending', 'not-known')))
  then raise exception 'a message goes once' using errcode = '23514'; end if;
  if new.state = 'sent' and not (new.handed is not null and coalesce(sec.is_safe(sec.point_of(new), new.ended) and sec.is_open(sec.point_of(new), new.ended), false)
    and exists (select from rowan.entry e where e.landlord = new.landlord and e.id = new.entry and e.stream = new.stream
      and e.type = 'message.sent' and e.codes->>'person' = new.person::text and e.codes->>'channel' = new.channel))
  then raise exception 'not a safe contact point' using errcode = '23514'; end if;
  return new;
end $$;

-- Two who ask at one time that a sealed case be opened: the second waits for the first, and hears that it is asked.
create function sec.guard_unsealing() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.stream::text, 12));
  if exists (select from rowan.unsealing u where u.landlord = new.landlord and u.stream = new.stream) then return null; end if;
  return new;
end $$;
create trigger guard_unsealing before insert on rowan.unsealing for each row execute function sec.guard_unsealing();
