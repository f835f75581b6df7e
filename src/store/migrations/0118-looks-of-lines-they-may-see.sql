-- The weekly look showed whoever gave an answer without what they may not see that somebody gave it again, which the trail does not show them (0107);
-- and it counted lines that whoever looks may not see. Each is drawn with the lines that it counts, and shown to each who looks by those that
-- are there for them: the first of these, and how many. One that was drawn before has its first line alone. See docs/decisions/0090.
alter table rowan.look add column lines bigint[];

create or replace function sec.draw_looks(of_landlord text, of_week date, of_at timestamptz, days_off date[]) returns integer
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
      a.object_type in ('case', 'person') and a.result = 'shown' and a.action like 'view:%' as is_read
    from rowan.audit a join rowan.account u on u.landlord = a.landlord and u.account = a.actor
    where a.landlord = of_landlord and a.seq > after and a.seq <= last and not sec.is_of_part(a.action, a.object_type)
  ), found as (
    select 'emergency' as why, l.actor, array[l.seq] as lines from line l where l.action = 'emergency' and l.result = 'shown'
    union all select 'out-of-hours', l.actor, array_agg(l.seq order by l.seq) from line l
      where l.is_read and (extract(isodow from l.at) > 5 or l.at::date = any(days_off) or extract(hour from l.at) not between 7 and 19) group by l.actor, l.at::date
    union all select 'not-found', l.actor, array_agg(l.seq order by l.seq) from line l
      where l.object_type in ('case', 'person') and l.result = 'not-found' group by l.actor, l.at::date having count(*) >= 5
    union all select 'sent-out', l.actor, array_agg(l.seq order by l.seq) from line l
      where l.action in ('act:begin-export', 'act:answer-data-request') and l.result in ('done', 'shown', 'recorded') group by l.actor, l.at::date
    union all select 'searched', l.actor, array_agg(l.seq order by l.seq) from line l
      where l.action = 'view:matches' group by l.actor, l.at::date having count(*) >= 20
    union all select 'drawn', d.actor, array[d.seq] from (select l.actor, l.seq, row_number() over (order by random()) as place,
        count(*) over () as every from line l where l.is_read) d where d.place <= ceil(d.every * 0.02)
  )
  insert into rowan.look (landlord, id, week, why, actor, seq, times, lines)
    select of_landlord, gen_random_uuid(), of_week, f.why, f.actor, f.lines[1], cardinality(f.lines), f.lines from found f;
  get diagnostics made = row_count;
  return made;
end $$;

-- As before, of the lines that the asker may see. What is drawn from so many on is there from so many that they may see.
create or replace function sec.my_looks() returns table (id uuid, week date, why text, name text, at timestamptz, action text, times integer, refs text[],
  looked timestamptz, looked_by text, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); looks boolean := coalesce(sec.looks_weekly(), false); alone uuid; hidden text[]; apart jsonb; at_all boolean;
begin
  if w.account is null then return; end if;
  if not looks and sec.stands_in_for_looks() then alone := sec.only_looker(w.landlord); end if;
  if not looks and alone is null then return; end if;
  hidden := sec.kept_out_objects();
  apart := sec.given_apart_objects();
  at_all := coalesce(sec.looks_at_all(), false);
  return query
  select k.id, k.week, k.why, u.name, a.at, a.action, v.times, c.refs, k.looked, b.name, k.sealed
  from rowan.look k
  cross join lateral (select min(l.seq) as seq, count(*)::integer as times from rowan.audit l
    where l.landlord = k.landlord and l.seq = any(coalesce(k.lines, array[k.seq])) and not sec.is_of_part(l.action, l.object_type)
      and coalesce(string_to_array(l.object, ' ') && hidden, false) is false
      and coalesce(l.seq > (apart->>l.object)::bigint and l.actor <> w.account, false) is false
      and (at_all or not exists (select from rowan.stream s where s.landlord = l.landlord and s.kind = 'case' and sec.is_narrow(s.landlord, s.stream)
        and s.stream = any(array(select o::uuid from unnest(string_to_array(l.object, ' ')) o where o ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'))))) v
  join rowan.audit a on a.landlord = k.landlord and a.seq = v.seq
  cross join lateral (select coalesce(array_agg(s.reference order by s.reference), '{}') as refs
    from rowan.stream s where s.landlord = a.landlord and s.kind = 'case' and s.stream = any(array(
      select o::uuid from unnest(string_to_array(a.object, ' ')) o where o ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'))) c
  left join rowan.account u on u.landlord = k.landlord and u.account = k.actor
  left join rowan.account b on b.landlord = k.landlord and b.account = k.looked_by
  where k.landlord = w.landlord and k.actor <> w.account and (looks or k.actor = alone)
    and (k.lines is null or v.times >= case k.why when 'not-found' then 5 when 'searched' then 20 else 1 end)
  order by k.looked is not null,
    case when k.looked is null then array_position(array['emergency', 'not-found', 'searched', 'sent-out', 'out-of-hours', 'drawn'], k.why) end,
    k.week desc, k.why, a.seq limit 300;
end $$;
