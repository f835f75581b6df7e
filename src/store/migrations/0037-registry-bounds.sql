-- The landlord's records, also against a web process that is not to be trusted: every question is counted here, and a place is not
-- confirmed where somebody's address is kept apart.

-- How often one person may look into the records in an hour: searches, and lines of somebody found. The landlord's own data.
alter table rowan.landlord add column searches_an_hour integer not null default 60 check (searches_an_hour > 0);

-- Notes a question of the asker and says how many they asked within the last hour, this one counted. Null for whoever may not look,
-- and beyond the limit; what is asked beyond it counts too.
create or replace function sec.note_search(of_keys bytea[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); made integer;
begin
  if w.account is null or not sec.searches_registry() then return null; end if;
  insert into rowan.registry_search values (w.landlord, w.account, clock_timestamp(), of_keys);
  select count(*) into made from rowan.registry_search s
    where s.landlord = w.landlord and s.account = w.account and s.at > clock_timestamp() - interval '1 hour';
  return case when made <= (select l.searches_an_hour from rowan.landlord l where l.landlord = w.landlord) then made end;
end $$;

-- Whether exactly this was noted in this transaction, within the limit.
create function sec.has_noted(of_keys bytea[]) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return exists (select from rowan.registry_search s where s.landlord = w.landlord and s.account = w.account and s.keys = of_keys
      and s.xmin = pg_current_xact_id()::xid)
    and (select count(*) from rowan.registry_search s where s.landlord = w.landlord and s.account = w.account
      and s.at > clock_timestamp() - interval '1 hour') <= (select l.searches_an_hour from rowan.landlord l where l.landlord = w.landlord);
end $$;

-- Whose home is confirmed to nobody: people of cases whose address is kept apart, and who lives in a home that they hold. Worked out
-- whole for each question, so that it takes as long whoever is asked for.
create function sec.hidden_homes(of_landlord text, of_day date) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  with apart as (
    select distinct p.customer from rowan.vault_address v
    join rowan.person p on p.landlord = v.landlord and p.stream = v.stream and p.person = v.person
    where v.landlord = of_landlord and p.customer is not null
  )
  select coalesce(array_agg(a.customer), '{}') from (
    select customer from apart
    union
    select o.customer from apart
    join rowan.tenancy_part h on h.landlord = of_landlord and h.customer = apart.customer and h.part = 'holder'
      and (h.part_until is null or h.part_until >= of_day)
    join rowan.tenancy_part o on o.landlord = of_landlord and o.tenancy = h.tenancy and o.part = 'household'
  ) a
$$;

-- As before, where the question was noted. Who is hidden is found by name, birthday and number, and by no home; where nobody said a
-- home that is theirs, the answer is the same.
create or replace function sec.match_registry(asked jsonb, of_day date) returns table (customer uuid, sealed bytea, matched text[],
  home uuid, home_sealed bytea, part text, held_until date, holders bigint)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); hidden uuid[];
begin
  if w.account is null or not sec.searches_registry() or not sec.has_noted(array(select decode(a.value->>'key', 'hex')
    from jsonb_array_elements(asked) with ordinality as a(value, place) order by a.place)) then return; end if;
  hidden := sec.hidden_homes(w.landlord, of_day);
  return query
  with hit as (
    select b.subject, array_agg(distinct b.field) as fields
    from jsonb_to_recordset(asked) as a(field text, key text)
    join rowan.blind_index b on b.landlord = w.landlord and b.field = a.field and b.key = decode(a.key, 'hex')
    group by b.subject
  ), lives as (
    select t.tenancy, t.home, p.customer, p.part, p.part_until, p.part_from
    from rowan.tenancy t join rowan.tenancy_part p on p.landlord = t.landlord and p.tenancy = t.tenancy
    where t.landlord = w.landlord and (t.home in (select h.subject from hit h) or p.customer in (select h.subject from hit h))
  ), known as (
    select r.customer, r.sealed, coalesce(own.fields, '{}') as own, at_home.home, at_home.fields as there,
      row_number() over (partition by r.customer
        order by cardinality(at_home.fields) desc nulls last, l.part_until is null or l.part_until >= of_day desc, l.part_from desc nulls last) as place,
      l.tenancy, l.part, l.part_until
    from rowan.customer r
    left join hit own on own.subject = r.customer
    left join lives l on l.customer = r.customer
    left join (select h.subject as home, h.fields from hit h) at_home on at_home.home = l.home and not r.customer = any(hidden)
    where r.landlord = w.landlord and (own.subject is not null or at_home.home is not null)
  )
  select k.customer, k.sealed, k.own || coalesce(k.there, '{}'), k.home,
    (select h.sealed from rowan.home h where h.landlord = w.landlord and h.home = k.home), k.part, k.part_until,
    (select count(*) from rowan.tenancy_part o where o.landlord = w.landlord and o.tenancy = k.tenancy and o.part = 'holder'
      and (o.part_until is null or o.part_until >= of_day))
  from known k where k.place = 1
  order by cardinality(k.own || coalesce(k.there, '{}')) desc, k.customer limit 25;
end $$;

-- As before, and it is a question like any other: counted, and on the audit, so that there is no way to one without the other.
drop function sec.known_person(uuid, date);
create function sec.known_person(of_person uuid, of_day date) returns table (sealed bytea, holders bigint, part text)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); may boolean;
begin
  if w.account is null then return; end if;
  may := sec.note_search(array[sha256(convert_to('person ' || of_person, 'UTF8'))]) is not null;
  perform sec.chain(w.landlord, w.account, 'view:customer', 'person', of_person::text, 'staff', case
    when may and exists (select from rowan.customer r where r.landlord = w.landlord and r.customer = of_person) then 'shown'
    when may or not sec.searches_registry() then 'not-found' else 'refused' end);
  if not may then return; end if;
  return query select r.sealed, (select count(*) from rowan.tenancy_part o where o.landlord = w.landlord and o.tenancy = p.tenancy
      and o.part = 'holder' and (o.part_until is null or o.part_until >= of_day)), p.part
    from rowan.customer r
    left join rowan.tenancy_part p on p.landlord = r.landlord and p.customer = r.customer
      and (p.part_until is null or p.part_until >= of_day)
    where r.landlord = w.landlord and r.customer = of_person order by p.part_from desc nulls last limit 1;
end $$;
grant execute on function sec.known_person(uuid, date) to rowan_web;

-- As before, with the landlord's own limit, whatever the caller says.
drop function sec.check_restricted(bytea[], integer);
create function sec.check_restricted(of_keys bytea[]) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); made bigint; matches bigint;
begin
  if w.account is null or not sec.lets_homes() then return null; end if;
  insert into rowan.registry_search values (w.landlord, w.account, clock_timestamp(), of_keys);
  select count(*) into made from rowan.registry_search s
    where s.landlord = w.landlord and s.account = w.account and s.at > clock_timestamp() - interval '1 hour';
  select count(r.entry) into matches from unnest(of_keys) as asked(key)
    left join rowan.restricted_key r on r.landlord = w.landlord and r.key = asked.key;
  return case when made <= (select l.searches_an_hour from rowan.landlord l where l.landlord = w.landlord) then matches > 0 end;
end $$;
grant execute on function sec.check_restricted(bytea[]) to rowan_web;

-- As before, for roles that look people up.
create or replace function sec.account_of(of_person uuid, of_day date) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.searches_registry() then return null; end if;
  return (select a.account_reference from rowan.tenancy_part p
    join rowan.rent_account a on a.landlord = p.landlord and a.tenancy = p.tenancy
    where p.landlord = w.landlord and p.customer = of_person and p.part = 'holder'
      and (p.part_from is null or p.part_from <= of_day) and (p.part_until is null or p.part_until >= of_day)
    order by p.part_from desc nulls last, a.account_reference limit 1);
end $$;

-- As before, beside the entry that says so, which the asker has just written, and of a person of that case: false for any other.
drop function sec.keep_address(uuid, uuid, uuid, bytea);
create function sec.keep_address(of_address uuid, of_stream uuid, of_person uuid, of_sealed bytea) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_stream = any(sec.visible())
    or not exists (select from rowan.person p where p.landlord = w.landlord and p.stream = of_stream and p.person = of_person)
    or not exists (select from rowan.entry e where e.landlord = w.landlord and e.stream = of_stream and e.by = w.account
      and e.type = 'address.kept' and e.codes->>'address' = of_address::text and e.codes->>'person' = of_person::text
      and e.xmin = pg_current_xact_id()::xid)
  then return false; end if;
  insert into rowan.vault_address (landlord, address, stream, person, sealed, kept_by)
    values (w.landlord, of_address, of_stream, of_person, of_sealed, w.account);
  return true;
end $$;
grant execute on function sec.keep_address(uuid, uuid, uuid, bytea) to rowan_web;

-- What somebody is found by goes with them.
create function sec.forget_blind_keys() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from rowan.blind_index b where b.landlord = old.landlord
    and b.subject = (case tg_table_name when 'customer' then to_jsonb(old)->>'customer' else to_jsonb(old)->>'home' end)::uuid;
  return null;
end $$;
create trigger forget_blind_keys after delete on rowan.customer for each row execute function sec.forget_blind_keys();
create trigger forget_blind_keys after delete on rowan.home for each row execute function sec.forget_blind_keys();

-- Who looked for whom a year ago is needed by nobody: the worker removes it, a few at a time.
create index registry_search_by_time on rowan.registry_search (at);
create function sec.forget_searches(before timestamptz, most integer) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare gone integer;
begin
  delete from rowan.registry_search where ctid = any(array(select s.ctid from rowan.registry_search s where s.at < before
    order by s.at limit most for update skip locked));
  get diagnostics gone = row_count;
  return gone;
end $$;
grant execute on function sec.forget_searches(timestamptz, integer) to rowan_worker;
