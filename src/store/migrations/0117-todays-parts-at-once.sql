-- Today asked of each part of every answer ever given whether it waits, and each time worked out anew which are there: those who handle complaints
-- waited longer with every request that was answered, until Today did not open. What waits is read at once, of what is not answered. See docs/decisions/0085.

-- As before; where the asker is, is worked out once.
create or replace function sec.my_data_parts() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); cases uuid[]; taken uuid[];
begin
  if w.account is null then return '{}'; end if;
  cases := sec.acting_on();
  taken := sec.complaints();
  return (select coalesce(array_agg(p.part), '{}') from rowan.data_part p where p.landlord = w.landlord
    and case when p.place = 'case' and p.stream = any(cases) or p.place = 'complaint' and p.stream = any(taken) then sec.part_stands(p) else false end);
end $$;

-- The parts that the asker can take a step further, of requests that are not answered: to be put together, also anew where one was sent back, or to be
-- read by somebody else than whoever put it together; of a complaint also by whoever protects data (0110).
create function sec.waiting_data_parts() returns table (part uuid, place text, stream uuid, reference text, is_gathered boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); cases uuid[]; taken uuid[]; protects boolean;
begin
  if w.account is null then return; end if;
  cases := sec.acting_on();
  taken := sec.complaints();
  protects := coalesce(sec.protects_data(), false);
  return query
    with waits as materialized (
      select p, d.due from rowan.data_request d join rowan.data_part p on p.landlord = d.landlord and p.request = d.request
        where d.landlord = w.landlord and d.released is null and p.agreed is null and (p.gathered_by is distinct from w.account or p.is_back)),
    here as materialized (
      select t.p, t.due from waits t where (t.p).place = 'case' and (t.p).stream = any(cases) or (t.p).place = 'complaint' and (t.p).stream = any(taken)
      union all select t.p, t.due from waits t
        join rowan.complaint c on c.landlord = (t.p).landlord and c.stream = (t.p).stream and c.officer is distinct from w.account
        left join rowan.case_summary o on o.landlord = c.landlord and o.stream = c.case_stream
        where protects and (t.p).place = 'complaint' and (t.p).stream <> all(taken) and (t.p).gathered is not null and not (t.p).is_back
          and o.owner is distinct from w.account and not sec.is_kept_from_part(t.p, w.account))
    select (h.p).part, (h.p).place, (h.p).stream, s.reference, (h.p).gathered is not null and not (h.p).is_back
      from here h join rowan.stream s on s.landlord = (h.p).landlord and s.stream = (h.p).stream
      where sec.part_stands(h.p) order by h.due, s.reference;
end $$;
grant execute on function sec.waiting_data_parts() to rowan_web;
