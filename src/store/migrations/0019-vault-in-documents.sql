-- Addresses in the vault that no document about a case may tell: for whoever is on the case, to the server alone, which cuts them
-- out and shows them nowhere. Those of the same people on other cases of the asker too, so that none goes out by another file; a
-- case that the asker may not see adds nothing. Opening one to read it is another function, with a reason and its own audit line.
create function sec.addresses_left_out(of_stream uuid) returns table (address uuid, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_stream = any(sec.visible()) then return; end if;
  return query select v.address, v.sealed from rowan.vault_address v
    where v.landlord = w.landlord and v.stream = any(sec.visible()) and (v.stream = of_stream or exists (
      select from rowan.person here join rowan.person there on there.landlord = here.landlord and there.customer = here.customer
      where here.landlord = w.landlord and here.stream = of_stream and there.stream = v.stream and there.person = v.person));
end $$;
grant execute on function sec.addresses_left_out(uuid) to rowan_web;
