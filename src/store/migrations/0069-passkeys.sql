-- Passkeys: key pairs of people's devices, of which only the public half is here. What a device signs is a challenge of ours: kept here, good
-- once and for five minutes. All of it is the door's.
create table rowan.passkey (
  landlord text not null, id uuid not null default gen_random_uuid(), account uuid not null, credential bytea not null, public_key bytea not null,
  counter bigint not null, transports text[] not null, synced boolean not null, name text not null,
  made timestamptz not null default now(), used timestamptz,
  primary key (landlord, id), foreign key (landlord, account) references rowan.account
);
create unique index passkey_by_credential on rowan.passkey (credential);
create index passkey_by_account on rowan.passkey (landlord, account);
-- The landlord is '-' and the account nobody's where somebody signs in whom we do not know yet.
create table rowan.passkey_challenge (
  landlord text not null, challenge bytea not null, purpose text not null check (purpose in ('sign-in', 'step', 'prove', 'add')), account uuid,
  from_hash bytea not null, until timestamptz not null,
  primary key (landlord, challenge)
);

-- The one place that says whether somebody may sign in by Rowan's own means at all. The system's own account may not.
create function sec.uses_own_means(of_landlord text, of_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.account a where a.landlord = of_landlord and a.account = of_account and not a.disabled and a.password_hash <> '!')
$$;

create function sec.has_passkey(of_landlord text, of_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.passkey p where p.landlord = of_landlord and p.account = of_account)
$$;

-- As before (0055), and a passkey is a second factor too: whoever has one and no code is asked for it after the password.
create or replace function sec.asked_of(of_landlord text, of_account uuid, coded boolean) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select case
    when not coded and exists (select from rowan.authenticator t where t.landlord = a.landlord and t.account = a.account) then 'code'
    when not coded and sec.has_passkey(a.landlord, a.account) then 'passkey'
    when a.must_change then 'password'
    when not coded and not a.made_up and exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account
      and sec.needs_second_factor(r.role)) then 'set-up'
    else 'in' end
  from rowan.account a where a.landlord = of_landlord and a.account = of_account and not a.disabled);
end $$;

-- Whether whoever holds the session showed lately who they are. A minute longer than pages take it for, as they ask first.
create function sec.proved_lately() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from sec.who() w join rowan.session s on s.landlord = w.landlord and s.account = w.account
    where s.token_hash = sha256(convert_to(current_setting('app.token', true), 'UTF8')) and s.proved > now() - interval '6 minutes')
$$;

-- Tries with a passkey are counted apart from those with a password: who guesses at a name keeps nobody from using their device. One that
-- nobody has is counted like one that somebody has.
create function sec.name_of_passkey(of_credential bytea) returns bytea
language sql immutable set search_path = pg_catalog as $$ select sha256(convert_to('passkey ', 'UTF8') || of_credential) $$;

create function sec.name_hash(of_landlord text, of_account uuid) returns bytea
language sql stable security definer set search_path = pg_catalog as $$
  select sha256(convert_to(a.username, 'UTF8')) from rowan.account a where a.landlord = of_landlord and a.account = of_account
$$;

-- Of whom a passkey is asked: of nobody whom we know at the first page, of whoever is at a step, or holds the session.
create function sec.asked_for_passkey(of_purpose text, of_step bytea) returns sec.actor
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step; whose sec.actor;
begin
  if of_purpose in ('prove', 'add') then whose := sec.who(); end if;
  if of_purpose = 'step' then s := sec.step_of(of_step); whose.landlord := s.landlord; whose.account := s.account; end if;
  if not coalesce(sec.uses_own_means(whose.landlord, whose.account), false) then whose.account := null; end if;
  return whose;
end $$;

-- Keeps a challenge, and says whom it is for and which passkeys they have. No row where none may be asked, or one place asks too often.
create function sec.ask_passkey(of_purpose text, of_challenge bytea, of_step bytea, of_place text) returns table (account uuid, known jsonb)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare whose sec.actor := sec.asked_for_passkey(of_purpose, of_step); place bytea := sha256(convert_to(of_place, 'UTF8'));
begin
  if of_purpose <> 'sign-in' and whose.account is null then return; end if;
  delete from rowan.passkey_challenge c where (c.landlord, c.challenge) in
    (select d.landlord, d.challenge from rowan.passkey_challenge d where d.until < now() for update skip locked);
  if (select count(*) from rowan.passkey_challenge c where c.from_hash = place) >= 200 then return; end if;
  insert into rowan.passkey_challenge (landlord, challenge, purpose, account, from_hash, until)
    values (coalesce(whose.landlord, '-'), of_challenge, of_purpose, whose.account, place, now() + interval '5 minutes');
  return query select whose.account, coalesce((select jsonb_agg(jsonb_build_object(
      'id', translate(encode(p.credential, 'base64'), E'+/=\n', '-_'), 'transports', to_jsonb(p.transports)) order by p.made)
    from rowan.passkey p where p.landlord = whose.landlord and p.account = whose.account), '[]');
end $$;

-- Uses a challenge up and counts the try, before anything is looked at; answers with the passkey that is to have signed it. One row always
-- where somebody can be asked: an unknown passkey, somebody else's, one that was removed and a challenge that is over have no account in it.
create function sec.begin_passkey(of_purpose text, of_challenge bytea, of_step bytea, of_credential bytea, of_place text)
returns table (attempt uuid, wait integer, account uuid, public_key bytea, counter bigint, transports text[])
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare whose sec.actor := sec.asked_for_passkey(of_purpose, of_step); live rowan.passkey_challenge; p rowan.passkey; reserved record; is_right boolean;
begin
  if of_purpose <> 'sign-in' and whose.account is null then return; end if;
  if of_purpose = 'step' then update rowan.sign_in_step n set wrong = n.wrong + 1 where n.token_hash = of_step; end if;
  delete from rowan.passkey_challenge c where c.landlord = coalesce(whose.landlord, '-') and c.challenge = of_challenge returning c.* into live;
  select x.* into p from rowan.passkey x where x.credential = of_credential and sec.uses_own_means(x.landlord, x.account);
  reserved := sec.reserve_attempt(coalesce(whose.landlord, p.landlord, '-'),
    case when of_purpose = 'sign-in' then sec.name_of_passkey(of_credential) else sec.name_hash(whose.landlord, whose.account) end,
    sha256(convert_to(of_place, 'UTF8')));
  is_right := coalesce(live.until > now() and live.purpose = of_purpose and live.account is not distinct from whose.account, false);
  return query select reserved.attempt, reserved.wait,
    case when not is_right then null when of_purpose = 'add' then case when p.id is null then whose.account end
      when of_purpose = 'sign-in' or (p.landlord, p.account) = (whose.landlord, whose.account) then p.account end,
    p.public_key, p.counter, p.transports;
end $$;

-- It signed, at that count: each count is taken once, and never a lower one after a higher. Devices that do not count stay at none.
create function sec.count_passkey(of_landlord text, of_account uuid, of_credential bytea, of_counter bigint) returns rowan.passkey
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare p rowan.passkey;
begin
  update rowan.passkey x set counter = of_counter, used = now()
    where x.credential = of_credential and (of_counter > x.counter or of_counter = 0 and x.counter = 0) and sec.uses_own_means(x.landlord, x.account)
      and (of_account is null or (x.landlord, x.account) = (of_landlord, of_account)) returning x.* into p;
  return p;
end $$;

-- It signed for somebody who signs in: it is what they have and, by what the device asks of them, what they know or are.
create function sec.passkey_right(of_attempt uuid, of_credential bytea, of_counter bigint, of_token_hash bytea, of_device text) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare p rowan.passkey; asked text;
begin
  if not exists (select from rowan.sign_in_attempt t where t.id = of_attempt and not t.succeeded and t.at > now() - interval '1 minute'
    and t.username_hash = sec.name_of_passkey(of_credential)) then return 'wrong'; end if;
  p := sec.count_passkey(null, null, of_credential, of_counter);
  asked := sec.asked_of(p.landlord, p.account, true);
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

create function sec.passkey_wrong(of_credential bytea) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  select sec.chain(p.landlord, p.account, 'sign-in', 'account', p.account::text, 'self', 'refused')
  from rowan.passkey p where p.credential = of_credential and sec.uses_own_means(p.landlord, p.account)
$$;

-- Whether somebody at a step could go on by a passkey.
create function sec.step_has_passkey(of_step bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare whose sec.actor := sec.asked_for_passkey('step', of_step);
begin
  return sec.has_passkey(whose.landlord, whose.account);
end $$;

create function sec.step_passkey(of_step bytea, of_attempt uuid, of_credential bytea, of_counter bigint, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step); p rowan.passkey;
begin
  if s.account is null or sec.asked_of(s.landlord, s.account, s.coded) not in ('code', 'passkey') then return 'wrong'; end if;
  p := sec.count_passkey(s.landlord, s.account, of_credential, of_counter);
  if p.id is null or not sec.succeed(of_attempt) then return 'wrong'; end if;
  update rowan.sign_in_step n set coded = true, means = 'password and passkey' where n.token_hash = of_step returning n.* into s;
  return sec.go_on(s, of_token_hash);
end $$;

create function sec.note_proof(w sec.actor, of_token_hash bytea, of_form_token text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform sec.chain(w.landlord, w.account, 'prove', 'account', w.account::text, 'self', 'done');
  update rowan.session s set token_hash = of_token_hash, proved = now(), form_token = coalesce(of_form_token, s.form_token)
    where s.landlord = w.landlord and s.token_hash = sha256(convert_to(current_setting('app.token', true), 'UTF8'));
end $$;

-- As before (0055), and a password is not enough for whoever has a passkey.
create or replace function sec.prove(of_attempt uuid, of_used bigint, of_token_hash bytea, of_form_token text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then return false; end if;
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

create function sec.prove_by_passkey(of_attempt uuid, of_credential bytea, of_counter bigint, of_token_hash bytea, of_form_token text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); p rowan.passkey;
begin
  if w.account is null then return false; end if;
  p := sec.count_passkey(w.landlord, w.account, of_credential, of_counter);
  if p.id is null or not sec.succeed(of_attempt) then return false; end if;
  perform sec.note_proof(w, of_token_hash, of_form_token);
  return true;
end $$;

-- What somebody signs in with has changed: they are told, every other session of theirs ends, and it is on the audit.
create function sec.passkeys_changed(w sec.actor, of_passkey uuid, of_kind text, action text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform sec.end_my_sessions(null);
  perform sec.notify(w.landlord, of_kind || ' ' || of_passkey, sec.organisation(), of_kind, of_passkey::text, now(), array[w.account]);
  perform sec.chain(w.landlord, w.account, action, 'account', w.account::text, 'self', 'done');
end $$;

-- Of whoever holds the session and showed lately who they are. 'full': ten are enough. A passkey that anybody has is nobody else's.
create function sec.add_passkey(of_attempt uuid, of_credential bytea, of_public_key bytea, of_counter bigint, of_transports text[], of_synced boolean,
  of_name text) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); made uuid;
begin
  if not sec.proved_lately() or not sec.uses_own_means(w.landlord, w.account) then return 'wrong'; end if;
  perform from rowan.account a where a.landlord = w.landlord and a.account = w.account for update;
  if (select count(*) from rowan.passkey p where p.landlord = w.landlord and p.account = w.account) >= 10 then return 'full'; end if;
  if not sec.succeed(of_attempt) then return 'wrong'; end if;
  insert into rowan.passkey (landlord, account, credential, public_key, counter, transports, synced, name)
    values (w.landlord, w.account, of_credential, of_public_key, of_counter, of_transports, of_synced, left(of_name, 60))
    on conflict (credential) do nothing returning id into made;
  if made is null then return 'wrong'; end if;
  perform sec.passkeys_changed(w, made, 'passkey-added', 'add-passkey');
  return 'done';
end $$;

-- 'needed': it is the last second factor of somebody who must have one. The password always stays.
create function sec.remove_passkey(of_id uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine rowan.account;
begin
  if not sec.proved_lately() then return 'not-found'; end if;
  select a.* into mine from rowan.account a where a.landlord = w.landlord and a.account = w.account for update;
  if not exists (select from rowan.passkey p where p.landlord = w.landlord and p.account = w.account and p.id = of_id) then return 'not-found'; end if;
  if not mine.made_up and not exists (select from rowan.authenticator t where t.landlord = w.landlord and t.account = w.account)
    and not exists (select from rowan.passkey p where p.landlord = w.landlord and p.account = w.account and p.id <> of_id)
    and exists (select from rowan.staff_role r where r.landlord = w.landlord and r.account = w.account and sec.needs_second_factor(r.role))
    then return 'needed'; end if;
  delete from rowan.passkey p where p.landlord = w.landlord and p.id = of_id;
  perform sec.passkeys_changed(w, of_id, 'passkey-removed', 'remove-passkey');
  return 'done';
end $$;

create function sec.my_passkeys() returns table (id uuid, name text, synced boolean, made timestamptz, used timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.name, p.synced, p.made, p.used from sec.who() w join rowan.passkey p on p.landlord = w.landlord and p.account = w.account order by p.made, p.id
$$;

-- What somebody signed in with beside the password is no more.
create function sec.forget_factors(of_landlord text, of_account uuid) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  delete from rowan.authenticator t where t.landlord = of_landlord and t.account = of_account;
  delete from rowan.new_authenticator t where t.landlord = of_landlord and t.account = of_account;
  delete from rowan.passkey p where p.landlord = of_landlord and p.account = of_account;
  delete from rowan.passkey_challenge c where c.landlord = of_landlord and c.account = of_account;
  delete from rowan.sign_in_step s where s.landlord = of_landlord and s.account = of_account;
$$;

-- As before (0055), and passkeys go too.
create or replace function sec.agree_recovery(of_id uuid, of_hash text) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); r rowan.recovery;
begin
  if w.account is null or not sec.gives_roles() then return null; end if;
  select * into r from rowan.recovery x where x.landlord = w.landlord and x.id = of_id and x.agreed is null and x.asked > now() - interval '1 day'
    and x.asked_by <> w.account and x.account <> w.account for update;
  if r.id is null or not exists (select from rowan.staff_role g join rowan.account a on a.landlord = g.landlord and a.account = g.account and not a.disabled
    where g.landlord = w.landlord and g.account = r.asked_by and sec.is_role_giver(g.role)) then return null; end if;
  update rowan.recovery x set agreed_by = w.account, agreed = now() where x.landlord = w.landlord and x.id = of_id;
  perform sec.forget_factors(w.landlord, r.account);
  update rowan.account a set password_hash = of_hash, must_change = true where a.landlord = w.landlord and a.account = r.account;
  update rowan.session s set ended = now() where s.landlord = w.landlord and s.account = r.account and s.ended is null;
  perform sec.notify(w.landlord, 'sign-in-recovered ' || of_id, sec.organisation(), 'sign-in-recovered', of_id::text, now(),
    array[r.account, r.asked_by, w.account]);
  perform sec.chain(w.landlord, w.account, 'agree-recovery', 'account', r.account::text, 'staff', 'done');
  return r.account;
end $$;

grant execute on function sec.my_passkeys() to rowan_web;
grant execute on function sec.ask_passkey(text, bytea, bytea, text), sec.begin_passkey(text, bytea, bytea, bytea, text),
  sec.passkey_right(uuid, bytea, bigint, bytea, text), sec.passkey_wrong(bytea), sec.step_has_passkey(bytea),
  sec.step_passkey(bytea, uuid, bytea, bigint, bytea), sec.prove_by_passkey(uuid, bytea, bigint, bytea, text),
  sec.add_passkey(uuid, bytea, bytea, bigint, text[], boolean, text), sec.remove_passkey(uuid) to rowan_door;
