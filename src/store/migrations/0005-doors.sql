-- Signing in and out, and the list of the functions that the web role may call. Everything else in `sec` is closed to it.
-- What signing in needs to know of a name. Always one row, also for a name that nobody has.
create function sec.find_account(of_username text, of_place text)
returns table (account uuid, password_hash text, failures bigint, last_failure timestamptz, failures_there bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select a.account, a.password_hash, f.failures, f.last_failure, p.failures_there
  from (select count(*) as failures, max(t.at) as last_failure from rowan.sign_in_attempt t
        where t.username_hash = sha256(convert_to(of_username, 'UTF8')) and not t.succeeded and t.at > now() - interval '15 minutes'
          and t.at > coalesce((select max(s.at) from rowan.sign_in_attempt s
            where s.username_hash = t.username_hash and s.succeeded), '-infinity')) f
  cross join (select count(*) as failures_there from rowan.sign_in_attempt t
        where t.from_hash = sha256(convert_to(of_place, 'UTF8')) and not t.succeeded and t.at > now() - interval '15 minutes') p
  left join rowan.account a on a.username = of_username and not a.disabled
$$;

-- Notes an attempt, and opens a session where it succeeded. Both are on the audit.
create function sec.signed_in(of_username text, of_place text, of_account uuid, of_token_hash bytea) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare found rowan.account;
begin
  select * into found from rowan.account a where a.username = of_username and not a.disabled;
  insert into rowan.sign_in_attempt values (coalesce(found.landlord, '-'), sha256(convert_to(of_username, 'UTF8')),
    sha256(convert_to(of_place, 'UTF8')), clock_timestamp(), of_token_hash is not null);
  if found.account is null then return; end if;
  if of_token_hash is not null and found.account = of_account then
    insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until)
      values (found.landlord, of_token_hash, found.account, now(), now() + interval '30 minutes', now() + interval '10 hours');
  end if;
  perform sec.chain(found.landlord, found.account, 'sign-in', 'account', found.account::text, 'self',
    case when of_token_hash is null then 'refused' else 'done' end);
end $$;

create function sec.sign_out() returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then return; end if;
  perform sec.chain(w.landlord, w.account, 'sign-out', 'account', w.account::text, 'self', 'done');
  update rowan.session s set ended = now() where s.landlord = w.landlord
    and s.token_hash = sha256(convert_to(current_setting('app.token', true), 'UTF8'));
end $$;

revoke execute on all functions in schema sec from public;
alter default privileges for role rowan_owner in schema sec revoke execute on functions from public;
grant execute on function sec.account(), sec.landlord(), sec.roles(), sec.visible(), sec.organisation(), sec.sees_accounts(),
  sec.enter(text), sec.audit(text, text, text, text, text), sec.audit_hash(bytea, text, bigint, timestamptz, uuid, text, text, text, text, text),
  sec.load(uuid, text[]), sec.load_account(text, text[]), sec.recall(text), sec.remember(text, bytea, json), sec.write(jsonb),
  sec.find_account(text, text), sec.signed_in(text, text, uuid, bytea), sec.sign_out() to rowan_web;
