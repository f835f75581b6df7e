-- How long what is kept is kept: what is due to be erased, what holds it, and who agreed to erase what. References and days alone.
alter table rowan.stream add column erased timestamptz;

create table rowan.due_to_erase (
  landlord text not null, stream uuid not null, what text not null check (what in ('enquiry', 'case', 'kept-addresses')),
  reference text not null, closed timestamptz not null, due date not null,
  held_by text[] not null, -- kinds of hold that stop it
  decided boolean not null, listed timestamptz not null,
  primary key (landlord, stream, what),
  foreign key (landlord, stream) references rowan.stream
);
create table rowan.keeping_hold (
  landlord text not null, hold uuid not null, stream uuid not null, reference text not null,
  kind text not null check (kind in ('death-review', 'child', 'legal', 'inquiry', 'request')),
  sealed bytea, -- why, and why no longer; null while it stands by itself, because the record says so
  set_at timestamptz not null, set_by uuid not null, released_at timestamptz, released_by uuid,
  primary key (landlord, hold),
  foreign key (landlord, stream) references rowan.stream
);
create unique index keeping_hold_of_kind on rowan.keeping_hold (landlord, stream, kind) where released_at is null;
-- Stays when what it names is gone: who proposed, who agreed, and when it was done.
create table rowan.erasure (
  landlord text not null, erasure uuid not null, stream uuid not null, reference text not null, what text not null,
  closed timestamptz not null,
  proposed_at timestamptz not null, proposed_by uuid not null, proposed_session bytea not null,
  agreed_at timestamptz, agreed_by uuid, agreed_session bytea,
  withdrawn_at timestamptz, withdrawn_by uuid, done_at timestamptz,
  primary key (landlord, erasure),
  foreign key (landlord, stream) references rowan.stream,
  check (agreed_by <> proposed_by and agreed_session <> proposed_session)
);
create unique index erasure_under_way on rowan.erasure (landlord, stream, what) where withdrawn_at is null and done_at is null;
create table rowan.keeping_round (landlord text primary key, listed_on date not null);
-- How far this database knows the ledger of erasures, which lies outside it: a database from before an erasure knows less.
create table rowan.shred_replayed (landlord text primary key, line integer not null, hash text not null);

-- Nobody comes onto a case that was erased.
create function sec.keep_off_erased() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from rowan.stream s where s.landlord = new.landlord and s.stream = new.stream and s.erased is not null) then
    return null;
  end if;
  return new;
end $$;
create trigger keep_off_erased before insert or update on rowan.membership for each row execute function sec.keep_off_erased();

-- What the rules look at, of each closed case that was not erased yet, or of one.
create function sec.keeping_facts(of_landlord text, of_stream uuid)
returns table (stream uuid, reference text, closed timestamptz, was_opened boolean, addresses boolean, death timestamptz, child timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  with ended as (
    select s.stream, s.reference from rowan.stream s join rowan.case_summary c on c.landlord = s.landlord and c.stream = s.stream
    where s.landlord = of_landlord and s.kind = 'case' and s.erased is null and c.state in ('closed', 'monitoring')
      and (of_stream is null or s.stream = of_stream)
  ), retraction as (
    select r.stream, r.id, r.codes->>'entry' as entry from rowan.entry r join ended e on e.stream = r.stream
    where r.landlord = of_landlord and r.type = 'entry.retracted'
  ), standing as (
    select n.stream, n.type, n.happened_at, n.recorded_at, n.codes from rowan.entry n join ended e on e.stream = n.stream
    where n.landlord = of_landlord and n.type in ('case.closed', 'case.opened', 'death.recorded', 'death-review.opened', 'person.added')
      and not exists (select from retraction r where r.stream = n.stream and r.entry = n.id::text
        and not exists (select from retraction u where u.stream = n.stream and u.entry = r.id::text))
  )
  select e.stream, e.reference, max(n.happened_at) filter (where n.type = 'case.closed'), bool_or(n.type = 'case.opened'),
    exists (select from rowan.vault_address v where v.landlord = of_landlord and v.stream = e.stream),
    max(n.recorded_at) filter (where n.type in ('death.recorded', 'death-review.opened')),
    max(n.recorded_at) filter (where n.type = 'person.added' and n.codes->>'ageGroup' in ('under-16', '16-17'))
  from ended e join standing n on n.stream = e.stream group by e.stream, e.reference
  having max(n.happened_at) filter (where n.type = 'case.closed') is not null
$$;

-- Replaces what is due, and sets the holds that the record itself asks for. One that was lifted comes back only for something newer.
create function sec.list_due(of_landlord text, of_system uuid, lines jsonb, holds jsonb, of_day date, of_at bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into rowan.keeping_round values (of_landlord, of_day) on conflict (landlord) do update set listed_on = excluded.listed_on;
  delete from rowan.due_to_erase d where d.landlord = of_landlord;
  insert into rowan.due_to_erase select of_landlord, l.stream, l.what, l.reference, sec.instant(l.closed), l.due, l."heldBy", l.decided, sec.instant(of_at)
    from jsonb_to_recordset(lines) as l(stream uuid, what text, reference text, closed bigint, due date, "heldBy" text[], decided boolean);
  insert into rowan.keeping_hold (landlord, hold, stream, reference, kind, set_at, set_by)
    select of_landlord, h.hold, h.stream, h.reference, h.kind, sec.instant(of_at), of_system
    from jsonb_to_recordset(holds) as h(hold uuid, stream uuid, reference text, kind text, since bigint)
    where not exists (select from rowan.keeping_hold k where k.landlord = of_landlord and k.stream = h.stream and k.kind = h.kind
      and (k.released_at is null or k.released_at >= sec.instant(h.since)));
end $$;

create function sec.session_hash() returns bytea language sql stable set search_path = pg_catalog as $$
  select sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
$$;

-- Holds a case, by its reference or id, so that nothing of it is erased. Null for a case that there is not.
create function sec.hold_keeping(of_hold uuid, of_case text, of_kind text, of_sealed bytea, of_at bigint) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); found rowan.stream;
begin
  if sec.sees_keeping() is not true then return null; end if;
  select * into found from rowan.stream s where s.landlord = w.landlord and s.kind = 'case' and s.erased is null
    and (s.reference = of_case or s.stream::text = of_case) for update;
  if found.stream is null then return null; end if;
  if exists (select from rowan.keeping_hold k where k.landlord = w.landlord and k.stream = found.stream and k.kind = of_kind and k.released_at is null)
  then return null; end if;
  insert into rowan.keeping_hold values (w.landlord, of_hold, found.stream, found.reference, of_kind, of_sealed, sec.instant(of_at), w.account);
  return found.stream;
end $$;

create function sec.release_hold(of_hold uuid, of_sealed bytea, of_at bigint) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); of_stream uuid;
begin
  if sec.erases() is not true then return null; end if;
  update rowan.keeping_hold k set released_at = sec.instant(of_at), released_by = w.account, sealed = of_sealed
    where k.landlord = w.landlord and k.hold = of_hold and k.released_at is null returning k.stream into of_stream;
  return of_stream;
end $$;

create function sec.is_held(of_landlord text, of_stream uuid, of_what text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.keeping_hold k join rowan.due_to_erase d on d.landlord = k.landlord and d.stream = k.stream
    where k.landlord = of_landlord and k.stream = of_stream and d.what = of_what and k.released_at is null and k.kind = any(d.held_by))
$$;

-- Proposes to erase what is due by that day and not held.
create function sec.propose_erasure(of_erasure uuid, of_stream uuid, of_what text, of_day date, of_at bigint) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); found rowan.due_to_erase;
begin
  if sec.erases() is not true then return 'not-found'; end if;
  select * into found from rowan.due_to_erase d where d.landlord = w.landlord and d.stream = of_stream and d.what = of_what and d.due <= of_day;
  if found.stream is null then return 'not-found'; end if;
  if sec.is_held(w.landlord, of_stream, of_what) then return 'held'; end if;
  insert into rowan.erasure (landlord, erasure, stream, reference, what, closed, proposed_at, proposed_by, proposed_session)
    values (w.landlord, of_erasure, of_stream, found.reference, of_what, found.closed, sec.instant(of_at), w.account, sec.session_hash())
    on conflict do nothing;
  return 'done';
end $$;

-- Agrees to what somebody else proposed, in another session. The worker then does it.
create function sec.agree_to_erasure(of_erasure uuid, of_at bigint) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); found rowan.erasure;
begin
  if sec.agrees_to_erase() is not true then return 'not-found'; end if;
  select * into found from rowan.erasure e where e.landlord = w.landlord and e.erasure = of_erasure
    and e.agreed_at is null and e.withdrawn_at is null and e.done_at is null for update;
  if found.erasure is null then return 'not-found'; end if;
  if found.proposed_by = w.account or found.proposed_session = sec.session_hash() then return 'own'; end if;
  if sec.is_held(w.landlord, found.stream, found.what) then return 'held'; end if;
  update rowan.erasure e set agreed_at = sec.instant(of_at), agreed_by = w.account, agreed_session = sec.session_hash()
    where e.landlord = w.landlord and e.erasure = of_erasure;
  return 'done';
end $$;

create function sec.withdraw_erasure(of_erasure uuid, of_at bigint) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if sec.agrees_to_erase() is not true then return 'not-found'; end if;
  update rowan.erasure e set withdrawn_at = sec.instant(of_at), withdrawn_by = w.account
    where e.landlord = w.landlord and e.erasure = of_erasure and e.withdrawn_at is null and e.done_at is null;
  return case when found then 'done' else 'not-found' end;
end $$;

grant execute on function sec.hold_keeping(uuid, text, text, bytea, bigint), sec.release_hold(uuid, bytea, bigint),
  sec.propose_erasure(uuid, uuid, text, date, bigint), sec.agree_to_erasure(uuid, bigint), sec.withdraw_erasure(uuid, bigint) to rowan_web;
