-- Who is looked up is found from what they were asked by, and not by going through everybody whom the landlord knows: with fifty thousand
-- homes a look-up read all of them. The same rows as before (0037).
create or replace function sec.match_registry(asked jsonb, of_day date)
returns table (customer uuid, sealed bytea, matched text[], home uuid, home_sealed bytea, part text, held_until date, holders bigint)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); hidden uuid[];
begin
  if w.account is null or not sec.searches_registry() or not sec.has_noted(array(select decode(a.value->>'key', 'hex')
    from jsonb_array_elements(asked) with ordinality as a(value, place) order by a.place)) then return; end if;
  hidden := sec.hidden_homes(w.landlord, of_day);
  return query
  with hit as materialized (
    select b.subject, array_agg(distinct b.field) as fields
    from jsonb_to_recordset(asked) as a(field text, key text)
    join rowan.blind_index b on b.landlord = w.landlord and b.field = a.field and b.key = decode(a.key, 'hex')
    group by b.subject
  ), lived as materialized (
    select t.tenancy, t.home from hit h join rowan.tenancy t on t.landlord = w.landlord and t.home = h.subject
    union
    select t.tenancy, t.home from hit h join rowan.tenancy_part p on p.landlord = w.landlord and p.customer = h.subject
      join rowan.tenancy t on t.landlord = p.landlord and t.tenancy = p.tenancy
  ), lives as materialized (
    select l.tenancy, l.home, p.customer, p.part, p.part_until, p.part_from
    from lived l join rowan.tenancy_part p on p.landlord = w.landlord and p.tenancy = l.tenancy
  ), somebody as materialized (
    select h.subject as customer from hit h union select l.customer from lives l
  ), known as (
    select r.customer, r.sealed, coalesce(own.fields, '{}') as own, at_home.home, at_home.fields as there,
      row_number() over (partition by r.customer
        order by cardinality(at_home.fields) desc nulls last, l.part_until is null or l.part_until >= of_day desc, l.part_from desc nulls last) as place,
      l.tenancy, l.part, l.part_until
    from somebody s join rowan.customer r on r.landlord = w.landlord and r.customer = s.customer
    left join hit own on own.subject = r.customer
    left join lives l on l.customer = r.customer and (own.subject is not null or l.home in (select h.subject from hit h))
    left join (select h.subject as home, h.fields from hit h) at_home on at_home.home = l.home and not r.customer = any(hidden)
    where own.subject is not null or at_home.home is not null
  )
  select k.customer, k.sealed, k.own || coalesce(k.there, '{}'), k.home,
    (select h.sealed from rowan.home h where h.landlord = w.landlord and h.home = k.home), k.part, k.part_until,
    (select count(*) from rowan.tenancy_part o where o.landlord = w.landlord and o.tenancy = k.tenancy and o.part = 'holder'
      and (o.part_until is null or o.part_until >= of_day))
  from known k where k.place = 1
  order by cardinality(k.own || coalesce(k.there, '{}')) desc, k.customer limit 25;
end $$;
