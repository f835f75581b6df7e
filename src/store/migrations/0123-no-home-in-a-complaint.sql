-- As before (0114), for a part of a case alone. Whoever handles a complaint sees no address that is kept apart on a case of whoever complained: to let a
-- home of theirs stand in one complaint and not in another would tell them of it, and to let it stand in each would pass it on. So none does.
-- See docs/decisions/0085.
create or replace function sec.own_homes_of_part(of_part uuid) returns table (home uuid, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or coalesce(of_part = any(sec.my_data_parts()), false) is not true then return; end if;
  return query select distinct h.home, h.sealed from rowan.data_part p
    join rowan.data_request d on d.landlord = p.landlord and d.request = p.request
    join rowan.tenancy_part t on t.landlord = d.landlord and t.customer = d.customer
    join rowan.tenancy y on y.landlord = t.landlord and y.tenancy = t.tenancy
    join rowan.home h on h.landlord = y.landlord and h.home = y.home
    where p.landlord = w.landlord and p.part = of_part and p.place = 'case';
end $$;
