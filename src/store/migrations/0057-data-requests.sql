-- Somebody asks for the data that we hold about them. Whoever they are, their request stands here and on no case: nothing that its
-- handlers may call looks at cases to answer, so that a request from a person whom a case names is handled as every other is. The reasons
-- for keeping something back lie in a table of their own, which no answer is made from. See docs/decisions/0066.
create table rowan.data_request (
  landlord text not null, request uuid not null, reference text not null,
  received timestamptz not null, received_by uuid not null, sealed bytea not null, -- who, how to reach them, what they asked
  -- Asked who they are, and sure of it: where we had to ask, the time runs from then on.
  identity_asked timestamptz, identity_how text check (identity_how in ('papers', 'known-in-person', 'known-details', 'acts-for-them')),
  identity_sure timestamptz, customer uuid, not_before date,
  delivery text check (delivery in ('by-hand', 'collect', 'post')),
  -- The third parties, in three steps: can it be given without telling of anybody else, do they agree, is it reasonable without.
  reviewed timestamptz, reviewed_by uuid, tells_of_others boolean, others_agree text check (others_agree in ('yes', 'no', 'not-asked')),
  reasonable_without boolean,
  agreed timestamptz, agreed_by uuid, released timestamptz, released_by uuid,
  primary key (landlord, request), unique (landlord, reference),
  foreign key (landlord, customer) references rowan.customer,
  check (agreed_by is distinct from reviewed_by or agreed is null),
  check (released is null or agreed is not null)
);
create table rowan.data_withholding (
  landlord text not null, request uuid not null, at timestamptz not null, by uuid not null, sealed bytea not null,
  primary key (landlord, request),
  foreign key (landlord, request) references rowan.data_request
);

-- Closed from the start: what they open to is in the migration data-request-access.
alter table rowan.data_request enable row level security;
alter table rowan.data_request force row level security;
alter table rowan.data_withholding enable row level security;
alter table rowan.data_withholding force row level security;

create function sec.handles_data() returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce(sec.protects_data() or sec.agrees_to_answers(), false);
end $$;

-- Anybody of the landlord takes one in: it must not matter whom they asked.
create function sec.receive_data_request(of_request uuid, of_reference text, of_sealed bytea, at bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then raise exception 'no session' using errcode = '28000'; end if;
  insert into rowan.data_request (landlord, request, reference, received, received_by, sealed)
    values (w.landlord, of_request, of_reference, sec.instant(at), w.account, of_sealed);
end $$;

create function sec.data_requests() returns setof rowan.data_request
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.handles_data() then return; end if;
  return query select * from rowan.data_request d where d.landlord = w.landlord order by d.released is not null, d.received, d.request;
end $$;

-- Why something is kept back: for those who handle it, and for no answer.
create function sec.data_withheld(of_request uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.handles_data() then return null; end if;
  return (select h.sealed from rowan.data_withholding h where h.landlord = w.landlord and h.request = of_request);
end $$;

create function sec.ask_identity(of_request uuid, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set identity_asked = sec.instant(at)
    where d.landlord = w.landlord and d.request = of_request and d.identity_asked is null and d.identity_sure is null;
  return found;
end $$;

-- Sure of who it is: nobody of the records (null), or that person.
create function sec.confirm_identity(of_request uuid, of_customer uuid, of_how text, earliest date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  if of_customer is not null and not exists (select from rowan.customer c where c.landlord = w.landlord and c.customer = of_customer)
  then return false; end if;
  update rowan.data_request d set identity_sure = sec.instant(at), identity_how = of_how, customer = of_customer, not_before = earliest
    where d.landlord = w.landlord and d.request = of_request and d.identity_sure is null;
  return found;
end $$;

create function sec.choose_delivery(of_request uuid, of_delivery text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set delivery = of_delivery
    where d.landlord = w.landlord and d.request = of_request and d.released is null;
  return found;
end $$;

-- The three steps, by whoever protects data. What was agreed to before is agreed to anew.
create function sec.review_data_request(of_request uuid, tells boolean, agree text, reasonable boolean, of_sealed bytea, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set reviewed = sec.instant(at), reviewed_by = w.account, tells_of_others = tells, others_agree = agree,
      reasonable_without = reasonable, agreed = null, agreed_by = null
    where d.landlord = w.landlord and d.request = of_request and d.identity_sure is not null and d.delivery is not null and d.released is null;
  if not found then return false; end if;
  insert into rowan.data_withholding values (w.landlord, of_request, sec.instant(at), w.account, of_sealed)
    on conflict (landlord, request) do update set at = excluded.at, by = excluded.by, sealed = excluded.sealed;
  return true;
end $$;

-- Four eyes: somebody who safeguards, and who did not review it.
create function sec.agree_data_request(of_request uuid, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.agrees_to_answers() is not true then return false; end if;
  update rowan.data_request d set agreed = sec.instant(at), agreed_by = w.account
    where d.landlord = w.landlord and d.request = of_request and d.reviewed is not null and d.agreed is null and d.reviewed_by <> w.account;
  return found;
end $$;

create function sec.release_data_request(of_request uuid, of_day date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set released = coalesce(d.released, sec.instant(at)), released_by = coalesce(d.released_by, w.account)
    where d.landlord = w.landlord and d.request = of_request and d.agreed is not null and d.not_before <= of_day;
  return found;
end $$;

-- What the landlord's housing records hold about one person who asked and is known to be it: their own part alone. Nobody with whom they
-- hold or share a home, nothing of a hold, nothing of a case.
create function sec.own_data(of_request uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); who uuid;
begin
  if w.account is null or not sec.handles_data() then return null; end if;
  select d.customer into who from rowan.data_request d where d.landlord = w.landlord and d.request = of_request and d.identity_sure is not null;
  if who is null then return null; end if;
  return jsonb_build_object('customer', who,
    'sealed', (select encode(c.sealed, 'hex') from rowan.customer c where c.landlord = w.landlord and c.customer = who),
    'homes', (select coalesce(jsonb_agg(jsonb_build_object('home', h.home, 'sealed', encode(h.sealed, 'hex'), 'tenure', coalesce(t.tenure, h.tenure),
        'part', p.part, 'from', p.part_from, 'until', p.part_until,
        'accounts', case when p.part = 'holder' then (select coalesce(jsonb_agg(a.account_reference order by a.account_reference), '[]')
          from rowan.rent_account a where a.landlord = t.landlord and a.tenancy = t.tenancy) else '[]'::jsonb end)
        order by p.part_from nulls first, t.tenancy), '[]')
      from rowan.tenancy_part p join rowan.tenancy t on t.landlord = p.landlord and t.tenancy = p.tenancy
      join rowan.home h on h.landlord = t.landlord and h.home = t.home
      where p.landlord = w.landlord and p.customer = who));
end $$;
grant execute on function sec.handles_data(), sec.receive_data_request(uuid, text, bytea, bigint), sec.data_requests(), sec.data_withheld(uuid),
  sec.ask_identity(uuid, bigint), sec.confirm_identity(uuid, uuid, text, date, bigint), sec.choose_delivery(uuid, text),
  sec.review_data_request(uuid, boolean, text, boolean, bytea, bigint), sec.agree_data_request(uuid, bigint),
  sec.release_data_request(uuid, date, bigint), sec.own_data(uuid) to rowan_web;
