-- As before (0089), but that what was drawn by chance comes last of what waits: two in a hundred of a large landlord's reading fill the list,
-- and an emergency that stands behind it was neither shown nor could it be marked.
create or replace function sec.my_looks() returns table (id uuid, week date, why text, name text, at timestamptz, action text, times integer, refs text[],
  looked timestamptz, looked_by text, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.looks_weekly() is not true then return; end if;
  return query
  select k.id, k.week, k.why, u.name, a.at, a.action, k.times, c.refs, k.looked, b.name, k.sealed
  from rowan.look k
  join rowan.audit a on a.landlord = k.landlord and a.seq = k.seq
    and coalesce(string_to_array(a.object, ' ') && (select sec.kept_out_objects())::text[], false) is false
  cross join lateral (select coalesce(array_agg(s.reference order by s.reference), '{}') as refs, coalesce(bool_or(sec.is_narrow(s.landlord, s.stream)), false) as narrow
    from rowan.stream s where s.landlord = a.landlord and s.kind = 'case' and s.stream = any(array(
      select o::uuid from unnest(string_to_array(a.object, ' ')) o where o ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'))) c
  left join rowan.account u on u.landlord = k.landlord and u.account = k.actor
  left join rowan.account b on b.landlord = k.landlord and b.account = k.looked_by
  where k.landlord = w.landlord and k.actor <> w.account and (not c.narrow or (select sec.looks_at_all()))
  order by k.looked is not null,
    case when k.looked is null then array_position(array['emergency', 'not-found', 'out-of-hours', 'drawn'], k.why) end,
    k.week desc, k.why, a.seq limit 300;
end $$;
