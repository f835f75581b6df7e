-- Who must not see a case whatever their role (a relative, a friend, a colleague who is a party); cases for named people alone; and
-- opening a case in an emergency. Each is a guard below every door: visibility, the team, notices and writing all go by them.
-- See docs/decisions/0060. Row policies and grants are in the migration kept-apart-access, made from src/access/table.ts.

create table rowan.exclusion (
  landlord text not null, id uuid not null, stream uuid not null, account uuid not null,
  why text not null check (why in ('relative', 'partner', 'friend', 'neighbour', 'party', 'asked-by-person', 'same-address', 'same-surname', 'same-phone', 'other')),
  -- Null where it was found in the data and nobody said it.
  declared_by uuid, declared timestamptz not null default now(),
  end_asked_by uuid, end_asked timestamptz, ended_by uuid, ended timestamptz,
  primary key (landlord, id),
  foreign key (landlord, stream) references rowan.stream,
  foreign key (landlord, account) references rowan.account,
  check (ended is null or (ended_by <> end_asked_by and account not in (ended_by, end_asked_by)))
);
create unique index exclusion_stands on rowan.exclusion (landlord, account, stream) where ended is null;

create table rowan.case_seal (
  landlord text not null, stream uuid not null, account uuid not null, sealed_by uuid not null, sealed timestamptz not null default now(),
  primary key (landlord, stream, account),
  foreign key (landlord, stream) references rowan.stream,
  foreign key (landlord, account) references rowan.account
);
create table rowan.unsealing (
  landlord text not null, stream uuid not null, asked_by uuid not null, asked timestamptz not null default now(),
  primary key (landlord, stream), foreign key (landlord, stream) references rowan.stream
);

create table rowan.broken_glass (
  landlord text not null, id uuid not null, stream uuid not null, account uuid not null,
  category text not null check (category in ('danger-now', 'police-ask', 'hospital-asks', 'safeguarding', 'person-here')),
  reason bytea, -- sealed with the key of the case, written in the same transaction
  opened timestamptz not null default now(), ends timestamptz not null,
  reviewed_by uuid, reviewed timestamptz, finding text check (finding in ('right', 'mistaken', 'to-be-looked-into')),
  primary key (landlord, id),
  foreign key (landlord, stream) references rowan.stream,
  foreign key (landlord, account) references rowan.account,
  check (reviewed_by is distinct from account or reviewed is null)
);
create index broken_glass_by_account on rowan.broken_glass (landlord, account, opened);

-- By what staff who are somebody's neighbour or relative are recognised: keyed hashes from the landlord's staff records.
create table rowan.staff_key (
  landlord text not null, account uuid not null, field text not null, key bytea not null,
  primary key (landlord, account, field, key),
  foreign key (landlord, account) references rowan.account
);

-- Whether an account must not see a case: kept out of it, or not named where it is sealed.
create function sec.is_kept_out(of_landlord text, of_stream uuid, of_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.exclusion x where x.landlord = of_landlord and x.account = of_account and x.stream = of_stream and x.ended is null)
    or exists (select from rowan.case_seal c where c.landlord = of_landlord and c.stream = of_stream)
      and not exists (select from rowan.case_seal c where c.landlord = of_landlord and c.stream = of_stream and c.account = of_account)
$$;

-- The cases out of which the asker is kept. It is told to nobody: only policies read it.
create function sec.kept_out() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(x.stream), '{}') from rowan.exclusion x join sec.who() w on x.landlord = w.landlord and x.account = w.account
  where x.ended is null
$$;

-- The cases that the reader is on now: as before, but for those out of which they are kept.
create or replace function sec.visible() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(m.stream), '{}')
  from rowan.membership m join sec.who() w on m.landlord = w.landlord and m.account = w.account
  where m.member_from <= now() and (m.member_until is null or m.member_until > now())
    and not exists (select from rowan.exclusion x where x.landlord = m.landlord and x.account = m.account and x.stream = m.stream and x.ended is null)
    and (not exists (select from rowan.case_seal c where c.landlord = m.landlord and c.stream = m.stream)
      or exists (select from rowan.case_seal c where c.landlord = m.landlord and c.stream = m.stream and c.account = m.account)
      or m.purpose = 'emergency')
$$;

-- As before, but for a case that one only reads in an emergency: it is not there to be written on.
create or replace function sec.load(of_stream uuid, of_types text[]) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then return null; end if;
  if not (of_stream = any(sec.visible()) or of_stream = sec.organisation()) then return null; end if;
  if exists (select from rowan.membership m where m.landlord = w.landlord and m.stream = of_stream and m.account = w.account
    and m.purpose = 'emergency') then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = of_stream for update;
  return sec.record_of(w.landlord, of_stream, of_types);
end $$;

-- Nobody who is kept out comes onto the team, whoever assigns them; and whoever comes onto it for good is no longer there in an emergency.
create function sec.guard_membership() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (new.member_until is null or new.member_until > now()) and (
      exists (select from rowan.exclusion x where x.landlord = new.landlord and x.account = new.account and x.stream = new.stream and x.ended is null)
      or new.purpose <> 'emergency' and sec.is_kept_out(new.landlord, new.stream, new.account)) then return null; end if;
  if tg_op = 'UPDATE' and old.purpose = 'emergency' and new.purpose = 'emergency' and new.member_until is null then new.purpose := 'team'; end if;
  return new;
end $$;
create trigger guard_membership before insert or update on rowan.membership for each row execute function sec.guard_membership();

-- Nobody is told of a case out of which they are kept, nor of one that they only read in an emergency.
create function sec.guard_notice() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if sec.is_kept_out(new.landlord, new.stream, new.account) then return null; end if;
  if exists (select from rowan.membership m where m.landlord = new.landlord and m.stream = new.stream and m.account = new.account
    and m.purpose = 'emergency') then return null; end if;
  return new;
end $$;
create trigger guard_notice before insert on rowan.notice for each row execute function sec.guard_notice();

-- Writing, whichever function it came through: not on a case out of which one is kept, not even by a job or an account of it; and
-- whoever reads in an emergency reads. The answer is the one of a case that is not there.
create function sec.guard_writing() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then return new; end if;
  if exists (select from rowan.exclusion x where x.landlord = w.landlord and x.account = w.account and x.stream = new.stream and x.ended is null)
    or exists (select from rowan.membership m where m.landlord = w.landlord and m.stream = new.stream and m.account = w.account
      and m.purpose = 'emergency' and m.member_until > now())
  then raise exception 'not found' using errcode = 'P0002'; end if;
  return new;
end $$;
create trigger guard_writing before insert on rowan.entry for each row execute function sec.guard_writing();
create trigger guard_writing before insert on rowan.vault_address for each row execute function sec.guard_writing();
create trigger guard_writing before insert on rowan.file for each row execute function sec.guard_writing();
create trigger guard_writing before insert on rowan.outbox for each row execute function sec.guard_writing();

-- As before; but what was read in an emergency says so, whatever the door said of it.
create or replace function sec.audit(action text, object_type text, object text, basis text, result text)
returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then raise exception 'no session' using errcode = '28000'; end if;
  if basis = 'member' and exists (select from rowan.membership m where m.landlord = w.landlord and m.account = w.account
      and m.purpose = 'emergency' and m.member_until > now() and m.stream::text = any(string_to_array(object, ' ')))
  then basis := 'emergency'; end if;
  perform sec.chain(w.landlord, w.account, action, object_type, object, basis, result);
end $$;

-- Tells those who keep people apart that something waits for them; never the one whom it is about.
create function sec.tell_of_keeping_apart(of_landlord text, of_kind text, of_about uuid, but uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare organisation uuid := (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation');
begin
  perform sec.notify(of_landlord, of_kind || ' ' || of_about, organisation, of_kind, of_about::text, now(),
    array(select distinct r.account from rowan.staff_role r join rowan.account a on a.landlord = r.landlord and a.account = r.account and not a.disabled
      where r.landlord = of_landlord and r.account is distinct from but and sec.is_keeping_apart_role(r.role)));
end $$;

-- Keeps somebody out of a case from this moment: oneself, or a colleague, on a case that one is on; those who keep people apart on
-- any case by its reference. True where it is so now. Nothing tells the team that somebody is kept out.
create function sec.keep_out(of_case text, of_account uuid, of_why text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target rowan.stream; made uuid := gen_random_uuid();
begin
  select * into target from rowan.stream s where s.landlord = w.landlord and s.kind = 'case' and (s.reference = of_case or s.stream::text = of_case)
    and (s.stream = any(sec.visible()) or sec.keeps_apart() and not sec.is_kept_out(s.landlord, s.stream, w.account) and s.case_kind <> 'colleague');
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

-- Who is kept out of what, for those who keep people apart: never what is about themselves.
create function sec.exclusions() returns table (id uuid, reference text, account uuid, name text, why text, declared timestamptz,
  declared_by text, end_asked timestamptz, asked_by_me boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.keeps_apart() then return; end if;
  return query select x.id, s.reference, x.account, a.name, x.why, x.declared, d.name, x.end_asked, coalesce(x.end_asked_by = w.account, false)
    from rowan.exclusion x
    join rowan.stream s on s.landlord = x.landlord and s.stream = x.stream and s.case_kind <> 'colleague'
    join rowan.account a on a.landlord = x.landlord and a.account = x.account
    left join rowan.account d on d.landlord = x.landlord and d.account = x.declared_by
    where x.landlord = w.landlord and x.ended is null and not sec.is_kept_out(x.landlord, x.stream, w.account)
    order by x.declared desc, x.id;
end $$;

-- Lets somebody in again: the first of two who keep people apart asks, the second agrees. Neither is the one whom it is about.
create function sec.let_in(of_id uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); kept rowan.exclusion; done text;
begin
  if w.account is null or not sec.keeps_apart() then return null; end if;
  select * into kept from rowan.exclusion x where x.landlord = w.landlord and x.id = of_id and x.ended is null for update;
  if kept.id is null or sec.is_kept_out(w.landlord, kept.stream, w.account) then return null; end if;
  if kept.end_asked_by is null then
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

-- Seals a case for named people alone, or names others once it is sealed; the one who does is always among them. For the case's lead.
create function sec.seal_case(of_stream uuid, named uuid[]) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.leads_case(of_stream) then return false; end if;
  insert into rowan.case_seal (landlord, stream, account, sealed_by)
    select distinct a.landlord, of_stream, a.account, w.account from rowan.account a
    where a.landlord = w.landlord and a.account = any(named || w.account) and not a.disabled
    on conflict do nothing;
  update rowan.membership m set member_until = now() where m.landlord = w.landlord and m.stream = of_stream
    and (m.member_until is null or m.member_until > now()) and sec.is_kept_out(m.landlord, m.stream, m.account);
  insert into rowan.membership (landlord, stream, account, purpose)
    select c.landlord, c.stream, c.account, 'named' from rowan.case_seal c where c.landlord = w.landlord and c.stream = of_stream
    on conflict (landlord, stream, account) do update set member_until = null;
  delete from rowan.unsealing u where u.landlord = w.landlord and u.stream = of_stream;
  return true;
end $$;

-- Opens a sealed case to its team again: one of those named who leads it asks, another agrees.
create function sec.unseal_case(of_stream uuid, team text[]) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); asked rowan.unsealing;
begin
  if w.account is null or not coalesce(of_stream = any(sec.visible()), false)
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
    select distinct w.landlord, of_stream, r.account, 'team' from rowan.staff_role r where r.landlord = w.landlord and r.role = any(team)
    on conflict (landlord, stream, account) do update set member_until = null;
  return 'open';
end $$;

-- Who is named on a sealed case, for those who are on it; no row where it is not sealed.
create function sec.named_on(of_stream uuid) returns table (account uuid, name text, unsealing_asked_by text, asked_by_me boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_stream = any(sec.visible()) then return; end if;
  return query select c.account, a.name, b.name, coalesce(u.asked_by = w.account, false) from rowan.case_seal c
    join rowan.account a on a.landlord = c.landlord and a.account = c.account
    left join rowan.unsealing u on u.landlord = c.landlord and u.stream = c.stream
    left join rowan.account b on b.landlord = u.landlord and b.account = u.asked_by
    where c.landlord = w.landlord and c.stream = of_stream order by a.name;
end $$;

-- Opens a case in an emergency, for an hour, to read. Nobody who is kept out of it, and no case of a colleague but for those who look
-- after colleagues; at most three in a day. The reading, the notices and the audit are one transaction. No row in every other case,
-- which is the answer of a case that is not there.
create function sec.break_glass(of_case text, of_category text) returns table (id uuid, stream uuid, reference text, ends timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare w sec.actor := sec.who(); target rowan.stream; made uuid := gen_random_uuid(); until timestamptz := now() + interval '60 minutes'; out_of boolean;
begin
  if w.account is null then return; end if;
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

-- Why, in words that are sealed with the key of the case: said in the transaction that opens it, or nothing is opened.
create function sec.say_why(of_id uuid, sealed bytea) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update rowan.broken_glass g set reason = sealed from sec.who() w
  where g.landlord = w.landlord and g.id = of_id and g.account = w.account and g.reason is null
$$;
create function sec.guard_reason() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if (select g.reason from rowan.broken_glass g where g.landlord = new.landlord and g.id = new.id) is null
  then raise exception 'an emergency needs its reason' using errcode = '23514'; end if;
  return null;
end $$;
create constraint trigger guard_reason after insert on rowan.broken_glass deferrable initially deferred
  for each row execute function sec.guard_reason();

-- What was opened in an emergency: for those who keep people apart, and for the lead of the case; never one's own, nor out of which
-- one is kept. The reason is sealed.
create function sec.emergencies() returns table (id uuid, stream uuid, reference text, name text, category text, reason bytea,
  opened timestamptz, ends timestamptz, reviewed timestamptz, reviewed_by text, finding text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then return; end if;
  return query select g.id, g.stream, s.reference, a.name, g.category, g.reason, g.opened, g.ends, g.reviewed, b.name, g.finding
    from rowan.broken_glass g
    join rowan.stream s on s.landlord = g.landlord and s.stream = g.stream
    join rowan.account a on a.landlord = g.landlord and a.account = g.account
    left join rowan.account b on b.landlord = g.landlord and b.account = g.reviewed_by
    where g.landlord = w.landlord and g.account <> w.account and (
      (sec.keeps_apart() and s.case_kind <> 'colleague' and not sec.is_kept_out(g.landlord, g.stream, w.account)) or sec.leads_case(g.stream))
    order by g.reviewed is not null, g.opened desc, g.id limit 200;
end $$;

-- Says what the review of one came to, once. False for whoever may not, and for one that is reviewed or not there.
create function sec.review_emergency(of_id uuid, of_finding text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not exists (select from sec.emergencies() e where e.id = of_id and e.reviewed is null) then return false; end if;
  update rowan.broken_glass g set reviewed = now(), reviewed_by = w.account, finding = of_finding
    where g.landlord = w.landlord and g.id = of_id and g.reviewed is null;
  if not found then return false; end if;
  perform sec.chain(w.landlord, w.account, 'review-emergency/' || of_finding, 'emergency', of_id::text, 'staff', 'recorded');
  return true;
end $$;

-- Keeps staff out of the case of somebody who lives where they live, has their telephone, or their surname and postcode.
create function sec.find_conflicts(of_landlord text, of_stream uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare made rowan.exclusion;
begin
  for made in
    with subject as (
      select p.customer as id, t.home from rowan.person p
      left join rowan.tenancy_part tp on tp.landlord = p.landlord and tp.customer = p.customer
      left join rowan.tenancy t on t.landlord = tp.landlord and t.tenancy = tp.tenancy
      where p.landlord = of_landlord and p.stream = of_stream and p.customer is not null
      union select p.customer, p.home from rowan.person p
      where p.landlord = of_landlord and p.stream = of_stream and p.home is not null),
    met as (
      select s.id, s.home, k.account, k.field from subject s
      join rowan.blind_index b on b.landlord = of_landlord and b.subject in (s.id, s.home)
      join rowan.staff_key k on k.landlord = of_landlord and k.field = b.field and k.key = b.key),
    why as (
      select m.account, case when 'postcode' = any(array_agg(m.field)) and 'line' = any(array_agg(m.field)) then 'same-address'
        when 'phone' = any(array_agg(m.field)) then 'same-phone'
        when 'postcode' = any(array_agg(m.field)) and 'surname' = any(array_agg(m.field)) then 'same-surname' end as why
      from met m group by m.id, m.home, m.account)
    insert into rowan.exclusion (landlord, id, stream, account, why)
      select distinct on (w.account) of_landlord, gen_random_uuid(), of_stream, w.account, w.why from why w where w.why is not null
        and not exists (select from rowan.exclusion x where x.landlord = of_landlord and x.stream = of_stream and x.account = w.account)
      order by w.account, w.why
      on conflict do nothing returning *
  loop
    update rowan.membership m set member_until = now() where m.landlord = of_landlord and m.stream = of_stream and m.account = made.account
      and (m.member_until is null or m.member_until > now());
    perform sec.tell_of_keeping_apart(of_landlord, 'kept-out', made.id, made.account);
  end loop;
end $$;
create function sec.note_conflicts() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform sec.find_conflicts(new.landlord, new.stream);
  return null;
end $$;
create trigger note_conflicts after insert or update of customer, home on rowan.person for each row
  when (new.customer is not null or new.home is not null) execute function sec.note_conflicts();

grant execute on function sec.kept_out(), sec.keep_out(text, uuid, text), sec.exclusions(), sec.let_in(uuid), sec.seal_case(uuid, uuid[]),
  sec.unseal_case(uuid, text[]), sec.named_on(uuid), sec.break_glass(text, text), sec.say_why(uuid, bytea), sec.emergencies(),
  sec.review_emergency(uuid, text) to rowan_web;

-- As before, but for what belongs to a case out of which the asker is kept: a job, a move and a question of it are not there.
create or replace function sec.stream_of_work_order(of_id uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select o.stream from rowan.work_order o where o.landlord = w.landlord and o.id = of_id and o.stream <> all(sec.kept_out())
    and (sec.plans_jobs() or (sec.does_jobs() and o.holder = w.account)));
end $$;
create or replace function sec.stream_of_move(of_id uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select m.stream from rowan.lettings_move m where m.landlord = w.landlord and m.id = of_id and m.stream <> all(sec.kept_out())
    and sec.lets_homes());
end $$;
create or replace function sec.stream_of_question(of_id uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select q.stream from rowan.asked_question q
    where q.landlord = w.landlord and q.id = of_id and q.stream <> all(sec.kept_out()) and q.to_role = any(sec.roles()));
end $$;
create or replace function sec.words_of_questions() returns table (id uuid, entry uuid, stream uuid, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return query select q.id, q.entry, q.stream, s.sealed from rowan.asked_question q
    join rowan.words s on s.landlord = q.landlord and s.entry = q.entry
    where q.landlord = w.landlord and q.stream <> all(sec.kept_out()) and q.to_role = any(sec.roles());
end $$;
create or replace function sec.words_of_work_orders() returns table (id uuid, entry uuid, stream uuid, place bytea, telephone bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); today date := (now() at time zone 'Europe/London')::date;
begin
  return query select o.id, o.entry, o.stream, p.sealed, t.sealed
    from rowan.work_order o join rowan.job_words p on p.landlord = o.landlord and p.entry = o.entry and p.part = 'place'
    left join rowan.job_words t on t.landlord = o.landlord and t.entry = o.entry and t.part = 'telephone'
      and coalesce((o.calling->>'expires')::date >= today, o.calling is not null)
      and ((o.calling->'channels' ? 'phone' and not o.calling->'never' ? 'phone')
        or (o.calling->'channels' ? 'text' and not o.calling->'never' ? 'text'))
    where o.landlord = w.landlord and o.stream <> all(sec.kept_out()) and (sec.plans_jobs() or (sec.does_jobs() and o.holder = w.account));
end $$;
