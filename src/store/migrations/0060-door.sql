-- Signing in has a role of its own in the database, the door: it alone opens sessions, shows that somebody is who they are, changes what
-- they sign in with, and lets a colleague in again. It reads no table and calls nothing else; the web role calls none of its functions.
grant usage on schema sec to rowan_door;

drop function sec.my_sign_in();
-- Whose session this is, for the door: takes it on for this transaction, with what its holder signs in with. No row where it opens nothing.
create function sec.at_door(token text)
returns table (landlord text, account uuid, username text, name text, organisation uuid, password_hash text, sealed bytea, pending bytea)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform set_config('app.token', token, true);
  return query select a.landlord, a.account, a.username, a.name, sec.organisation(), a.password_hash, t.sealed,
    case when p.made > now() - interval '30 minutes' then p.sealed end
  from sec.who() w join rowan.account a on a.landlord = w.landlord and a.account = w.account
  left join rowan.authenticator t on t.landlord = a.landlord and t.account = a.account
  left join rowan.new_authenticator p on p.landlord = a.landlord and p.account = a.account;
end $$;

-- Of whoever holds the session: whether they have a code, and whether a role of theirs asks for a second factor. Nothing that opens anything.
create function sec.my_sign_in() returns table (coded boolean, needed boolean, made_up boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.authenticator t where t.landlord = a.landlord and t.account = a.account),
    exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account and sec.needs_second_factor(r.role)), a.made_up
  from sec.who() w join rowan.account a on a.landlord = w.landlord and a.account = w.account
$$;
grant execute on function sec.my_sign_in() to rowan_web;

revoke execute on function sec.begin_sign_in(text, text), sec.sign_in_wrong(text), sec.sign_in_right(uuid, uuid, bytea, text),
  sec.sign_in_step(bytea), sec.try_code(bytea, text), sec.code_right(bytea, uuid, bigint, bytea), sec.step_password(bytea, text, bytea),
  sec.step_secret(bytea, bytea), sec.step_set_up(bytea, uuid, bigint, bytea, bytea), sec.ran_out(text), sec.change_password(uuid, text),
  sec.keep_secret(bytea), sec.set_up_code(uuid, bigint, bytea), sec.try_proof(text), sec.prove(uuid, bigint, bytea, text),
  sec.ask_recovery(uuid), sec.agree_recovery(uuid, text) from rowan_web;
grant execute on function sec.at_door(text), sec.begin_sign_in(text, text), sec.sign_in_wrong(text), sec.sign_in_right(uuid, uuid, bytea, text),
  sec.sign_in_step(bytea), sec.try_code(bytea, text), sec.code_right(bytea, uuid, bigint, bytea), sec.step_password(bytea, text, bytea),
  sec.step_secret(bytea, bytea), sec.step_set_up(bytea, uuid, bigint, bytea, bytea), sec.ran_out(text), sec.change_password(uuid, text),
  sec.keep_secret(bytea), sec.set_up_code(uuid, bigint, bytea), sec.try_proof(text), sec.prove(uuid, bigint, bytea, text),
  sec.ask_recovery(uuid), sec.agree_recovery(uuid, text) to rowan_door;
