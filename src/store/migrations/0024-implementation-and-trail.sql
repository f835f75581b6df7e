-- How much of the policy is open and late: as before, but one row for a set of clauses, so that what cites two is counted once.
drop function sec.implementation(bigint);
create function sec.implementation(of_now bigint)
returns table (clauses text[], owed_by text, owner_role text, organisation boolean, live bigint, late bigint, oldest timestamptz, since timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select d.clauses, d.owed_by, c.owner_role, s.kind = 'organisation', count(*), count(*) filter (where d.due < sec.instant(of_now)),
    min(d.due) filter (where d.due < sec.instant(of_now)), min(d.opened)
  from sec.who() w
  join rowan.duty d on d.landlord = w.landlord and d.outcome = 'open'
  join rowan.stream s on s.landlord = d.landlord and s.stream = d.stream and s.case_kind is distinct from 'colleague'
  left join rowan.case_summary c on c.landlord = d.landlord and c.stream = d.stream
  where (select sec.oversees())
  group by d.clauses, d.owed_by, c.owner_role, s.kind
$$;

-- The audit, the latest lines first, for those who read it whole: with the references of the cases that a line is about, and never
-- what stands on them. `of_before` is the first line that is not wanted any more; `of_turned_away` leaves those that found nothing.
create function sec.trail(of_before bigint, of_turned_away boolean, of_most int)
returns table (seq bigint, at timestamptz, name text, action text, object_type text, basis text, result text, refs text[])
language sql stable security definer set search_path = pg_catalog as $$
  select a.seq, a.at, u.name, a.action, a.object_type, a.basis, a.result,
    case when a.object ~ '^R-[0-9A-Z]{4}$' then array[a.object] else
      (select coalesce(array_agg(s.reference order by s.reference), '{}') from rowan.stream s
       where s.landlord = a.landlord and s.kind = 'case' and s.stream = any(array(
         select o::uuid from unnest(string_to_array(a.object, ' ')) o where o ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'))) end
  from sec.who() w
  join rowan.audit a on a.landlord = w.landlord and a.seq < of_before and a.actor is not null
    and (not of_turned_away or a.result in ('not-found', 'refused'))
  left join rowan.account u on u.landlord = a.landlord and u.account = a.actor
  where (select sec.reads_trail())
  order by a.seq desc limit least(of_most, 200)
$$;
grant execute on function sec.implementation(bigint), sec.trail(bigint, boolean, int) to rowan_web;
