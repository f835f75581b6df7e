-- As in 0100, of what may have got out. What somebody told of themselves, and what they looked after before its case was named, they see as one
-- that names no case, if they are kept out of that case or it is for fewer to look after. Of what others tell, naming such a case, they see nothing,
-- as before. See docs/decisions/0089.

-- Whether a case of a leak is not there for somebody.
create function sec.is_tie_hidden(of rowan.leak_case, of_account uuid, closes boolean) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.exclusion x where x.landlord = (of).landlord and x.account = of_account and x.ended is null and x.stream = (of).case_stream)
    or not closes and sec.is_narrow((of).landlord, (of).case_stream)
$$;
create function sec.told_leak(of_landlord text, of_leak uuid) returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select e.by from rowan.entry e where e.landlord = of_landlord and e.stream = of_leak and e.seq = 1
$$;
-- Since when a case of it is not there for them; null where each is.
create function sec.leak_hidden_since(of_landlord text, of_leak uuid, of_account uuid, closes boolean) returns timestamptz
language sql stable security definer set search_path = pg_catalog as $$
  select min(c.since) from rowan.leak_case c where c.landlord = of_landlord and c.leak = of_leak and sec.is_tie_hidden(c, of_account, closes)
$$;
-- Whether somebody who looks after leaks sees this one: not if another told of it, naming a case that is not there for them.
create function sec.is_leak_seen(l rowan.leak, of_account uuid, closes boolean) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select sec.told_leak((l).landlord, (l).stream) = of_account or not exists (select from rowan.leak_case c where c.landlord = (l).landlord and c.leak = (l).stream
    and c.since <= (l).reported and sec.is_tie_hidden(c, of_account, closes))
$$;
create or replace function sec.leak_handlers(of_landlord text, of_leak uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select coalesce(array_agg(h.account order by h.account), '{}') from (
      select a.account, bool_or(sec.is_leak_role(r.role, true)) as closes from rowan.account a
      join rowan.staff_role r on r.landlord = a.landlord and r.account = a.account and sec.is_leak_role(r.role, false)
      where a.landlord = of_landlord and not a.disabled group by a.account) h
    join rowan.leak l on l.landlord = of_landlord and l.stream = of_leak where sec.is_leak_seen(l, h.account, h.closes));
end $$;
create or replace function sec.leaks() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); closes boolean := coalesce(sec.closes_leaks(), false);
begin
  if w.account is null or sec.handles_leaks() is not true then return '{}'; end if;
  return (select coalesce(array_agg(l.stream), '{}') from rowan.leak l where l.landlord = w.landlord and sec.is_leak_seen(l, w.account, closes));
end $$;

-- The cases of a leak that are there for the asker.
create or replace function sec.cases_of_leak(of_landlord text, of_leak uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); closes boolean := coalesce(sec.closes_leaks(), false);
begin
  return (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'reference', s.reference, 'state', c.state,
      'since', (extract(epoch from c.since) * 1000)::bigint) order by c.since, s.reference), '[]')
    from rowan.leak_case c join rowan.stream s on s.landlord = c.landlord and s.stream = c.case_stream
    where c.landlord = of_landlord and c.leak = of_leak and not sec.is_tie_hidden(c, w.account, closes));
end $$;
create or replace function sec.leak_rows() returns table (stream uuid, reference text, reported timestamptz, exposes boolean, state text, next_step text,
  next_due timestamptz, cases text[], undecided boolean)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine uuid[] := sec.leaks(); closes boolean := coalesce(sec.closes_leaks(), false);
begin
  return query select l.stream, l.reference, l.reported, l.exposes, l.state, l.next_step, l.next_due,
      array(select s.reference from rowan.leak_case c join rowan.stream s on s.landlord = c.landlord and s.stream = c.case_stream
        where c.landlord = l.landlord and c.leak = l.stream and c.state <> 'withdrawn' and not sec.is_tie_hidden(c, w.account, closes)
        order by c.since, s.reference),
      exists (select from rowan.leak_case c where c.landlord = l.landlord and c.leak = l.stream and c.case_stream is not null
        and c.state in ('raised', 'held') and not sec.is_tie_hidden(c, w.account, closes))
    from rowan.leak l where l.landlord = w.landlord and l.stream = any(mine)
    order by l.state = 'closed', l.next_due nulls last, l.reported desc, l.stream;
end $$;

-- What of a leak was written about a case that is not there for the asker: no entry of theirs sees it.
create function sec.hidden_entries(of_leak uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); closes boolean := coalesce(sec.closes_leaks(), false);
begin
  return (select coalesce(array_agg(e.id), '{}') from rowan.entry e join rowan.leak_case c on c.landlord = e.landlord and c.leak = e.stream
      and c.id::text = e.codes->>'case' and sec.is_tie_hidden(c, w.account, closes)
    where e.landlord = w.landlord and e.stream = of_leak and e.type = 'leak.case-decided');
end $$;
-- As before, without those entries, counted as if they were not there; nor the words that others wrote once such a case was named.
create or replace function sec.read_leak(of_leak text) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (select r.stream from sec.leak_rows() r where r.reference = of_leak or r.stream::text = of_leak);
  hidden uuid[]; since timestamptz; record jsonb; entries jsonb;
begin
  if target is null then return null; end if;
  hidden := sec.hidden_entries(target);
  since := sec.leak_hidden_since(w.landlord, target, w.account, coalesce(sec.closes_leaks(), false));
  record := sec.record_of(w.landlord, target, '{}');
  entries := (select coalesce(jsonb_agg(x.entry || jsonb_build_object('seq', x.n) order by x.n), '[]') from (
    select o.entry, row_number() over (order by (o.entry->>'seq')::int) as n from jsonb_array_elements(record->'entries') as o(entry)
    where (o.entry->>'id')::uuid <> all(hidden)) x);
  return record || jsonb_build_object('entries', entries, 'seq', jsonb_array_length(entries), 'cases', sec.cases_of_leak(w.landlord, target),
    'words', (select coalesce(jsonb_agg(jsonb_build_object('entry', s.entry, 'sealed', encode(s.sealed, 'hex'))), '[]')
      from rowan.words s join rowan.entry e on e.landlord = s.landlord and e.stream = s.stream and e.id = s.entry
      where s.landlord = w.landlord and s.stream = target and (since is null or e.by = w.account or e.recorded_at < since)),
    'names', (select coalesce(jsonb_object_agg(a.account, a.name), '{}') from rowan.account a where a.landlord = w.landlord
      and a.account in (select e.by from rowan.entry e where e.landlord = w.landlord and e.stream = target and e.id <> all(hidden))));
end $$;
-- As before; `shown` is how many of its entries the asker is shown.
create or replace function sec.load_leak(of_leak text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (select r.stream from sec.leak_rows() r where r.reference = of_leak or r.stream::text = of_leak); record jsonb;
begin
  if target is null then return null; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = target for update;
  record := sec.record_of(w.landlord, target, '{}');
  return record || jsonb_build_object('cases', sec.cases_of_leak(w.landlord, target),
    'shown', jsonb_array_length(record->'entries') - cardinality(sec.hidden_entries(target)));
end $$;

-- As before; whoever does not see each of its cases closes none.
create or replace function sec.write_leak(change jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid := (change->>'stream')::uuid; said jsonb := change->'entries'->0; is_open boolean;
begin
  is_open := (select l.state = 'open' from rowan.leak l where l.landlord = w.landlord and l.stream = target);
  if w.account is null or (target = any(sec.leaks()) and (is_open and (said->>'type' in ('leak.handled', 'leak.case-decided')
        or said->>'type' = 'leak.closed' and sec.closes_leaks() and sec.leak_hidden_since(w.landlord, target, w.account, true) is null)
      or said->>'type' = 'leak.case-decided' and said->'codes'->>'outcome' = 'wrong-case')) is not true
  then raise exception 'not found' using errcode = 'P0002'; end if;
  if said->>'type' = 'leak.case-decided' and exists (select from rowan.leak_case c where c.landlord = w.landlord and c.leak = target
    and c.id::text = said->'codes'->>'case' and sec.is_tie_hidden(c, w.account, coalesce(sec.closes_leaks(), false)))
  then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.append_to_leak(w, target, change);
  if said->>'type' = 'leak.case-decided' then
    perform sec.decide_leak_case(w, target, said->'codes', (said->>'recordedAt')::bigint);
  elsif said->>'type' = 'leak.closed' then
    if exists (select from rowan.leak_case c where c.landlord = w.landlord and c.leak = target and c.case_stream is not null and c.state in ('raised', 'held'))
    then raise exception 'not found' using errcode = 'P0002'; end if;
    update rowan.leak l set state = 'closed' where l.landlord = w.landlord and l.stream = target;
  end if;
  perform sec.write_leak_row(w.landlord, target, change->'shown');
end $$;
