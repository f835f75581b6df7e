-- The trail names the case on which a part of an answer was put together, and when: whoever protects data, and sees how far each part is, could read
-- there of which case it is. Lines about parts are for those who are there. See docs/decisions/0090.
create function sec.is_of_part(action text, object_type text) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select object_type in ('case', 'complaint') and action in ('view:data-part', 'act:gather-data-part', 'act:agree-data-part', 'act:answer-data-request')
$$;
alter table rowan.data_request add column given_apart_seq bigint; -- of the audit, before the line that says so
-- Requests to which whoever is kept out of a part of it gave their answer, with the last number of the audit before it: what others do about one
-- after that, they do not see on the trail. One object, by id.
create function sec.given_apart_objects() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select coalesce(jsonb_object_agg(d.request, d.given_apart_seq), '{}') from rowan.data_request d
    where d.landlord = w.landlord and d.given_apart is not null and sec.is_kept_apart(d.landlord, d.request, w.account));
end $$;
create or replace function sec.release_data_request(of_request uuid, of_day date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); seen rowan.data_request;
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  seen := sec.hold_as_seen(w, of_request);
  if (seen.agreed is not null and seen.identity_agreed is not null and seen.not_before <= of_day) is not true then return false; end if;
  if seen.released is not null then return true; end if;
  if exists (select from rowan.data_part p where p.landlord = w.landlord and p.request = of_request and p.agreed is null and sec.part_stands(p)
      and not sec.is_kept_from_part(p, w.account))
    or exists (select from rowan.job j where j.landlord = w.landlord and j.kind = 'data-near' and j.about = of_request::text and j.done is null)
  then return false; end if;
  if sec.is_kept_apart(w.landlord, of_request, w.account) then
    seen.released := sec.instant(at); seen.released_by := w.account;
    update rowan.data_request d set given_apart = seen.released, given_apart_by = w.account,
        given_apart_seq = (select h.seq from rowan.audit_head h where h.landlord = w.landlord), as_given_apart = to_jsonb(seen) || jsonb_build_object(
        'withheld', encode(sec.data_withheld(of_request), 'hex'), 'extension', encode(sec.data_extension(of_request), 'hex'))
      where d.landlord = w.landlord and d.request = of_request;
  else
    update rowan.data_request d set released = sec.instant(at), released_by = w.account where d.landlord = w.landlord and d.request = of_request;
  end if;
  return true;
end $$;

-- As before; lines about parts in full for those who are there, without their case for auditors, and not at all for those who see requests.
create or replace function sec.trail(of_before bigint, of_turned_away boolean, of_most int)
returns table (seq bigint, at timestamptz, name text, action text, object_type text, basis text, result text, refs text[])
language sql stable security definer set search_path = pg_catalog as $$
  select a.seq, a.at, u.name, a.action, case when p.is_away then 'list' else a.object_type end, case when p.is_away then 'staff' else a.basis end, a.result,
    case when p.is_away then '{}' when a.object ~ '^R-[0-9A-Z]{4}$' then array[a.object] else
      (select coalesce(array_agg(s.reference order by s.reference), '{}') from rowan.stream s
       where s.landlord = a.landlord and s.kind = 'case' and s.stream = any(array(
         select o::uuid from unnest(string_to_array(a.object, ' ')) o where o ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'))) end
  from sec.who() w
  join rowan.audit a on a.landlord = w.landlord and a.seq < of_before and a.actor is not null
    and coalesce(string_to_array(a.object, ' ') && (select sec.kept_out_objects())::text[], false) is false
    and coalesce(a.seq > ((select sec.given_apart_objects())->>a.object)::bigint and a.actor <> w.account, false) is false
    and (not of_turned_away or a.result in ('not-found', 'refused'))
  cross join lateral (select sec.is_of_part(a.action, a.object_type)
    and coalesce(a.object = any((select sec.visible() || sec.complaints())::text[]), false) is false as is_away) p
  left join rowan.account u on u.landlord = a.landlord and u.account = a.actor
  where (select sec.reads_trail()) and not (p.is_away and (select sec.handles_data()))
  order by a.seq desc limit least(of_most, 200)
$$;

-- As before; and that they may have an answer is told to whoever is on the case.
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
      and (found.stream = any(mine) or not sec.is_of_part(a.action, a.object_type))
      and (tells or not exists (select from rowan.exclusion x where x.landlord = a.landlord and x.stream = found.stream
        and x.account = a.actor and a.at >= x.declared))
    group by a.actor, u.name, m.purpose, m.member_until, 7, a.action, a.object_type, a.result
    order by max(a.at) desc, a.actor, a.action;
end $$;

-- As before, of no line about a part: both who look at the sample see requests.
create or replace function sec.draw_looks(of_landlord text, of_week date, of_at timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare after bigint; last bigint; made integer;
begin
  perform pg_advisory_xact_lock(hashtextextended(of_landlord, 13));
  if exists (select from rowan.look_round r where r.landlord = of_landlord and r.week >= of_week) then return -1; end if;
  after := coalesce((select max(r.upto) from rowan.look_round r where r.landlord = of_landlord), 0);
  last := coalesce((select h.seq from rowan.audit_head h where h.landlord = of_landlord), 0);
  insert into rowan.look_round values (of_landlord, of_week, of_at, last);
  with line as (
    select a.seq, a.actor, a.action, a.result, a.object_type, (a.at at time zone 'Europe/London') as at,
      a.object_type in ('case', 'person') and a.result = 'shown' and a.action like 'view:%' and not sec.is_of_part(a.action, a.object_type) as is_read
    from rowan.audit a join rowan.account u on u.landlord = a.landlord and u.account = a.actor
    where a.landlord = of_landlord and a.seq > after and a.seq <= last
  ), found as (
    select 'emergency' as why, l.actor, l.seq, 1 as times from line l where l.action = 'emergency' and l.result = 'shown'
    union all select 'out-of-hours', l.actor, min(l.seq), count(*)::integer from line l
      where l.is_read and (extract(isodow from l.at) > 5 or extract(hour from l.at) not between 7 and 19) group by l.actor, l.at::date
    union all select 'not-found', l.actor, min(l.seq), count(*)::integer from line l
      where l.object_type in ('case', 'person') and l.result = 'not-found' group by l.actor, l.at::date having count(*) >= 5
    union all select 'drawn', d.actor, d.seq, 1 from (select l.actor, l.seq, row_number() over (order by random()) as place,
        count(*) over () as every from line l where l.is_read) d where d.place <= ceil(d.every * 0.02)
  )
  insert into rowan.look (landlord, id, week, why, actor, seq, times)
    select of_landlord, gen_random_uuid(), of_week, f.why, f.actor, f.seq, f.times from found f;
  get diagnostics made = row_count;
  return made;
end $$;
create or replace function sec.my_looks() returns table (id uuid, week date, why text, name text, at timestamptz, action text, times integer, refs text[],
  looked timestamptz, looked_by text, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.looks_weekly() is not true then return; end if;
  return query
  select k.id, k.week, k.why, u.name, a.at, a.action, k.times, c.refs, k.looked, b.name, k.sealed
  from rowan.look k
  join rowan.audit a on a.landlord = k.landlord and a.seq = k.seq and not sec.is_of_part(a.action, a.object_type)
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
