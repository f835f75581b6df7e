-- Single sign-on: a landlord's own provider says who somebody is (OpenID Connect). An administrator binds each account to what the
-- provider calls its person, issuer and subject, and nothing else ever does. A landlord may allow its provider alone; then nobody there
-- signs in by means of their own, but for one or two reserve accounts for the day on which the provider fails.
alter table rowan.account add column reserve boolean not null default false;
alter table rowan.session add column signed_on uuid; -- what of the provider it rests on

create table rowan.sign_on_provider (
  landlord text primary key references rowan.landlord, issuer text not null, allows_no_other boolean not null
);
create table rowan.sign_on_account (
  landlord text not null, issuer text not null, subject text not null, account uuid not null, bound timestamptz not null default now(),
  primary key (landlord, issuer, subject), unique (landlord, account),
  foreign key (landlord, account) references rowan.account
);
-- Somebody is at the provider: what has to come back with them. Taken once, by the browser that it was begun in.
create table rowan.sign_on (
  landlord text not null, state_hash bytea not null, browser_hash bytea not null, place_hash bytea not null, issuer text not null,
  nonce text not null, verifier text not null, device text not null, began timestamptz not null, taken timestamptz,
  proves uuid,                -- the session whose holder shows again who they are
  ran_out uuid, form_token text, -- the session that ran out in that browser, and what its forms carry
  primary key (landlord, state_hash)
);
create unique index sign_on_by_state on rowan.sign_on (state_hash);
create index sign_on_by_place on rowan.sign_on (place_hash);
-- What the provider said when somebody came back: their session, or the step before it, rests on this.
create table rowan.signed_on (
  landlord text not null, id uuid not null, account uuid not null, issuer text not null, subject text not null, sid text,
  at timestamptz not null, form_token text,
  signed_out timestamptz,     -- by hand, at Rowan
  primary key (landlord, id),
  foreign key (landlord, account) references rowan.account
);
-- What the provider said has ended: each of its tokens is taken once.
create table rowan.sign_on_ended (
  landlord text not null, issuer text not null, jti text not null, subject text, sid text, at timestamptz not null default now(),
  primary key (landlord, issuer, jti)
);

-- As before (0069). A landlord that allows its provider alone has nobody who signs in by means of Rowan's own, but its reserve accounts.
create or replace function sec.uses_own_means(of_landlord text, of_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.account a where a.landlord = of_landlord and a.account = of_account and not a.disabled and a.password_hash <> '!'
    and (a.reserve or not exists (select from rowan.sign_on_provider p where p.landlord = of_landlord and p.allows_no_other)))
$$;

-- As before (0055); a name that does not use means of its own is a name that nobody has.
create or replace function sec.begin_sign_in(of_username text, of_place text)
returns table (attempt uuid, wait integer, account uuid, password_hash text)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare found rowan.account; reserved record;
begin
  select * into found from rowan.account a where a.username = of_username and not a.disabled and sec.uses_own_means(a.landlord, a.account);
  reserved := sec.reserve_attempt(coalesce(found.landlord, '-'), sha256(convert_to(of_username, 'UTF8')), sha256(convert_to(of_place, 'UTF8')));
  return query select reserved.attempt, reserved.wait, found.account, found.password_hash;
end $$;

-- As before (0069), by which means they came: whom the provider let in is asked for no password of Rowan's, and for no passkey where they may
-- not use one. A reserve account always has a second factor.
drop function sec.asked_of(text, uuid, boolean);
create function sec.asked_of(of_landlord text, of_account uuid, coded boolean, of_means text) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select case
    when not coded and exists (select from rowan.authenticator t where t.landlord = a.landlord and t.account = a.account) then 'code'
    when not coded and sec.has_passkey(a.landlord, a.account) and sec.uses_own_means(a.landlord, a.account) then 'passkey'
    when a.must_change and of_means not like 'provider%' then 'password'
    when not coded and not a.made_up and (a.reserve or exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account
      and sec.needs_second_factor(r.role))) then 'set-up'
    else 'in' end
  from rowan.account a where a.landlord = of_landlord and a.account = of_account and not a.disabled);
end $$;

-- As before (0055). By means of one's own only for whom that is allowed, whoever calls; and who gives roles hears of a reserve account.
create or replace function sec.open_session(of_landlord text, of_account uuid, of_token_hash bytea, of_device text, of_means text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare holder rowan.account;
begin
  select * into holder from rowan.account a where a.landlord = of_landlord and a.account = of_account for update;
  if of_means not like 'provider%' and not sec.uses_own_means(of_landlord, of_account) then
    raise exception 'not by means of their own' using errcode = 'P0002';
  end if;
  insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until, means, device, proved)
    values (of_landlord, of_token_hash, of_account, clock_timestamp(), now() + interval '15 minutes', now() + interval '10 hours', of_means, left(of_device, 60), now());
  update rowan.session s set ended = now() where s.landlord = of_landlord and s.account = of_account and s.ended is null and s.means <> 'rowan'
    and s.idle_until > now() and s.absolute_until > now() and s.token_hash not in (select n.token_hash from rowan.session n where n.landlord = of_landlord and n.account = of_account
      and n.ended is null and n.means <> 'rowan' and n.idle_until > now() and n.absolute_until > now() order by n.began desc limit 2);
  perform sec.chain(of_landlord, of_account, 'sign-in', 'account', of_account::text, 'self', 'done');
  if holder.reserve then
    perform sec.notify(of_landlord, 'sign-in-reserve ' || encode(of_token_hash, 'hex'), o.stream, 'sign-in-reserve', of_account::text, now(),
        array(select distinct r.account from rowan.staff_role r join rowan.account a on a.landlord = r.landlord and a.account = r.account and not a.disabled
          and a.password_hash <> '!' where r.landlord = of_landlord and sec.is_role_giver(r.role)))
      from rowan.stream o where o.landlord = of_landlord and o.kind = 'organisation';
    perform sec.chain(of_landlord, of_account, 'sign-in-reserve', 'account', of_account::text, 'self', 'done');
  end if;
end $$;

-- As before (0055).
create or replace function sec.sign_in_right(of_attempt uuid, of_account uuid, of_token_hash bytea, of_device text) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare found rowan.account; asked text;
begin
  select a.* into found from rowan.account a join rowan.sign_in_attempt t on t.username_hash = sha256(convert_to(a.username, 'UTF8'))
    where a.account = of_account and not a.disabled and sec.uses_own_means(a.landlord, a.account) and t.id = of_attempt and not t.succeeded
      and t.at > now() - interval '1 minute';
  if found.account is null then return 'wrong'; end if;
  asked := sec.asked_of(found.landlord, found.account, false, 'password');
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

-- As before (0055). A step that rests on the provider has in the place of an attempt what the provider said.
create or replace function sec.sign_in_step(of_step bytea)
returns table (asks text, landlord text, account uuid, username text, organisation uuid, sealed bytea, pending bytea)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  return query select sec.asked_of(s.landlord, s.account, s.coded, s.means), a.landlord, a.account, a.username, o.stream,
      (select t.sealed from rowan.authenticator t where t.landlord = s.landlord and t.account = s.account),
      (select p.sealed from rowan.new_authenticator p where p.landlord = s.landlord and p.account = s.account and p.made > now() - interval '30 minutes')
    from rowan.account a join rowan.stream o on o.landlord = a.landlord and o.kind = 'organisation'
    where a.landlord = s.landlord and a.account = s.account;
end $$;

create or replace function sec.go_on(s rowan.sign_in_step, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare asked text := sec.asked_of(s.landlord, s.account, s.coded or exists (select from rowan.sign_in_step n where n.token_hash = s.token_hash and n.coded), s.means);
begin
  if asked = 'in' then
    delete from rowan.sign_in_step n where n.landlord = s.landlord and n.token_hash = s.token_hash;
    update rowan.sign_in_attempt t set succeeded = true where t.id = s.attempt;
    perform sec.open_session(s.landlord, s.account, of_token_hash, s.device, s.means);
    perform sec.rest_on(s.landlord, of_token_hash, s.attempt);
  end if;
  return asked;
end $$;

-- The session rests on what the provider said, where it said anything; and its forms carry what those of the one before carried.
create function sec.rest_on(of_landlord text, of_token_hash bytea, of_id uuid) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update rowan.session s set signed_on = g.id, form_token = coalesce(g.form_token, s.form_token) from rowan.signed_on g
  where s.landlord = of_landlord and s.token_hash = of_token_hash and g.landlord = of_landlord and g.id = of_id
$$;

create or replace function sec.code_right(of_step bytea, of_attempt uuid, of_used bigint, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  if s.account is null then return 'wrong'; end if;
  update rowan.authenticator t set used = of_used where t.landlord = s.landlord and t.account = s.account and t.used < of_used;
  if not found or not sec.succeed(of_attempt) then return 'wrong'; end if;
  update rowan.sign_in_step n set coded = true, means = n.means || ' and code' where n.token_hash = of_step returning n.* into s;
  return sec.go_on(s, of_token_hash);
end $$;

create or replace function sec.step_password(of_step bytea, of_hash text, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  if s.account is null or sec.asked_of(s.landlord, s.account, s.coded, s.means) <> 'password' then return 'wrong'; end if;
  update rowan.account a set password_hash = of_hash, must_change = false where a.landlord = s.landlord and a.account = s.account;
  perform sec.chain(s.landlord, s.account, 'change-password', 'account', s.account::text, 'self', 'done');
  return sec.go_on(s, of_token_hash);
end $$;

create or replace function sec.step_secret(of_step bytea, of_sealed bytea) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  if s.account is null or sec.asked_of(s.landlord, s.account, s.coded, s.means) <> 'set-up' then return; end if;
  insert into rowan.new_authenticator (landlord, account, stream, sealed)
    select s.landlord, s.account, o.stream, of_sealed from rowan.stream o where o.landlord = s.landlord and o.kind = 'organisation'
    on conflict (landlord, account) do update set sealed = excluded.sealed, made = now();
end $$;

create or replace function sec.step_set_up(of_step bytea, of_attempt uuid, of_used bigint, of_sealed bytea, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  if s.account is null or sec.asked_of(s.landlord, s.account, s.coded, s.means) <> 'set-up' or not sec.succeed(of_attempt) then return 'wrong'; end if;
  insert into rowan.authenticator (landlord, account, stream, sealed, used)
    select s.landlord, s.account, o.stream, of_sealed, of_used from rowan.stream o where o.landlord = s.landlord and o.kind = 'organisation';
  delete from rowan.new_authenticator p where p.landlord = s.landlord and p.account = s.account;
  update rowan.sign_in_step n set coded = true, means = n.means || ' and code' where n.token_hash = of_step returning n.* into s;
  perform sec.chain(s.landlord, s.account, 'set-up-code', 'account', s.account::text, 'self', 'done');
  return sec.go_on(s, of_token_hash);
end $$;

-- As before (0069). Whom the provider let in shows it there, and by nothing else.
create or replace function sec.prove(of_attempt uuid, of_used bigint, of_token_hash bytea, of_form_token text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.signed_on_at_provider() then return false; end if;
  if of_used is null and (sec.has_passkey(w.landlord, w.account)
    or exists (select from rowan.authenticator t where t.landlord = w.landlord and t.account = w.account)) then return false; end if;
  if of_used is not null then
    update rowan.authenticator t set used = of_used where t.landlord = w.landlord and t.account = w.account and t.used < of_used;
    if not found then return false; end if;
  end if;
  if not sec.succeed(of_attempt) then return false; end if;
  perform sec.note_proof(w, of_token_hash, of_form_token);
  return true;
end $$;

create or replace function sec.prove_by_passkey(of_attempt uuid, of_credential bytea, of_counter bigint, of_token_hash bytea, of_form_token text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); p rowan.passkey;
begin
  if w.account is null or sec.signed_on_at_provider() then return false; end if;
  p := sec.count_passkey(w.landlord, w.account, of_credential, of_counter);
  if p.id is null or not sec.succeed(of_attempt) then return false; end if;
  perform sec.note_proof(w, of_token_hash, of_form_token);
  return true;
end $$;

-- As before (0069), by which means they came.
create or replace function sec.passkey_right(of_attempt uuid, of_credential bytea, of_counter bigint, of_token_hash bytea, of_device text) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare p rowan.passkey; asked text;
begin
  if not exists (select from rowan.sign_in_attempt t where t.id = of_attempt and not t.succeeded and t.at > now() - interval '1 minute'
    and t.username_hash = sec.name_of_passkey(of_credential)) then return 'wrong'; end if;
  p := sec.count_passkey(null, null, of_credential, of_counter);
  asked := sec.asked_of(p.landlord, p.account, true, 'passkey');
  if asked = 'in' then
    perform sec.succeed(of_attempt);
    perform sec.open_session(p.landlord, p.account, of_token_hash, of_device, 'passkey');
  elsif asked is not null then
    delete from rowan.sign_in_step s where s.landlord = p.landlord and (s.until < now() or s.account = p.account);
    insert into rowan.sign_in_step (landlord, token_hash, account, attempt, until, device, means, coded)
      values (p.landlord, of_token_hash, p.account, of_attempt, now() + interval '10 minutes', left(of_device, 60), 'passkey', true);
  end if;
  return coalesce(asked, 'wrong');
end $$;

create or replace function sec.step_passkey(of_step bytea, of_attempt uuid, of_credential bytea, of_counter bigint, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step); p rowan.passkey;
begin
  if s.account is null or sec.asked_of(s.landlord, s.account, s.coded, s.means) not in ('code', 'passkey') then return 'wrong'; end if;
  p := sec.count_passkey(s.landlord, s.account, of_credential, of_counter);
  if p.id is null or not sec.succeed(of_attempt) then return 'wrong'; end if;
  update rowan.sign_in_step n set coded = true, means = n.means || ' and passkey' where n.token_hash = of_step returning n.* into s;
  return sec.go_on(s, of_token_hash);
end $$;

-- Whether this session rests on what the provider said.
create function sec.signed_on_at_provider() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(bool_or(s.signed_on is not null), false) from sec.who() w join rowan.session s on s.landlord = w.landlord
  where s.token_hash = sha256(convert_to(current_setting('app.token', true), 'UTF8'))
$$;

-- As before (0060); also whether it is the provider that shows who they are, and whether they may use means of their own at all.
drop function sec.my_sign_in();
create function sec.my_sign_in() returns table (coded boolean, needed boolean, made_up boolean, at_provider boolean, own_means boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.authenticator t where t.landlord = a.landlord and t.account = a.account),
    exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account and sec.needs_second_factor(r.role)), a.made_up,
    sec.signed_on_at_provider(), sec.uses_own_means(a.landlord, a.account)
  from sec.who() w join rowan.account a on a.landlord = w.landlord and a.account = w.account
$$;

-- As before (0005). Whoever signs out by hand comes in again only when they have shown the provider again who they are.
create or replace function sec.sign_out() returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); left_behind uuid;
begin
  if w.account is null then return; end if;
  perform sec.chain(w.landlord, w.account, 'sign-out', 'account', w.account::text, 'self', 'done');
  update rowan.session s set ended = now() where s.landlord = w.landlord
    and s.token_hash = sha256(convert_to(current_setting('app.token', true), 'UTF8')) returning s.signed_on into left_behind;
  update rowan.signed_on g set signed_out = now() where g.landlord = w.landlord and g.id = left_behind;
end $$;

-- As before (0055), also where it is another session that is ended.
create or replace function sec.end_my_sessions(of_id uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); n bigint; left_behind uuid[];
begin
  if w.account is null then return false; end if;
  with over as (update rowan.session s set ended = now() where s.landlord = w.landlord and s.account = w.account and s.ended is null
    and case when of_id is null then s.token_hash <> sha256(convert_to(current_setting('app.token', true), 'UTF8')) else s.id = of_id end
    returning s.signed_on)
  select count(*), array_agg(o.signed_on) into n, left_behind from over o;
  if n = 0 then return false; end if;
  update rowan.signed_on g set signed_out = now() where g.landlord = w.landlord and g.id = any(left_behind);
  -- It may be this very session: so the line is written without it.
  perform sec.chain(w.landlord, w.account, 'end-session', 'account', w.account::text, 'self', 'done');
  return true;
end $$;

-- Somebody goes to the provider. Three hundred from one place in ten minutes: more than an office, fewer than a flood.
-- `of_proves`: to show again who they are, for the session that is taken on. `of_before`: the token of a session that ran out.
create function sec.begin_sign_on(of_landlord text, of_state bytea, of_browser bytea, of_nonce text, of_verifier text, of_place text, of_device text,
  of_proves boolean, of_before text, of_form_token text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); place bytea := sha256(convert_to(of_place, 'UTF8')); provider rowan.sign_on_provider; here uuid; before rowan.session;
begin
  select * into provider from rowan.sign_on_provider p where p.landlord = of_landlord;
  if provider.landlord is null then return false; end if;
  if of_proves then
    select s.id into here from rowan.session s where s.landlord = w.landlord and s.landlord = of_landlord and s.signed_on is not null
      and s.token_hash = sha256(convert_to(current_setting('app.token', true), 'UTF8'));
    if here is null then return false; end if;
  else
    select s.* into before from rowan.session s where s.landlord = of_landlord and s.token_hash = sha256(convert_to(of_before, 'UTF8'))
      and s.ended is null and least(s.idle_until, s.absolute_until) between now() - interval '12 hours' and now();
  end if;
  perform pg_advisory_xact_lock(hashtextextended(encode(place, 'hex'), 23));
  delete from rowan.sign_on f where f.began < now() - interval '10 minutes';
  if (select count(*) from rowan.sign_on f where f.place_hash = place) >= 300 then return false; end if;
  insert into rowan.sign_on (landlord, state_hash, browser_hash, place_hash, issuer, nonce, verifier, device, began, proves, ran_out, form_token)
    values (of_landlord, of_state, of_browser, place, provider.issuer, of_nonce, of_verifier, left(of_device, 60), clock_timestamp(), here, before.id,
      coalesce(before.form_token, of_form_token));
  return true;
end $$;

-- Somebody came back, in the same browser: once, whatever comes of it.
create function sec.take_sign_on(of_landlord text, of_state bytea, of_browser bytea)
returns table (issuer text, nonce text, verifier text, proves boolean)
language sql volatile security definer set search_path = pg_catalog as $$
  update rowan.sign_on f set taken = clock_timestamp() where f.landlord = of_landlord and f.state_hash = of_state and f.browser_hash = of_browser
    and f.taken is null and f.began > now() - interval '10 minutes' returning f.issuer, f.nonce, f.verifier, f.proves is not null
$$;

-- What the provider signed was looked at and is right. Answers `in`, what is still asked, `proved`, `again` where whoever it was has signed
-- out since they showed the provider who they are, or `wrong`.
create function sec.sign_on_right(of_landlord text, of_state bytea, of_subject text, of_sid text, of_coded boolean, of_shown timestamptz, of_token_hash bytea)
returns table (next text, goes_back boolean)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare f rowan.sign_on; holder rowan.account; made uuid := gen_random_uuid(); asked text; kept text;
begin
  delete from rowan.sign_on x where x.landlord = of_landlord and x.state_hash = of_state and x.taken > now() - interval '1 minute' returning x.* into f;
  if f.landlord is null or not exists (select from rowan.sign_on_provider p where p.landlord = f.landlord and p.issuer = f.issuer) then
    return query select 'wrong', false; return;
  end if;
  select a.* into holder from rowan.sign_on_account b join rowan.account a on a.landlord = b.landlord and a.account = b.account
    where b.landlord = f.landlord and b.issuer = f.issuer and b.subject = of_subject and not a.disabled;
  if holder.account is null or exists (select from rowan.sign_on_ended e where e.landlord = f.landlord and e.issuer = f.issuer and e.at >= f.began
      and coalesce(e.sid = of_sid, e.subject = of_subject)) then
    perform sec.chain(f.landlord, s.account, 'sign-in', 'list', null, 'none', 'refused')
      from rowan.account s where s.landlord = f.landlord and s.password_hash = '!';
    return query select 'wrong', false; return;
  end if;
  if f.proves is not null then
    return query select sec.prove_at_provider(f, holder.account, of_subject, of_sid, of_shown, of_token_hash), true; return;
  end if;
  if exists (select from rowan.signed_on g where g.landlord = f.landlord and g.account = holder.account and g.issuer = f.issuer
      and g.sid is not distinct from of_sid and g.signed_out > of_shown) then
    return query select 'again', false; return;
  end if;
  select f.form_token into kept from rowan.session b where b.landlord = f.landlord and b.id = f.ran_out and b.account = holder.account;
  delete from rowan.signed_on g where g.landlord = f.landlord and g.at < now() - interval '2 days';
  insert into rowan.signed_on (landlord, id, account, issuer, subject, sid, at, form_token)
    values (f.landlord, made, holder.account, f.issuer, of_subject, of_sid, clock_timestamp(), kept);
  asked := sec.asked_of(f.landlord, holder.account, of_coded, 'provider');
  if asked = 'in' then
    perform sec.open_session(f.landlord, holder.account, of_token_hash, f.device, 'provider');
    perform sec.rest_on(f.landlord, of_token_hash, made);
  else
    delete from rowan.sign_in_step s where s.landlord = f.landlord and (s.until < now() or s.account = holder.account);
    insert into rowan.sign_in_step (landlord, token_hash, account, attempt, until, device, means, coded)
      values (f.landlord, of_token_hash, holder.account, made, now() + interval '10 minutes', f.device, 'provider', of_coded);
  end if;
  return query select asked, kept is not null;
end $$;

-- The holder of a session showed the provider again who they are, since they were asked: the session goes on under another token. A minute is
-- left for two clocks.
create function sec.prove_at_provider(f rowan.sign_on, of_account uuid, of_subject text, of_sid text, of_shown timestamptz, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare made uuid := gen_random_uuid();
begin
  if of_shown is null or of_shown < f.began - interval '1 minute' then return 'wrong'; end if;
  update rowan.session s set token_hash = of_token_hash, proved = now(), form_token = coalesce(s.form_token, f.form_token), signed_on = made
    where s.landlord = f.landlord and s.id = f.proves and s.account = of_account and s.ended is null and s.idle_until > now() and s.absolute_until > now();
  if not found then return 'wrong'; end if;
  insert into rowan.signed_on (landlord, id, account, issuer, subject, sid, at)
    values (f.landlord, made, of_account, f.issuer, of_subject, of_sid, clock_timestamp());
  perform sec.chain(f.landlord, of_account, 'prove', 'account', of_account::text, 'self', 'done');
  return 'proved';
end $$;

-- The provider says that somebody is signed out there: what rests on it ends here. Null where it said so before, or is not this landlord's.
create function sec.end_sign_on(of_landlord text, of_issuer text, of_jti text, of_subject text, of_sid text) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare over record; n integer := 0;
begin
  if not exists (select from rowan.sign_on_provider p where p.landlord = of_landlord and p.issuer = of_issuer)
    or of_subject is null and of_sid is null then return null; end if;
  delete from rowan.sign_on_ended e where e.at < now() - interval '1 day';
  insert into rowan.sign_on_ended (landlord, issuer, jti, subject, sid) values (of_landlord, of_issuer, of_jti, of_subject, of_sid) on conflict do nothing;
  if not found then return null; end if;
  for over in
    update rowan.session s set ended = now() from rowan.signed_on g where g.landlord = of_landlord and g.issuer = of_issuer
      and (of_subject is null or g.subject = of_subject) and (of_sid is null or g.sid = of_sid) and s.landlord = of_landlord and s.signed_on = g.id and s.ended is null
      returning s.account
  loop
    perform sec.chain(of_landlord, over.account, 'sign-out-at-provider', 'account', over.account::text, 'self', 'done');
    n := n + 1;
  end loop;
  delete from rowan.sign_in_step t using rowan.signed_on g where g.landlord = of_landlord and g.issuer = of_issuer
    and (of_subject is null or g.subject = of_subject) and (of_sid is null or g.sid = of_sid) and t.landlord = of_landlord and t.attempt = g.id;
  return n;
end $$;

grant execute on function sec.my_sign_in() to rowan_web;
grant execute on function sec.begin_sign_on(text, bytea, bytea, text, text, text, text, boolean, text, text), sec.take_sign_on(text, bytea, bytea),
  sec.sign_on_right(text, bytea, text, text, boolean, timestamptz, bytea), sec.end_sign_on(text, text, text, text, text) to rowan_door;
