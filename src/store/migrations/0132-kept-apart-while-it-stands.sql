-- Somebody kept out of a part that stands no more (the case was matched wrongly, or is about somebody who is said to cause harm since) counted as kept apart for
-- ever: nothing that they did counted, what they gave was not the whole, and where everybody who protects data was kept out of such a part no whole answer
-- was ever given, though nothing was missing. They are kept apart while it stands. See docs/decisions/0089.
create or replace function sec.is_kept_apart(of_landlord text, of_request uuid, of_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.data_part p where p.landlord = of_landlord and p.request = of_request and sec.is_kept_from_part(p, of_account)
    and sec.part_stands(p))
$$;
create or replace function sec.is_kept_from_more(of_landlord text, of_request uuid, by uuid, of_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.data_part p where p.landlord = of_landlord and p.request = of_request and sec.is_kept_from_part(p, by)
    and not sec.is_kept_from_part(p, of_account) and sec.part_stands(p))
$$;
-- What somebody gave apart stays answered for whoever saw it so, also once the part that it was without stands no more, or went with its case: that it came
-- back to their list would say that there was one.
create or replace function sec.given_for(d rowan.data_request, of_account uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select g from jsonb_array_elements((d).given_without) as g
  where not exists (select from rowan.data_part p
      where p.landlord = (d).landlord and p.request = (d).request and g->'without' ? p.part::text and not sec.is_kept_from_part(p, of_account))
    and (g->>'by' = of_account::text or exists (select from rowan.data_part p
      where p.landlord = (d).landlord and p.request = (d).request and g->'without' ? p.part::text and sec.is_kept_from_part(p, of_account)))
  order by g->>'by' is distinct from of_account::text, (g->>'at')::bigint limit 1
$$;
