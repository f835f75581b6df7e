-- As before, with which cases a number is about: by numbers that mean nothing and are others at each reading, so that what is about
-- fewer than five cases can be left out of what is shown. See docs/decisions/0067.
drop function sec.implementation(bigint);
create function sec.implementation(of_now bigint)
returns table (clauses text[], owed_by text, owner_role text, organisation boolean, live bigint, late bigint, oldest timestamptz,
  since timestamptz, cases int[], late_cases int[])
language sql volatile security definer set search_path = pg_catalog as $$
  with open as (
    select d.clauses, d.owed_by, d.due, d.opened, d.stream, c.owner_role, s.kind
    from sec.who() w
    join rowan.duty d on d.landlord = w.landlord and d.outcome = 'open'
    join rowan.stream s on s.landlord = d.landlord and s.stream = d.stream and s.case_kind is distinct from 'colleague'
      and s.stream <> all((select sec.kept_out())::uuid[])
    left join rowan.case_summary c on c.landlord = d.landlord and c.stream = d.stream
    where (select sec.oversees())
  ), numbered as (
    select e.stream, (row_number() over (order by random()))::int as n from (select distinct o.stream from open o where o.kind <> 'organisation') e
  )
  select o.clauses, o.owed_by, o.owner_role, o.kind = 'organisation', count(*), count(*) filter (where o.due < sec.instant(of_now)),
    min(o.due) filter (where o.due < sec.instant(of_now)), min(o.opened),
    coalesce(array_agg(distinct n.n) filter (where n.n is not null), '{}'),
    coalesce(array_agg(distinct n.n) filter (where n.n is not null and o.due < sec.instant(of_now)), '{}')
  from open o left join numbered n on n.stream = o.stream
  group by o.clauses, o.owed_by, o.owner_role, o.kind
$$;
grant execute on function sec.implementation(bigint) to rowan_web;
