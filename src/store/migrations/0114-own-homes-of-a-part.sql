-- The homes of whoever asked for their data, as their answer lists them: for whoever puts a part of it together, so that their own words about
-- themselves may name where they lived. Read by the server, and shown nowhere. See docs/decisions/0085.
create function sec.own_homes_of_part(of_part uuid) returns table (home uuid, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or coalesce(of_part = any(sec.my_data_parts()), false) is not true then return; end if;
  return query select distinct h.home, h.sealed from rowan.data_part p
    join rowan.data_request d on d.landlord = p.landlord and d.request = p.request
    join rowan.tenancy_part t on t.landlord = d.landlord and t.customer = d.customer
    join rowan.tenancy y on y.landlord = t.landlord and y.tenancy = t.tenancy
    join rowan.home h on h.landlord = y.landlord and h.home = y.home
    where p.landlord = w.landlord and p.part = of_part;
end $$;
grant execute on function sec.own_homes_of_part(uuid) to rowan_web;
