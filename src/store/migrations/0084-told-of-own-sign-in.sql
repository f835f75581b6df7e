-- Whoever changes a password or the codes of a phone is told of it in Rowan and by mail, as of a passkey (0069): if it was not them, they
-- learn of it at work, where they are seen, and not from whoever has their phone.

create function sec.tell_own_change(w sec.actor, of_kind text) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  select sec.notify(w.landlord, of_kind || ' ' || gen_random_uuid(), sec.organisation(), of_kind, w.account::text, now(), array[w.account])
$$;

-- As before (0055), and they are told.
create or replace function sec.change_password(of_attempt uuid, of_hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.succeed(of_attempt) then return false; end if;
  update rowan.account a set password_hash = of_hash, must_change = false where a.landlord = w.landlord and a.account = w.account;
  perform sec.end_my_sessions(null);
  perform sec.tell_own_change(w, 'password-changed');
  perform sec.chain(w.landlord, w.account, 'change-password', 'account', w.account::text, 'self', 'done');
  return true;
end $$;

-- As before (0055), and they are told.
create or replace function sec.set_up_code(of_attempt uuid, of_used bigint, of_sealed bytea) returns boolean
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
  perform sec.tell_own_change(w, 'codes-changed');
  perform sec.chain(w.landlord, w.account, 'set-up-code', 'account', w.account::text, 'self', 'done');
  return true;
end $$;
