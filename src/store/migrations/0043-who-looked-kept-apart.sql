-- As before; but that somebody who is kept out still asks for the case is told to those who keep people apart alone: to anybody else it
-- would say who is kept out. And whoever reads the trail and is kept out of a case reads nothing of it.
create or replace function sec.who_looked(of_case text)
returns table (reference text, stream uuid, account uuid, name text, purpose text, member_until timestamptz, day date, action text,
  object_type text, result text, times bigint, first_at timestamptz, last_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine uuid[] := sec.visible(); found rowan.stream; objects text[]; look_ups text[] := '{}'; tells boolean := sec.keeps_apart();
begin
  select * into found from rowan.stream s
    where s.landlord = w.landlord and s.kind = 'case' and (s.stream = any(mine) or sec.reads_trail() and s.stream <> all(sec.kept_out()))
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
      and (tells or not exists (select from rowan.exclusion x where x.landlord = a.landlord and x.stream = found.stream
        and x.account = a.actor and a.at >= x.declared))
    group by a.actor, u.name, m.purpose, m.member_until, 7, a.action, a.object_type, a.result
    order by max(a.at) desc, a.actor, a.action;
end $$;
