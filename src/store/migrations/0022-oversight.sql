-- Who looked at a case, and how far the policy is carried out: two questions about what the asker may otherwise not read whole.

-- A line of the audit names one thing or several, with spaces between; asked by any of them.
create index audit_by_object on rowan.audit using gin (string_to_array(object, ' '));

-- What the audit tells of one case, by its reference or id: for whoever is on it, and for those who read the whole trail. No row
-- for a case that is hidden or missing. One row for each person, day, action and result. A look-up of its people in the landlord's
-- records is told to certain roles alone.
create function sec.who_looked(of_case text)
returns table (reference text, stream uuid, account uuid, name text, purpose text, member_until timestamptz, day date, action text,
  object_type text, result text, times bigint, first_at timestamptz, last_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine uuid[] := sec.visible(); found rowan.stream; objects text[]; look_ups text[] := '{}';
begin
  select * into found from rowan.stream s
    where s.landlord = w.landlord and s.kind = 'case' and (s.stream = any(mine) or sec.reads_trail())
      and (s.reference = of_case or s.stream::text = of_case);
  if found.stream is null then return; end if;
  if sec.reads_trail() or sec.sees_look_ups() then
    select coalesce(array_agg(p.customer::text), '{}') into look_ups from rowan.person p
      where p.landlord = w.landlord and p.stream = found.stream and p.customer is not null;
  end if;
  objects := array[found.stream::text, found.reference] || look_ups
    || array(select d.id::text from rowan.duty d where d.landlord = w.landlord and d.stream = found.stream)
    || array(select e.codes->>'order' from rowan.entry e where e.landlord = w.landlord and e.stream = found.stream and e.codes ? 'order');
  return query
    select found.reference, found.stream, a.actor, u.name, m.purpose, m.member_until, (a.at at time zone 'Europe/London')::date,
      a.action, a.object_type, a.result, count(*), min(a.at), max(a.at)
    from rowan.audit a
    left join rowan.account u on u.landlord = a.landlord and u.account = a.actor
    left join rowan.membership m on m.landlord = a.landlord and m.account = a.actor and m.stream = found.stream
    where a.landlord = w.landlord and a.actor is not null and string_to_array(a.object, ' ') && objects
    group by a.actor, u.name, m.purpose, m.member_until, 7, a.action, a.object_type, a.result
    order by max(a.at) desc, a.actor, a.action;
end $$;

-- How much of the policy is open and late, clause by clause and by who owes it: numbers alone, and no case. Cases of colleagues
-- are not counted: that there is one is told to nobody but those who look after colleagues.
create function sec.implementation(of_now bigint)
returns table (clause text, owed_by text, owner_role text, organisation boolean, live bigint, late bigint, oldest timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select clause, d.owed_by, c.owner_role, s.kind = 'organisation', count(*), count(*) filter (where d.due < sec.instant(of_now)),
    min(d.due) filter (where d.due < sec.instant(of_now))
  from sec.who() w
  join rowan.duty d on d.landlord = w.landlord and d.outcome = 'open'
  join rowan.stream s on s.landlord = d.landlord and s.stream = d.stream and s.case_kind is distinct from 'colleague'
  left join rowan.case_summary c on c.landlord = d.landlord and c.stream = d.stream
  cross join unnest(d.clauses) as clause
  where (select sec.oversees())
  group by clause, d.owed_by, c.owner_role, s.kind
$$;

grant execute on function sec.who_looked(text), sec.implementation(bigint) to rowan_web;
