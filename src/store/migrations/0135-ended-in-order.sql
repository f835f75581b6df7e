-- Whose tenancies had ended was worked out for everybody of a landlord before the first two hundred were taken, every night and in one statement: with
-- a great many homes it was cut off, and the list of what is due was not made. Now those who left are gone through from the longest gone, and no
-- further than the list.
create index tenancy_part_ended on rowan.tenancy_part (landlord, part_until, customer, tenancy) where part_until is not null;

create or replace function sec.person_facts(of_landlord text, of_customer uuid, before timestamptz) returns table (stream uuid, reference text, closed timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return query select p.customer, sec.person_reference(p.customer), p.part_until::timestamp at time zone 'Europe/London'
  from rowan.tenancy_part p
  where p.landlord = of_landlord and p.part_until is not null and (of_customer is null or p.customer = of_customer)
    and p.part_until::timestamp at time zone 'Europe/London' < before
    and not exists (select from rowan.tenancy_part o where o.landlord = p.landlord and o.customer = p.customer
      and (o.part_until is null or (o.part_until, o.tenancy) > (p.part_until, p.tenancy)))
    and not exists (select from rowan.person n join rowan.stream s on s.landlord = n.landlord and s.stream = n.stream
      where n.landlord = p.landlord and n.customer = p.customer and s.erased is null)
    and not exists (select from rowan.complaint c where c.landlord = p.landlord and c.customer = p.customer)
    and not exists (select from rowan.data_request d where d.landlord = p.landlord and d.customer = p.customer)
  order by p.part_until, p.customer limit 200;
end $$;
