-- A secret that waits for its first code belongs to the session, or to the sign-in, that it was shown in: somebody in another session of the
-- same account would otherwise see what its holder sets up. And a first password is weighed with what everybody knows of its holder, their name.
alter table rowan.new_authenticator add column session bytea;

-- As before (0060), and of this session alone.
create or replace function sec.at_door(token text)
returns table (landlord text, account uuid, username text, name text, organisation uuid, password_hash text, sealed bytea, pending bytea)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform set_config('app.token', token, true);
  return query select a.landlord, a.account, a.username, a.name, sec.organisation(), a.password_hash, t.sealed,
    case when p.made > now() - interval '30 minutes' and p.session = sha256(convert_to(token, 'UTF8')) then p.sealed end
  from sec.who() w join rowan.account a on a.landlord = w.landlord and a.account = w.account
  left join rowan.authenticator t on t.landlord = a.landlord and t.account = a.account
  left join rowan.new_authenticator p on p.landlord = a.landlord and p.account = a.account;
end $$;

create or replace function sec.keep_secret(of_sealed bytea) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into rowan.new_authenticator (landlord, account, stream, sealed, session)
    select w.landlord, w.account, sec.organisation(), of_sealed, sha256(convert_to(current_setting('app.token', true), 'UTF8'))
    from sec.who() w where w.account is not null
    on conflict (landlord, account) do update set sealed = excluded.sealed, session = excluded.session, made = now()
$$;

-- As before (0084), and with what this session was shown.
create or replace function sec.set_up_code(of_attempt uuid, of_used bigint, of_sealed bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.succeed(of_attempt) then return false; end if;
  insert into rowan.authenticator (landlord, account, stream, sealed, used)
    select w.landlord, w.account, sec.organisation(), of_sealed, of_used from rowan.new_authenticator p
    where p.landlord = w.landlord and p.account = w.account and p.made > now() - interval '30 minutes'
      and p.session = sha256(convert_to(current_setting('app.token', true), 'UTF8'))
    on conflict (landlord, account) do update set sealed = excluded.sealed, used = excluded.used, made = now();
  if not found then return false; end if;
  delete from rowan.new_authenticator p where p.landlord = w.landlord and p.account = w.account;
  perform sec.end_my_sessions(null);
  perform sec.tell_own_change(w, 'codes-changed');
  perform sec.chain(w.landlord, w.account, 'set-up-code', 'account', w.account::text, 'self', 'done');
  return true;
end $$;

-- As before (0076). What is shown while signing in belongs to no session.
create or replace function sec.step_secret(of_step bytea, of_sealed bytea) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  if s.account is null or sec.asked_of(s.landlord, s.account, s.coded, s.means) <> 'set-up' then return; end if;
  insert into rowan.new_authenticator (landlord, account, stream, sealed)
    select s.landlord, s.account, o.stream, of_sealed from rowan.stream o where o.landlord = s.landlord and o.kind = 'organisation'
    on conflict (landlord, account) do update set sealed = excluded.sealed, session = null, made = now();
end $$;

-- As before (0076), with the name.
drop function sec.sign_in_step(bytea);
create function sec.sign_in_step(of_step bytea)
returns table (asks text, landlord text, account uuid, username text, name text, organisation uuid, sealed bytea, pending bytea)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  return query select sec.asked_of(s.landlord, s.account, s.coded, s.means), a.landlord, a.account, a.username, a.name, o.stream,
      (select t.sealed from rowan.authenticator t where t.landlord = s.landlord and t.account = s.account),
      (select p.sealed from rowan.new_authenticator p
        where p.landlord = s.landlord and p.account = s.account and p.session is null and p.made > now() - interval '30 minutes')
    from rowan.account a join rowan.stream o on o.landlord = a.landlord and o.kind = 'organisation'
    where a.landlord = s.landlord and a.account = s.account;
end $$;
revoke execute on function sec.sign_in_step(bytea) from public;
grant execute on function sec.sign_in_step(bytea) to rowan_door;
