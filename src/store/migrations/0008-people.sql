-- The landlord's homes, people, tenancies and rent accounts, and addresses that are kept apart. Their words are sealed, each
-- under a key of its own; what they are found by is a keyed index. All of it is closed to the web role: each function below
-- answers one question, for whoever holds the session.

create table rowan.home (
  landlord text not null references rowan.landlord, home uuid not null,
  area text, tenure text, nation text not null check (nation in ('england', 'wales')),
  sealed bytea not null, fingerprint bytea not null,
  primary key (landlord, home)
);
create table rowan.customer (
  landlord text not null references rowan.landlord, customer uuid not null,
  sealed bytea not null, fingerprint bytea not null,
  primary key (landlord, customer)
);
create table rowan.tenancy (
  landlord text not null, tenancy uuid not null, home uuid not null, tenure text,
  primary key (landlord, tenancy),
  foreign key (landlord, home) references rowan.home
);
create index tenancy_by_home on rowan.tenancy (landlord, home);
create table rowan.tenancy_part (
  landlord text not null, tenancy uuid not null, customer uuid not null,
  part text not null check (part in ('holder', 'household')), part_from date, part_until date,
  primary key (landlord, tenancy, customer),
  foreign key (landlord, tenancy) references rowan.tenancy,
  foreign key (landlord, customer) references rowan.customer
);
create index tenancy_part_by_person on rowan.tenancy_part (landlord, customer);
create table rowan.rent_account (
  landlord text not null, account_reference text not null, tenancy uuid not null,
  primary key (landlord, account_reference),
  foreign key (landlord, tenancy) references rowan.tenancy
);
create index rent_account_by_tenancy on rowan.rent_account (landlord, tenancy);

-- What a home or person is found by: HMACs of its normalised parts. Whoever has this table and no key can guess nothing.
create table rowan.blind_index (
  landlord text not null, field text not null, key bytea not null, subject uuid not null,
  primary key (landlord, field, key, subject)
);
create index blind_index_by_subject on rowan.blind_index (landlord, subject);

-- Who looked for whom, as keyed hashes: it answers "did they look for her?" and slows down whoever looks for many.
create table rowan.registry_search (
  landlord text not null, account uuid not null, at timestamptz not null, keys bytea[] not null,
  foreign key (landlord, account) references rowan.account
);
create index registry_search_by_account on rowan.registry_search (landlord, account, at);

create table rowan.vault_address (
  landlord text not null, address uuid not null, stream uuid not null, person uuid not null,
  sealed bytea not null, kept_at timestamptz not null default now(), kept_by uuid not null,
  primary key (landlord, address),
  foreign key (landlord, stream) references rowan.stream
);
create index vault_address_by_stream on rowan.vault_address (landlord, stream);

-- Who a person on a case is in the landlord's records. Looked for through the reader's own cases, never by the person first:
-- no index begins with customer, so that looking takes as long whether or not there is a hidden case.
alter table rowan.person add column customer uuid, add column home uuid;
create index person_by_stream on rowan.person (landlord, stream, customer);

-- Keeps that link in step with the record: person.matched makes it, its retraction takes it away.
create function sec.note_match() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare matched rowan.entry := new;
begin
  if new.type = 'entry.retracted' then
    select * into matched from rowan.entry e where e.landlord = new.landlord and e.stream = new.stream
      and e.id = (new.codes->>'entry')::uuid and e.type = 'person.matched';
    if found then
      update rowan.person p set customer = null, home = null where p.landlord = new.landlord
        and p.stream = new.stream and p.person = (matched.codes->>'person')::uuid;
    end if;
    return null;
  end if;
  insert into rowan.person as p (landlord, person, stream, customer, home)
    values (new.landlord, (new.codes->>'person')::uuid, new.stream,
      (select r.customer from rowan.customer r where r.landlord = new.landlord
        and r.customer = (new.codes->>'customer')::uuid),
      (select h.home from rowan.home h where h.landlord = new.landlord and h.home = (new.codes->>'home')::uuid))
    on conflict (landlord, person, stream)
    do update set customer = excluded.customer, home = excluded.home;
  return null;
end $$;
create trigger note_match after insert on rowan.entry for each row
  when (new.type in ('person.matched', 'entry.retracted')) execute function sec.note_match();

-- Notes a search of the asker and says how many they made within the last hour, this one counted. Null for whoever may not look.
create function sec.note_search(of_keys bytea[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.searches_registry() then return null; end if;
  insert into rowan.registry_search values (w.landlord, w.account, clock_timestamp(), of_keys);
  return (select count(*) from rowan.registry_search s
    where s.landlord = w.landlord and s.account = w.account and s.at > clock_timestamp() - interval '1 hour');
end $$;

-- Known people who meet most of what was asked, with the home only where the home itself was asked for: a place is never told
-- to somebody who did not already say it.
create function sec.match_registry(asked jsonb, of_day date) returns table (customer uuid, sealed bytea, matched text[],
  home uuid, home_sealed bytea, part text, held_until date, holders bigint)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.searches_registry() then return; end if;
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
    left join (select h.subject as home, h.fields from hit h) at_home on at_home.home = l.home
    where r.landlord = w.landlord and (own.subject is not null or at_home.home is not null)
  )
  select k.customer, k.sealed, k.own || coalesce(k.there, '{}'), k.home,
    (select h.sealed from rowan.home h where h.landlord = w.landlord and h.home = k.home), k.part, k.part_until,
    (select count(*) from rowan.tenancy_part o where o.landlord = w.landlord and o.tenancy = k.tenancy and o.part = 'holder'
      and (o.part_until is null or o.part_until >= of_day))
  from known k where k.place = 1
  order by cardinality(k.own || coalesce(k.there, '{}')) desc, k.customer limit 25;
end $$;

-- One known person by id, for the form that begins a report. No row for whoever may not look, and for nobody.
create function sec.known_person(of_person uuid, of_day date) returns table (sealed bytea, holders bigint, part text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.searches_registry() then return; end if;
  return query select r.sealed, (select count(*) from rowan.tenancy_part o where o.landlord = w.landlord and o.tenancy = p.tenancy
      and o.part = 'holder' and (o.part_until is null or o.part_until >= of_day)), p.part
    from rowan.customer r
    left join rowan.tenancy_part p on p.landlord = r.landlord and p.customer = r.customer
      and (p.part_until is null or p.part_until >= of_day)
    where r.landlord = w.landlord and r.customer = of_person order by p.part_from desc nulls last limit 1;
end $$;

-- The rent account of the tenancy that somebody holds on a day. Only for acts: it is not shown.
create function sec.account_of(of_person uuid, of_day date) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select a.account_reference from rowan.tenancy_part p
    join rowan.rent_account a on a.landlord = p.landlord and a.tenancy = p.tenancy
    where p.landlord = w.landlord and p.customer = of_person and p.part = 'holder'
      and (p.part_from is null or p.part_from <= of_day) and (p.part_until is null or p.part_until >= of_day)
    order by p.part_from desc nulls last, a.account_reference limit 1);
end $$;

-- What the records say of the people of a case that the asker is on: their tenancies, with whom, and whose address is kept apart.
create function sec.registry_on_case(of_stream uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_stream = any(sec.visible()) then return null; end if;
  return jsonb_build_object(
    'persons', (select coalesce(jsonb_agg(jsonb_build_object('person', p.person, 'customer', p.customer) order by p.person), '[]')
      from rowan.person p where p.landlord = w.landlord and p.stream = of_stream and p.customer is not null),
    'apart', (select coalesce(jsonb_agg(distinct v.person), '[]') from rowan.vault_address v
      where v.landlord = w.landlord and v.stream = of_stream),
    'tenancies', (select coalesce(jsonb_agg(jsonb_build_object('tenancy', t.tenancy, 'home', t.home, 'tenure', coalesce(t.tenure, h.tenure),
        'area', h.area, 'nation', h.nation, 'parts', (select jsonb_agg(jsonb_build_object('customer', o.customer, 'part', o.part,
          'from', o.part_from, 'until', o.part_until, 'sealed', encode(r.sealed, 'hex')) order by o.part_from, o.customer)
          from rowan.tenancy_part o join rowan.customer r on r.landlord = o.landlord and r.customer = o.customer
          where o.landlord = w.landlord and o.tenancy = t.tenancy)) order by t.tenancy), '[]')
      from rowan.tenancy t join rowan.home h on h.landlord = t.landlord and h.home = t.home
      where t.landlord = w.landlord and t.tenancy in (select tp.tenancy from rowan.tenancy_part tp
        join rowan.person p on p.landlord = tp.landlord and p.customer = tp.customer
        where p.landlord = w.landlord and p.stream = of_stream)));
end $$;

-- Keeps an address apart, on a case that the asker is on.
create function sec.keep_address(of_address uuid, of_stream uuid, of_person uuid, of_sealed bytea) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_stream = any(sec.visible()) then raise exception 'not found' using errcode = 'P0002'; end if;
  insert into rowan.vault_address (landlord, address, stream, person, sealed, kept_by)
    values (w.landlord, of_address, of_stream, of_person, of_sealed, w.account);
end $$;

-- Opens one: for the officer to whom its case is assigned, and for those whom the access table names, on a case that they are
-- on. The audit is written here, with the reason, so that there is no way to one without the other.
create function sec.open_address(of_address uuid, of_stream uuid, of_reason text)
returns table (stream uuid, person uuid, sealed bytea, kept_at timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); may boolean;
begin
  if w.account is null then return; end if;
  may := of_stream = any(sec.visible()) and (sec.opens_vault() or exists (select from rowan.case_summary c
      where c.landlord = w.landlord and c.stream = of_stream and c.owner = w.account))
    and exists (select from rowan.vault_address v where v.landlord = w.landlord and v.stream = of_stream and v.address = of_address);
  perform sec.chain(w.landlord, w.account, 'view:kept-address/' || of_reason, 'person', of_address::text,
    case when may then 'member' else 'none' end, case when may then 'shown' else 'not-found' end);
  if not may then return; end if;
  return query select v.stream, v.person, v.sealed, v.kept_at from rowan.vault_address v
    where v.landlord = w.landlord and v.stream = of_stream and v.address = of_address;
end $$;

grant execute on function sec.note_search(bytea[]), sec.match_registry(jsonb, date), sec.known_person(uuid, date),
  sec.account_of(uuid, date), sec.registry_on_case(uuid), sec.keep_address(uuid, uuid, uuid, bytea),
  sec.open_address(uuid, uuid, text) to rowan_web;
