-- Which cases somebody may see is asked of every table of every statement. Exclusions and seals were looked up anew for each of their cases:
-- on a caseload of fifty a hundred scans each time. Now each is read once. It answers what it answered before (0038, 0095).
create or replace function sec.visible() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); kept uuid[]; mine uuid[]; sealed uuid[];
begin
  kept := array(select x.stream from rowan.exclusion x where x.landlord = w.landlord and x.account = w.account and x.ended is null);
  mine := array(select m.stream from rowan.membership m
    where m.landlord = w.landlord and m.account = w.account and m.member_from <= now() and (m.member_until is null or m.member_until > now())
      and m.stream <> all(kept));
  -- Those that are for named people alone, and the reader is none of them.
  sealed := array(select c.stream from rowan.case_seal c where c.landlord = w.landlord and c.stream = any(mine)
    group by c.stream having not bool_or(c.account = w.account));
  if cardinality(sealed) = 0 then return mine; end if;
  return array(select m.stream from rowan.membership m
    where m.landlord = w.landlord and m.account = w.account and m.stream = any(mine) and (m.stream <> all(sealed) or m.purpose = 'emergency'));
end $$;
