-- Signing in: sessions that end soon, limits that are counted before a password is looked at, a second factor, and recovery by two people.
alter table rowan.account
  add column made_up boolean not null default false,     -- of the made-up staff: their password is printed, no second factor is asked
  add column must_change boolean not null default false; -- somebody else made the password
-- No real person has an address in .example: those are the made-up staff of a demonstration that was there before.
update rowan.account set made_up = true where username like '%.example';
alter table rowan.session
  add column id uuid not null default gen_random_uuid(),
  add column means text not null default 'rowan',        -- how it was opened; 'rowan' by nobody who signed in
  add column device text not null default '',
  add column proved timestamptz,                         -- when whoever holds it last showed who they are
  add column form_token text;                            -- kept when the token changes, so that forms that are open still go
alter table rowan.sign_in_attempt add column id uuid not null default gen_random_uuid();
create index session_by_account on rowan.session (landlord, account) where ended is null;

create table rowan.authenticator (
  landlord text not null, account uuid not null, stream uuid not null, sealed bytea not null, used bigint not null, made timestamptz not null default now(),
  primary key (landlord, account),
  foreign key (landlord, account) references rowan.account
);
-- Between the first factor and the session: what is still asked of whoever signs in.
create table rowan.sign_in_step (
  landlord text not null, token_hash bytea not null, account uuid not null, attempt uuid not null, until timestamptz not null,
  device text not null, means text not null, coded boolean not null default false, wrong integer not null default 0,
  primary key (landlord, token_hash),
  foreign key (landlord, account) references rowan.account
);
create unique index sign_in_step_by_token on rowan.sign_in_step (token_hash);
-- A secret that its holder has not shown to work yet.
create table rowan.new_authenticator (
  landlord text not null, account uuid not null, stream uuid not null, sealed bytea not null, made timestamptz not null default now(),
  primary key (landlord, account),
  foreign key (landlord, account) references rowan.account
);
create table rowan.recovery (
  landlord text not null, id uuid not null, account uuid not null, asked_by uuid not null, asked timestamptz not null default now(),
  agreed_by uuid, agreed timestamptz,
  primary key (landlord, id), check (asked_by <> account and agreed_by is distinct from account and agreed_by is distinct from asked_by),
  foreign key (landlord, account) references rowan.account
);

-- As before (0052), with the quarter of an hour of those who signed in.
create or replace function sec.who() returns sec.actor language sql stable security definer set search_path = pg_catalog as $$
  select s.landlord, s.account
  from rowan.session s join rowan.account a using (landlord, account)
  where s.token_hash = sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
    and s.ended is null and s.idle_until > now() and s.absolute_until > now() and not a.disabled
    and s.began <= now() + interval '1 minute' and s.idle_until <= now() + case s.means when 'rowan' then interval '31 minutes' else interval '16 minutes' end
$$;

-- As before; a session without work ends after 15 minutes. Also says whether its holder showed who they are within five minutes.
drop function sec.enter(text);
create function sec.enter(token text)
returns table (landlord text, account uuid, name text, username text, roles text[], organisation uuid, proved boolean, "formToken" text)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform set_config('app.token', token, true);
  update rowan.session s set idle_until = least(now() + interval '15 minutes', s.absolute_until)
  where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended is null
    and s.idle_until > now() and s.absolute_until > now() and s.idle_until < now() + interval '14 minutes'
    and s.began <= now() + interval '1 minute';
  return query select a.landlord, a.account, a.name, a.username, sec.roles(), sec.organisation(),
      coalesce(s.proved > now() - interval '5 minutes', false), s.form_token
    from sec.who() w join rowan.account a on a.landlord = w.landlord and a.account = w.account
    join rowan.session s on s.token_hash = sha256(convert_to(token, 'UTF8'));
end $$;

-- Counts a try before it is looked at, so that a thousand at once are a thousand. Five in a quarter of an hour, with growing waits, and
-- then one every three minutes, never none: nobody locks somebody else out. Where somebody signed in from before, tries from elsewhere
-- do not count. Twenty that failed from one place stop the place for a while.
create function sec.reserve_attempt(of_landlord text, of_name bytea, of_place bytea, out attempt uuid, out wait integer)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare known boolean; failures bigint; last_failure timestamptz; there bigint; moment timestamptz := clock_timestamp();
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(of_place, 'hex'), 21));
  perform pg_advisory_xact_lock(hashtextextended(encode(of_name, 'hex'), 22));
  known := exists (select from rowan.sign_in_attempt t where t.username_hash = of_name and t.from_hash = of_place and t.succeeded
    and t.at > moment - interval '30 days');
  select count(*), max(t.at) into failures, last_failure from rowan.sign_in_attempt t
    where t.username_hash = of_name and not t.succeeded and t.at > moment - interval '15 minutes' and (not known or t.from_hash = of_place)
      and t.at > coalesce((select max(s.at) from rowan.sign_in_attempt s
        where s.username_hash = of_name and s.from_hash = of_place and s.succeeded), '-infinity');
  select count(*) into there from rowan.sign_in_attempt t
    where t.from_hash = of_place and not t.succeeded and t.at > moment - interval '15 minutes';
  wait := case when failures < 3 then 0 else ceil(extract(epoch from last_failure - moment)
    + case when failures < 5 then power(2, failures - 2) else 180 end) end;
  wait := greatest(wait, case when there >= 20 then 60 else 0 end);
  if wait > 0 then return; end if;
  insert into rowan.sign_in_attempt (landlord, username_hash, from_hash, at, succeeded) values (of_landlord, of_name, of_place, moment, false)
    returning id into attempt;
end $$;

-- A try that was counted turned out right. Once only.
create function sec.succeed(of_attempt uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update rowan.sign_in_attempt t set succeeded = true where t.id = of_attempt and not t.succeeded;
  return found;
end $$;

drop function sec.find_account(text, text);
drop function sec.signed_in(text, text, uuid, bytea);
-- What signing in needs to know of a name. Always one row, also for a name that nobody has. No attempt where one has to wait.
create function sec.begin_sign_in(of_username text, of_place text)
returns table (attempt uuid, wait integer, account uuid, password_hash text)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare found rowan.account; reserved record;
begin
  select * into found from rowan.account a where a.username = of_username and not a.disabled;
  reserved := sec.reserve_attempt(coalesce(found.landlord, '-'), sha256(convert_to(of_username, 'UTF8')), sha256(convert_to(of_place, 'UTF8')));
  return query select reserved.attempt, reserved.wait, found.account, found.password_hash;
end $$;

create function sec.sign_in_wrong(of_username text) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  select sec.chain(a.landlord, a.account, 'sign-in', 'account', a.account::text, 'self', 'refused')
  from rowan.account a where a.username = of_username and not a.disabled
$$;

-- What is still asked of somebody whose first factor was right: a code, a password of their own, a second factor, or nothing.
create function sec.asked_of(of_landlord text, of_account uuid, coded boolean) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select case
    when not coded and exists (select from rowan.authenticator t where t.landlord = a.landlord and t.account = a.account) then 'code'
    when a.must_change then 'password'
    when not coded and not a.made_up and exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account
      and sec.needs_second_factor(r.role)) then 'set-up'
    else 'in' end
  from rowan.account a where a.landlord = of_landlord and a.account = of_account and not a.disabled);
end $$;

-- Opens a session; of those that somebody signed in to, the two newest stay.
create function sec.open_session(of_landlord text, of_account uuid, of_token_hash bytea, of_device text, of_means text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform from rowan.account a where a.landlord = of_landlord and a.account = of_account for update;
  insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until, means, device, proved)
    values (of_landlord, of_token_hash, of_account, clock_timestamp(), now() + interval '15 minutes', now() + interval '10 hours', of_means, left(of_device, 60), now());
  update rowan.session s set ended = now() where s.landlord = of_landlord and s.account = of_account and s.ended is null and s.means <> 'rowan'
    and s.idle_until > now() and s.absolute_until > now() and s.token_hash not in (select n.token_hash from rowan.session n where n.landlord = of_landlord and n.account = of_account
      and n.ended is null and n.means <> 'rowan' and n.idle_until > now() and n.absolute_until > now() order by n.began desc limit 2);
  perform sec.chain(of_landlord, of_account, 'sign-in', 'account', of_account::text, 'self', 'done');
end $$;

-- The first factor was right: opens the session under that token, or notes under it what is still asked. Answers with which.
create function sec.sign_in_right(of_attempt uuid, of_account uuid, of_token_hash bytea, of_device text) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare found rowan.account; asked text;
begin
  select a.* into found from rowan.account a join rowan.sign_in_attempt t on t.username_hash = sha256(convert_to(a.username, 'UTF8'))
    where a.account = of_account and not a.disabled and t.id = of_attempt and not t.succeeded and t.at > now() - interval '1 minute';
  if found.account is null then return 'wrong'; end if;
  asked := sec.asked_of(found.landlord, found.account, false);
  if asked = 'in' then
    update rowan.sign_in_attempt t set succeeded = true where t.id = of_attempt;
    perform sec.open_session(found.landlord, found.account, of_token_hash, of_device, 'password');
  else
    delete from rowan.sign_in_step s where s.landlord = found.landlord and (s.until < now() or s.account = found.account);
    insert into rowan.sign_in_step (landlord, token_hash, account, attempt, until, device, means)
      values (found.landlord, of_token_hash, found.account, of_attempt, now() + interval '10 minutes', left(of_device, 60), 'password');
  end if;
  return asked;
end $$;

create function sec.step_of(of_step bytea) returns rowan.sign_in_step
language sql volatile security definer set search_path = pg_catalog as $$
  select s from rowan.sign_in_step s join rowan.account a on a.landlord = s.landlord and a.account = s.account and not a.disabled
  where s.token_hash = of_step and s.until > now() and s.wrong <= 5 for update of s
$$;

-- What is asked at this step, and of whom. No row where it is over.
create function sec.sign_in_step(of_step bytea)
returns table (asks text, landlord text, account uuid, username text, organisation uuid, sealed bytea, pending bytea)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  return query select sec.asked_of(s.landlord, s.account, s.coded), a.landlord, a.account, a.username, o.stream,
      (select t.sealed from rowan.authenticator t where t.landlord = s.landlord and t.account = s.account),
      (select p.sealed from rowan.new_authenticator p where p.landlord = s.landlord and p.account = s.account and p.made > now() - interval '30 minutes')
    from rowan.account a join rowan.stream o on o.landlord = a.landlord and o.kind = 'organisation'
    where a.landlord = s.landlord and a.account = s.account;
end $$;

-- Goes on: to the session, under a token of its own, when nothing more is asked.
create function sec.go_on(s rowan.sign_in_step, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare asked text := sec.asked_of(s.landlord, s.account, s.coded or exists (select from rowan.sign_in_step n where n.token_hash = s.token_hash and n.coded));
begin
  if asked = 'in' then
    delete from rowan.sign_in_step n where n.landlord = s.landlord and n.token_hash = s.token_hash;
    update rowan.sign_in_attempt t set succeeded = true where t.id = s.attempt;
    perform sec.open_session(s.landlord, s.account, of_token_hash, s.device, s.means);
  end if;
  return asked;
end $$;

-- Counts a try of a code at this step as a try to sign in.
create function sec.try_code(of_step bytea, of_place text, out attempt uuid, out wait integer)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step); reserved record;
begin
  if s.account is null then return; end if;
  update rowan.sign_in_step n set wrong = n.wrong + 1 where n.token_hash = of_step;
  reserved := sec.reserve_attempt(s.landlord, (select sha256(convert_to(a.username, 'UTF8')) from rowan.account a where a.landlord = s.landlord and a.account = s.account),
    sha256(convert_to(of_place, 'UTF8')));
  attempt := reserved.attempt; wait := reserved.wait;
end $$;

-- A code was right, of that number of half minutes: each is taken once.
create function sec.code_right(of_step bytea, of_attempt uuid, of_used bigint, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  if s.account is null then return 'wrong'; end if;
  update rowan.authenticator t set used = of_used where t.landlord = s.landlord and t.account = s.account and t.used < of_used;
  if not found or not sec.succeed(of_attempt) then return 'wrong'; end if;
  update rowan.sign_in_step n set coded = true, means = 'password and code' where n.token_hash = of_step returning n.* into s;
  return sec.go_on(s, of_token_hash);
end $$;

create function sec.step_password(of_step bytea, of_hash text, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  if s.account is null or sec.asked_of(s.landlord, s.account, s.coded) <> 'password' then return 'wrong'; end if;
  update rowan.account a set password_hash = of_hash, must_change = false where a.landlord = s.landlord and a.account = s.account;
  perform sec.chain(s.landlord, s.account, 'change-password', 'account', s.account::text, 'self', 'done');
  return sec.go_on(s, of_token_hash);
end $$;

create function sec.step_secret(of_step bytea, of_sealed bytea) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  if s.account is null or sec.asked_of(s.landlord, s.account, s.coded) <> 'set-up' then return; end if;
  insert into rowan.new_authenticator (landlord, account, stream, sealed)
    select s.landlord, s.account, o.stream, of_sealed from rowan.stream o where o.landlord = s.landlord and o.kind = 'organisation'
    on conflict (landlord, account) do update set sealed = excluded.sealed, made = now();
end $$;

create function sec.step_set_up(of_step bytea, of_attempt uuid, of_used bigint, of_sealed bytea, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  if s.account is null or sec.asked_of(s.landlord, s.account, s.coded) <> 'set-up' or not sec.succeed(of_attempt) then return 'wrong'; end if;
  insert into rowan.authenticator (landlord, account, stream, sealed, used)
    select s.landlord, s.account, o.stream, of_sealed, of_used from rowan.stream o where o.landlord = s.landlord and o.kind = 'organisation';
  delete from rowan.new_authenticator p where p.landlord = s.landlord and p.account = s.account;
  update rowan.sign_in_step n set coded = true, means = 'password and code' where n.token_hash = of_step returning n.* into s;
  perform sec.chain(s.landlord, s.account, 'set-up-code', 'account', s.account::text, 'self', 'done');
  return sec.go_on(s, of_token_hash);
end $$;

-- Of whoever holds the session: where they are signed in, and what they sign in with.
create function sec.my_sign_in() returns table (username text, password_hash text, sealed bytea, pending bytea, needed boolean, made_up boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select a.username, a.password_hash, t.sealed, case when p.made > now() - interval '30 minutes' then p.sealed end,
    exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account and sec.needs_second_factor(r.role)), a.made_up
  from sec.who() w join rowan.account a on a.landlord = w.landlord and a.account = w.account
  left join rowan.authenticator t on t.landlord = a.landlord and t.account = a.account
  left join rowan.new_authenticator p on p.landlord = a.landlord and p.account = a.account;
end $$;

create function sec.my_sessions() returns table (id uuid, device text, means text, began timestamptz, seen timestamptz, here boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.device, s.means, s.began, s.idle_until - interval '15 minutes',
    s.token_hash = sha256(convert_to(current_setting('app.token', true), 'UTF8'))
  from sec.who() w join rowan.session s on s.landlord = w.landlord and s.account = w.account
  where s.ended is null and s.idle_until > now() and s.absolute_until > now() and s.means <> 'rowan' order by s.began desc
$$;

-- Ends one of one's own sessions, or all but this.
create function sec.end_my_sessions(of_id uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then return false; end if;
  update rowan.session s set ended = now() where s.landlord = w.landlord and s.account = w.account and s.ended is null
    and case when of_id is null then s.token_hash <> sha256(convert_to(current_setting('app.token', true), 'UTF8')) else s.id = of_id end;
  if not found then return false; end if;
  -- It may be this very session: so the line is written without it.
  perform sec.chain(w.landlord, w.account, 'end-session', 'account', w.account::text, 'self', 'done');
  return true;
end $$;

-- A password of one's own: every other session ends.
create function sec.change_password(of_attempt uuid, of_hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.succeed(of_attempt) then return false; end if;
  update rowan.account a set password_hash = of_hash, must_change = false where a.landlord = w.landlord and a.account = w.account;
  perform sec.end_my_sessions(null);
  perform sec.chain(w.landlord, w.account, 'change-password', 'account', w.account::text, 'self', 'done');
  return true;
end $$;

create function sec.keep_secret(of_sealed bytea) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into rowan.new_authenticator (landlord, account, stream, sealed) select w.landlord, w.account, sec.organisation(), of_sealed from sec.who() w where w.account is not null
    on conflict (landlord, account) do update set sealed = excluded.sealed, made = now()
$$;

-- The new secret works: it takes the place of the one before, and every other session ends.
create function sec.set_up_code(of_attempt uuid, of_used bigint, of_sealed bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.succeed(of_attempt) then return false; end if;
  insert into rowan.authenticator (landlord, account, stream, sealed, used)
    select w.landlord, w.account, sec.organisation(), of_sealed, of_used from rowan.new_authenticator p
    where p.landlord = w.landlord and p.account = w.account and p.made > now() - interval '30 minutes'
    on conflict (landlord, account) do update set sealed = excluded.sealed, used = excluded.used, made = now();
  if not found then return false; end if;
  delete from rowan.new_authenticator p where p.landlord = w.landlord and p.account = w.account;
  perform sec.end_my_sessions(null);
  perform sec.chain(w.landlord, w.account, 'set-up-code', 'account', w.account::text, 'self', 'done');
  return true;
end $$;

-- Counts a try to show again who one is as a try to sign in.
create function sec.try_proof(of_place text, out attempt uuid, out wait integer)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); reserved record;
begin
  if w.account is null then return; end if;
  reserved := sec.reserve_attempt(w.landlord, (select sha256(convert_to(a.username, 'UTF8')) from rowan.account a where a.landlord = w.landlord and a.account = w.account),
    sha256(convert_to(of_place, 'UTF8')));
  attempt := reserved.attempt; wait := reserved.wait;
end $$;

-- Somebody showed again who they are: the session goes on under another token. `of_used` where it was by a code.
create function sec.prove(of_attempt uuid, of_used bigint, of_token_hash bytea, of_form_token text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then return false; end if;
  if of_used is null and exists (select from rowan.authenticator t where t.landlord = w.landlord and t.account = w.account) then return false; end if;
  if of_used is not null then
    update rowan.authenticator t set used = of_used where t.landlord = w.landlord and t.account = w.account and t.used < of_used;
    if not found then return false; end if;
  end if;
  if not sec.succeed(of_attempt) then return false; end if;
  perform sec.chain(w.landlord, w.account, 'prove', 'account', w.account::text, 'self', 'done');
  update rowan.session s set token_hash = of_token_hash, proved = now(), form_token = coalesce(of_form_token, s.form_token)
    where s.landlord = w.landlord and s.token_hash = sha256(convert_to(current_setting('app.token', true), 'UTF8'));
  return true;
end $$;

-- Whose a session was that ran out by itself, and what its forms carried: so that what was being typed goes on when they sign in again.
create function sec.ran_out(token text) returns table (account uuid, "formToken" text)
language sql stable security definer set search_path = pg_catalog as $$
  select s.account, s.form_token from rowan.session s join rowan.account a on a.landlord = s.landlord and a.account = s.account and not a.disabled
  where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended is null and least(s.idle_until, s.absolute_until) between now() - interval '12 hours' and now()
$$;

-- Recovery: somebody who gives roles asks for it, another one agrees; never the one whom it is about. Within a day.
create function sec.ask_recovery(of_account uuid) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); made uuid;
begin
  if w.account is null or not sec.gives_roles() or of_account = w.account or not exists (select from rowan.account a
    where a.landlord = w.landlord and a.account = of_account and not a.disabled and a.password_hash <> '!') then return null; end if;
  select r.id into made from rowan.recovery r where r.landlord = w.landlord and r.account = of_account and r.agreed is null and r.asked > now() - interval '1 day';
  if made is not null then return made; end if;
  insert into rowan.recovery (landlord, id, account, asked_by) values (w.landlord, gen_random_uuid(), of_account, w.account) returning id into made;
  perform sec.notify(w.landlord, 'sign-in-help ' || made, sec.organisation(), 'sign-in-help', made::text, now(),
    array(select distinct r.account from rowan.staff_role r join rowan.account a on a.landlord = r.landlord and a.account = r.account and not a.disabled
      and a.password_hash <> '!' where r.landlord = w.landlord and r.account not in (of_account, w.account) and sec.is_role_giver(r.role)));
  perform sec.chain(w.landlord, w.account, 'ask-recovery', 'account', of_account::text, 'staff', 'done');
  return made;
end $$;

create function sec.recoveries() returns table (id uuid, account uuid, name text, asked_by text, asked timestamptz, by_me boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.account, a.name, b.name, r.asked, r.asked_by = w.account
  from sec.who() w join rowan.recovery r on r.landlord = w.landlord
  join rowan.account a on a.landlord = r.landlord and a.account = r.account
  join rowan.account b on b.landlord = r.landlord and b.account = r.asked_by
  where sec.gives_roles() and r.agreed is null and r.asked > now() - interval '1 day' and r.account <> w.account order by r.asked
$$;

-- The second one agrees: what they signed in with is no more, every session ends, and a password that they change at once is theirs.
create function sec.agree_recovery(of_id uuid, of_hash text) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); r rowan.recovery;
begin
  if w.account is null or not sec.gives_roles() then return null; end if;
  select * into r from rowan.recovery x where x.landlord = w.landlord and x.id = of_id and x.agreed is null and x.asked > now() - interval '1 day'
    and x.asked_by <> w.account and x.account <> w.account for update;
  if r.id is null or not exists (select from rowan.staff_role g join rowan.account a on a.landlord = g.landlord and a.account = g.account and not a.disabled
    where g.landlord = w.landlord and g.account = r.asked_by and sec.is_role_giver(g.role)) then return null; end if;
  update rowan.recovery x set agreed_by = w.account, agreed = now() where x.landlord = w.landlord and x.id = of_id;
  delete from rowan.authenticator t where t.landlord = w.landlord and t.account = r.account;
  delete from rowan.new_authenticator t where t.landlord = w.landlord and t.account = r.account;
  delete from rowan.sign_in_step s where s.landlord = w.landlord and s.account = r.account;
  update rowan.account a set password_hash = of_hash, must_change = true where a.landlord = w.landlord and a.account = r.account;
  update rowan.session s set ended = now() where s.landlord = w.landlord and s.account = r.account and s.ended is null;
  perform sec.notify(w.landlord, 'sign-in-recovered ' || of_id, sec.organisation(), 'sign-in-recovered', of_id::text, now(),
    array[r.account, r.asked_by, w.account]);
  perform sec.chain(w.landlord, w.account, 'agree-recovery', 'account', r.account::text, 'staff', 'done');
  return r.account;
end $$;

grant execute on function sec.enter(text), sec.begin_sign_in(text, text), sec.sign_in_wrong(text), sec.sign_in_right(uuid, uuid, bytea, text),
  sec.sign_in_step(bytea), sec.try_code(bytea, text), sec.code_right(bytea, uuid, bigint, bytea), sec.step_password(bytea, text, bytea),
  sec.step_secret(bytea, bytea), sec.step_set_up(bytea, uuid, bigint, bytea, bytea), sec.my_sign_in(), sec.my_sessions(), sec.ran_out(text), sec.end_my_sessions(uuid),
  sec.change_password(uuid, text), sec.keep_secret(bytea), sec.set_up_code(uuid, bigint, bytea), sec.try_proof(text), sec.prove(uuid, bigint, bytea, text),
  sec.ask_recovery(uuid), sec.recoveries(), sec.agree_recovery(uuid, text) to rowan_web;
