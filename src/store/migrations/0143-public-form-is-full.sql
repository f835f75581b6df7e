-- As before (0138), and when no more is let through it is on the trail and told, once an hour, to whoever gives roles: somebody may be writing
-- made-up reports. What turns out to be no report does not count. Rows of a clock that was set back hold up nobody.
create or replace function sec.begin_telling(of_landlord text, of_token bytea, most integer) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare teller uuid;
begin
  select a.account into teller from rowan.account a
    where a.landlord = of_landlord and a.username = 'public-form@' || of_landlord and a.password_hash = '!' and not a.disabled;
  if teller is null then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended(of_landlord, 24));
  delete from rowan.public_form_sent f where f.landlord = of_landlord and (f.at < now() - interval '1 hour' or f.at > now() + interval '1 minute');
  if (select count(*) from rowan.public_form_sent f where f.landlord = of_landlord) >= least(most, 60) then
    if not exists (select from rowan.notice n where n.landlord = of_landlord and n.kind = 'public-form-full' and n.at > now() - interval '1 hour') then
      perform sec.notify(of_landlord, 'public-form-full ' || gen_random_uuid(), o.stream, 'public-form-full', teller::text, now(),
          array(select distinct r.account from rowan.staff_role r join rowan.account a on a.landlord = r.landlord and a.account = r.account
            and not a.disabled and a.password_hash <> '!' where r.landlord = of_landlord and sec.is_role_giver(r.role)))
        from rowan.stream o where o.landlord = of_landlord and o.kind = 'organisation';
      perform sec.chain(of_landlord, teller, 'act:tell-publicly', 'list', null, 'none', 'refused');
    end if;
    return false;
  end if;
  insert into rowan.public_form_sent values (of_landlord, now());
  insert into rowan.staff_role values (of_landlord, teller, 'member-of-public') on conflict do nothing;
  insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until)
    values (of_landlord, of_token, teller, now(), now() + interval '1 minute', now() + interval '1 minute');
  return true;
end $$;

drop function sec.end_telling(bytea);
create function sec.end_telling(of_token bytea, told boolean) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare place text;
begin
  delete from rowan.session s using rowan.account a where s.token_hash = of_token and a.landlord = s.landlord and a.account = s.account
    and a.username = 'public-form@' || a.landlord returning s.landlord into place;
  if place is null or told then return; end if;
  delete from rowan.public_form_sent f where f.ctid = (select l.ctid from rowan.public_form_sent l where l.landlord = place order by l.at desc limit 1);
end $$;
grant execute on function sec.end_telling(bytea, boolean) to rowan_door;
