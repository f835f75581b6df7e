-- Requests that were answered, each with the moment of its first answer; as a list also those that somebody answered without a part, whose whole was
-- never given: for whoever did that it was answered, and stands on the list of what is kept as any other. One by its id only once the whole was given:
-- before that it is not erased. See docs/decisions/0091.
create or replace function sec.request_facts(of_landlord text, of_request uuid) returns table (stream uuid, reference text, closed timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select d.request, d.reference, least(d.released, d.given_apart) from rowan.data_request d
  where d.landlord = of_landlord and (d.released is not null and (of_request is null or d.request = of_request)
    or of_request is null and d.given_apart is not null)
$$;

-- As before, with the jobs that are named by one of its parts.
create or replace function sec.empty_request(of_landlord text, of_request uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare parts uuid[]; named text[];
begin
  parts := array(select p.part from rowan.data_part p where p.landlord = of_landlord and p.request = of_request);
  named := array(select x::text from unnest(parts || of_request) as x);
  delete from rowan.answer a where a.landlord = of_landlord and a.answer::text like '%' || of_request || '%';
  delete from rowan.notice n where n.landlord = of_landlord and n.about = any(named);
  delete from rowan.job j where j.landlord = of_landlord and split_part(j.about, ' ', 1) = any(named);
  delete from rowan.data_part_reason r where r.landlord = of_landlord and r.part = any(parts);
  delete from rowan.data_part p where p.landlord = of_landlord and p.request = of_request;
  delete from rowan.data_withholding h where h.landlord = of_landlord and h.request = of_request;
  delete from rowan.data_extension x where x.landlord = of_landlord and x.request = of_request;
  delete from rowan.keeping_hold k where k.landlord = of_landlord and k.stream = of_request;
  delete from rowan.due_to_erase d where d.landlord = of_landlord and d.stream = of_request;
  delete from rowan.data_request d where d.landlord = of_landlord and d.request = of_request;
end $$;
