-- A session ends early and never late, also where the clock of the server was set back: one that began after now, or whose time
-- without use ends further ahead than it can, was written by another clock, and opens nothing. A minute is left for a clock that is
-- put right little by little, and for what two transactions at once call now.
create or replace function sec.who() returns sec.actor language sql stable security definer set search_path = pg_catalog as $$
  select s.landlord, s.account
  from rowan.session s join rowan.account a using (landlord, account)
  where s.token_hash = sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
    and s.ended is null and s.idle_until > now() and s.absolute_until > now() and not a.disabled
    and s.began <= now() + interval '1 minute' and s.idle_until <= now() + interval '31 minutes'
$$;

create or replace function sec.enter(token text)
returns table (landlord text, account uuid, name text, username text, roles text[], organisation uuid)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform set_config('app.token', token, true);
  update rowan.session s set idle_until = least(now() + interval '30 minutes', s.absolute_until)
  where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended is null
    and s.idle_until > now() and s.absolute_until > now() and s.idle_until < now() + interval '29 minutes'
    and s.began <= now() + interval '1 minute';
  return query select a.landlord, a.account, a.name, a.username, sec.roles(), sec.organisation()
    from sec.who() w join rowan.account a on a.landlord = w.landlord and a.account = w.account;
end $$;
