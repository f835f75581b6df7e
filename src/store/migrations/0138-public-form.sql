-- Anybody tells through a landlord's public form without signing in: for what they send the door opens a session of a minute, of an account
-- that nobody signs in with and that sees no case. How many came within the last hour is counted here; from where is kept nowhere, as the
-- address of whoever tells may be that of the home they tell about. See docs/decisions/0105.
create table rowan.public_form_sent (landlord text not null references rowan.landlord, at timestamptz not null);
create index public_form_sent_by_time on rowan.public_form_sent (landlord, at);
-- Closed from the start: what it opens to is in the migration public-form-access.

-- Giving a role to anybody writes the roles of all staff anew: that of the public form stays through it.
create function sec.keep_public_role() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  return case when exists (select from rowan.account a where a.landlord = old.landlord and a.account = old.account
    and a.username = 'public-form@' || a.landlord) then null else old end;
end $$;
create trigger keep_public_role before delete on rowan.staff_role for each row when (old.role = 'member-of-public')
  execute function sec.keep_public_role();

-- For the door. Null: the landlord has no such form. False: as many came within the hour as are let through.
create function sec.begin_telling(of_landlord text, of_token bytea, most integer) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare teller uuid;
begin
  select a.account into teller from rowan.account a
    where a.landlord = of_landlord and a.username = 'public-form@' || of_landlord and a.password_hash = '!' and not a.disabled;
  if teller is null then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended(of_landlord, 24));
  delete from rowan.public_form_sent f where f.landlord = of_landlord and f.at < now() - interval '1 hour';
  if (select count(*) from rowan.public_form_sent f where f.landlord = of_landlord) >= least(most, 60) then return false; end if;
  insert into rowan.public_form_sent values (of_landlord, now());
  insert into rowan.staff_role values (of_landlord, teller, 'member-of-public') on conflict do nothing;
  insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until)
    values (of_landlord, of_token, teller, now(), now() + interval '1 minute', now() + interval '1 minute');
  return true;
end $$;
-- What was begun so is over.
create function sec.end_telling(of_token bytea) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  delete from rowan.session s using rowan.account a where s.token_hash = of_token and a.landlord = s.landlord and a.account = s.account
    and a.username = 'public-form@' || a.landlord
$$;
grant execute on function sec.begin_telling(text, bytea, integer), sec.end_telling(bytea) to rowan_door;
