-- A sample of what was looked at, drawn every Monday for those who keep people apart from cases: each line of it is marked as looked at, with
-- what they found. Nobody is shown what they did themselves. Drawn from the audit, of which it holds numbers alone. See docs/decisions/0088.
create table rowan.look_round (
  landlord text not null references rowan.landlord, week date not null, drawn timestamptz not null,
  upto bigint not null, -- the last line of the audit that it was drawn from
  primary key (landlord, week)
);
create table rowan.look (
  landlord text not null, id uuid not null, week date not null, why text not null check (why in ('emergency', 'out-of-hours', 'not-found', 'drawn')),
  actor uuid not null, seq bigint not null, -- the line, or the first of several of one day
  times integer not null check (times > 0),
  looked timestamptz, looked_by uuid, sealed bytea, -- what they found
  primary key (landlord, id),
  foreign key (landlord, week) references rowan.look_round,
  unique (landlord, week, why, seq),
  check (looked_by <> actor)
);
alter table rowan.look_round enable row level security;
alter table rowan.look_round force row level security;
alter table rowan.look enable row level security;
alter table rowan.look force row level security;

-- The worker's: draws what was written since the last time, once for each week. Every emergency; who read cases out of hours, on which day; who
-- asked five times a day for what is not there; and of all reading two in a hundred, by chance. How many, and -1 where it was drawn before.
create function sec.draw_looks(of_landlord text, of_week date, of_at timestamptz) returns integer
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

-- Tells those who look that a week was drawn: nothing of it. How many were told.
create function sec.tell_of_looks(of_landlord text, of_week date, of_at timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  return sec.notify(of_landlord, 'looks-drawn ' || of_week, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'),
    'looks-drawn', of_week::text, of_at, array(select distinct r.account from rowan.staff_role r
      join rowan.account a on a.landlord = r.landlord and a.account = r.account and not a.disabled
      where r.landlord = of_landlord and sec.is_look_role(r.role) order by 1));
end $$;

-- Which of them the asker looks at: nothing that they did themselves, nothing of a case out of which they are kept, and of a colleague's case
-- or one that is closed to all but a few only whoever looks at those.
create function sec.my_looks() returns table (id uuid, week date, why text, name text, at timestamptz, action text, times integer, refs text[],
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
  order by k.looked is not null, k.week desc, k.why, a.seq limit 300;
end $$;

-- Marks one as looked at, with what they found. Whether it was theirs to mark, and was not marked before.
create function sec.mark_look(of_id uuid, of_sealed bytea, of_at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not exists (select from sec.my_looks() m where m.id = of_id and m.looked is null) then return false; end if;
  update rowan.look k set looked = of_at, looked_by = w.account, sealed = of_sealed where k.landlord = w.landlord and k.id = of_id and k.looked is null;
  return found;
end $$;

grant execute on function sec.my_looks(), sec.mark_look(uuid, bytea, timestamptz) to rowan_web;
grant execute on function sec.draw_looks(text, date, timestamptz), sec.tell_of_looks(text, date, timestamptz) to rowan_worker;
