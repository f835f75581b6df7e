-- As before (0076), and whether the account is one of the made-up staff, whose password everybody knows: the door lets them in from this machine alone, unless
-- whoever runs it says otherwise. See docs/decisions/0095.
drop function sec.begin_sign_in(text, text);
create function sec.begin_sign_in(of_username text, of_place text)
returns table (attempt uuid, wait integer, account uuid, password_hash text, made_up boolean)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare found rowan.account; reserved record;
begin
  select * into found from rowan.account a where a.username = of_username and not a.disabled and sec.uses_own_means(a.landlord, a.account);
  reserved := sec.reserve_attempt(coalesce(found.landlord, '-'), sha256(convert_to(of_username, 'UTF8')), sha256(convert_to(of_place, 'UTF8')));
  return query select reserved.attempt, reserved.wait, found.account, found.password_hash, coalesce(found.made_up, false);
end $$;
grant execute on function sec.begin_sign_in(text, text) to rowan_door;
