-- Where the data of somebody who asked for it stands beside our housing records: on cases on which they are the person harmed and nothing else,
-- and in their complaints. Each such place is a part, gathered by somebody who is there, read by a second, and joined into one answer. Whether
-- there is any is looked for by the worker, for everybody alike; nothing that handles a request looks at cases. What is gathered is sealed under
-- the key of where it stands: when that is erased, it goes with it. See docs/decisions/0085.
create table rowan.data_part (
  landlord text not null, part uuid not null, request uuid not null,
  place text not null check (place in ('case', 'complaint')), stream uuid not null, person uuid, -- who they are on that case
  asked timestamptz not null,
  gathered timestamptz, gathered_by uuid, sealed bytea, -- nothing sealed: nothing is given from there
  tells_of_others boolean, others_agree text check (others_agree in ('yes', 'no', 'not-asked')), reasonable_without boolean,
  agreed timestamptz, agreed_by uuid,
  primary key (landlord, part), unique (landlord, request, stream),
  foreign key (landlord, request) references rowan.data_request,
  foreign key (landlord, stream) references rowan.stream,
  check (agreed is null or agreed_by is distinct from gathered_by),
  check (agreed is null or gathered is not null)
);
create index data_part_by_stream on rowan.data_part (landlord, stream);
-- Why something of it is given or kept back: for those who are there alone, and for no answer.
create table rowan.data_part_reason (
  landlord text not null, part uuid not null, stream uuid not null, sealed bytea not null,
  primary key (landlord, part),
  foreign key (landlord, part) references rowan.data_part,
  foreign key (landlord, stream) references rowan.stream
);
-- Closed from the start: what they open to is in the migration data-part-access.
alter table rowan.data_part enable row level security;
alter table rowan.data_part force row level security;
alter table rowan.data_part_reason enable row level security;
alter table rowan.data_part_reason force row level security;

-- Whether a request has a part from which the asker is kept out: then it is not there for them.
create function sec.is_kept_from_request(of_landlord text, of_request uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare out uuid[] := sec.kept_out();
begin
  return exists (select from rowan.data_part p where p.landlord = of_landlord and p.request = of_request and (p.stream = any(out)
    or exists (select from rowan.complaint c where c.landlord = p.landlord and c.stream = p.stream and c.case_stream = any(out))));
end $$;
create function sec.guard_data_request() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  return case when sec.is_kept_from_request(old.landlord, old.request) then null else new end;
end $$;
create trigger guard_data_request before update on rowan.data_request for each row execute function sec.guard_data_request();

-- As before, but for requests with a part out of which the asker is kept.
create or replace function sec.data_requests() returns setof rowan.data_request
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.handles_data() then return; end if;
  return query select * from rowan.data_request d where d.landlord = w.landlord and not sec.is_kept_from_request(d.landlord, d.request)
    order by d.released is not null, d.received, d.request;
end $$;
create or replace function sec.data_withheld(of_request uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.handles_data() or sec.is_kept_from_request(w.landlord, of_request) then return null; end if;
  return (select h.sealed from rowan.data_withholding h where h.landlord = w.landlord and h.request = of_request);
end $$;
create or replace function sec.data_extension(of_request uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.handles_data() or sec.is_kept_from_request(w.landlord, of_request) then return null; end if;
  return (select x.sealed from rowan.data_extension x where x.landlord = w.landlord and x.request = of_request);
end $$;

-- Leaves it to the worker to look where else the data of whoever asked stands: one job, whoever it is.
create function sec.look_for_parts_later(of_landlord text, of_request uuid, at bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform sec.enqueue_jobs(of_landlord, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'),
    jsonb_build_array(jsonb_build_object('kind', 'data-near', 'due', at, 'about', of_request::text, 'codes', '{}'::jsonb,
      'key', concat_ws(' ', 'data-near', of_request, gen_random_uuid()))), false);
end $$;

-- As before, and it is looked for where else their data stands.
create or replace function sec.confirm_identity(of_request uuid, of_customer uuid, of_how text, earliest date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  if of_customer is not null and not exists (select from rowan.customer c where c.landlord = w.landlord and c.customer = of_customer)
  then return false; end if;
  update rowan.data_request d set identity_sure = sec.instant(at), identity_how = of_how, customer = of_customer, not_before = earliest
    where d.landlord = w.landlord and d.request = of_request and d.identity_sure is null;
  if not found then return false; end if;
  perform sec.look_for_parts_later(w.landlord, of_request, at);
  return true;
end $$;
-- As before, and it is looked for again: a complaint may have come since, or somebody been found in the records.
create or replace function sec.review_data_request(of_request uuid, tells boolean, agree text, reasonable boolean, of_sealed bytea, at bigint) returns boolean
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
  perform sec.look_for_parts_later(w.landlord, of_request, at);
  return true;
end $$;

-- As before, once it was looked for where else their data stands, and each part was gathered by one and read by another.
create or replace function sec.release_data_request(of_request uuid, of_day date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set released = coalesce(d.released, sec.instant(at)), released_by = coalesce(d.released_by, w.account)
    where d.landlord = w.landlord and d.request = of_request and d.agreed is not null and d.not_before <= of_day
      and (d.released is not null
        or not exists (select from rowan.data_part p join rowan.stream s on s.landlord = p.landlord and s.stream = p.stream and s.erased is null
            where p.landlord = d.landlord and p.request = d.request and p.agreed is null)
          and not exists (select from rowan.job j where j.landlord = d.landlord and j.kind = 'data-near' and j.about = d.request::text and j.done is null));
  return found;
end $$;

-- The worker's: looks where else their data stands, asks those who are there, and leaves word for when nobody has done it by `late`. What was
-- agreed to before a part was found is agreed to anew. Nothing of it for somebody who is on a case as anything but the person harmed.
create function sec.look_for_parts(of_landlord text, of_request uuid, at timestamptz, late timestamptz, to_roles text[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare r rowan.data_request; made record; told integer := 0;
begin
  select * into r from rowan.data_request d where d.landlord = of_landlord and d.request = of_request and d.released is null and d.customer is not null for update;
  if r.request is null then return 0; end if;
  for made in
    with found_there as (
      select distinct on (p.stream) 'case' as place, p.stream, p.person from rowan.person p
        join rowan.stream s on s.landlord = p.landlord and s.stream = p.stream and s.kind = 'case' and s.erased is null
        where p.landlord = of_landlord and p.customer = r.customer and sec.harmed_on(of_landlord, p.stream, r.customer) order by p.stream, p.person),
    also as (select 'complaint' as place, c.stream, null::uuid as person from rowan.complaint c
        join rowan.stream s on s.landlord = c.landlord and s.stream = c.stream and s.erased is null
        where c.landlord = of_landlord and c.customer = r.customer)
    insert into rowan.data_part (landlord, part, request, place, stream, person, asked)
      select of_landlord, gen_random_uuid(), of_request, f.place, f.stream, f.person, at from (select * from found_there union all select * from also) f
      on conflict (landlord, request, stream) do nothing returning part, place, stream
  loop
    told := told + sec.notify(of_landlord, 'data-part ' || made.part, made.stream, 'data-part', made.part::text, at, case made.place
      when 'case' then sec.recipients(of_landlord, made.stream, true, to_roles, array(select s.owner_role from rowan.case_summary s
        where s.landlord = of_landlord and s.stream = made.stream))
      else sec.handlers_of(of_landlord, made.stream) end);
    perform sec.enqueue_jobs(of_landlord, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'),
      jsonb_build_array(jsonb_build_object('kind', 'data-waits', 'due', (extract(epoch from late) * 1000)::bigint, 'about', of_request::text,
        'codes', '{}'::jsonb, 'key', concat_ws(' ', 'data-waits', of_request, made.part))), false);
    update rowan.data_request d set agreed = null, agreed_by = null where d.landlord = of_landlord and d.request = of_request and d.agreed is not null;
  end loop;
  return told;
end $$;

-- Who protects data and is kept out of no part of it.
create function sec.data_protectors(of_landlord text, of_request uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select coalesce(array_agg(a.account order by a.account), '{}') from rowan.account a
    where a.landlord = of_landlord and not a.disabled
      and exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account and sec.is_data_protector(r.role))
      and not exists (select from rowan.data_part p left join rowan.complaint c on c.landlord = p.landlord and c.stream = p.stream
        join rowan.exclusion x on x.landlord = p.landlord and x.account = a.account and x.ended is null and (x.stream = p.stream or x.stream = c.case_stream)
        where p.landlord = of_landlord and p.request = of_request));
end $$;
-- As before, and of what waits for somebody who gathers or reads a part.
create or replace function sec.tell_data_protectors(of_landlord text, of_key text, of_kind text, of_about text, at timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare found_row rowan.data_request;
begin
  select * into found_row from rowan.data_request d where d.landlord = of_landlord and d.request::text = split_part(of_about, ' ', 1) and d.released is null;
  if found_row.request is null then return 0; end if;
  if of_kind = 'data-waits' then
    if (found_row.reviewed is null or found_row.agreed is not null) and not exists (select from rowan.data_part p
      join rowan.stream s on s.landlord = p.landlord and s.stream = p.stream and s.erased is null
      where p.landlord = of_landlord and p.request = found_row.request and p.agreed is null) then return 0; end if;
  elsif found_row.due is distinct from split_part(of_about, ' ', 2)::date or found_row.clarity_asked is not null then return 0;
  end if;
  return sec.notify(of_landlord, of_key, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'), of_kind,
    split_part(of_about, ' ', 1), at, sec.data_protectors(of_landlord, found_row.request));
end $$;

-- The parts that the asker may gather and read: of cases on which they act, and of complaints that they handle.
create function sec.my_data_parts() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then return '{}'; end if;
  return (select coalesce(array_agg(p.part), '{}') from rowan.data_part p where p.landlord = w.landlord
    and (p.place = 'case' and p.stream = any(sec.acting_on()) or p.place = 'complaint' and p.stream = any(sec.complaints())));
end $$;
create function sec.read_data_part(of_part uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or coalesce(of_part = any(sec.my_data_parts()), false) is not true then return null; end if;
  return (select jsonb_build_object('part', p.part, 'place', p.place, 'stream', p.stream, 'person', p.person, 'reference', s.reference,
      'request', d.reference, 'asked', (extract(epoch from p.asked) * 1000)::bigint, 'due', d.due, 'gathered', (extract(epoch from p.gathered) * 1000)::bigint,
      'by', g.name, 'own', p.gathered_by = w.account, 'sealed', encode(p.sealed, 'hex'), 'why', encode(r.sealed, 'hex'),
      'agreed', (extract(epoch from p.agreed) * 1000)::bigint, 'agreedBy', a.name, 'isAnswered', d.released is not null)
    from rowan.data_part p join rowan.data_request d on d.landlord = p.landlord and d.request = p.request
    join rowan.stream s on s.landlord = p.landlord and s.stream = p.stream
    left join rowan.data_part_reason r on r.landlord = p.landlord and r.part = p.part
    left join rowan.account g on g.landlord = p.landlord and g.account = p.gathered_by
    left join rowan.account a on a.landlord = p.landlord and a.account = p.agreed_by
    where p.landlord = w.landlord and p.part = of_part);
end $$;

-- What they may have from there, or nothing of it. Whatever was agreed to before, of the part and of the answer, is agreed to anew.
create function sec.gather_data_part(of_part uuid, tells boolean, agree text, reasonable boolean, of_sealed bytea, of_why bytea, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); p rowan.data_part;
begin
  if w.account is null or coalesce(of_part = any(sec.my_data_parts()), false) is not true then return false; end if;
  update rowan.data_part q set gathered = sec.instant(at), gathered_by = w.account, tells_of_others = tells, others_agree = agree,
      reasonable_without = reasonable, sealed = of_sealed, agreed = null, agreed_by = null
    where q.landlord = w.landlord and q.part = of_part
      and exists (select from rowan.data_request d where d.landlord = q.landlord and d.request = q.request and d.released is null)
    returning * into p;
  if p.part is null then return false; end if;
  insert into rowan.data_part_reason values (w.landlord, of_part, p.stream, of_why)
    on conflict (landlord, part) do update set sealed = excluded.sealed;
  update rowan.data_request d set agreed = null, agreed_by = null where d.landlord = w.landlord and d.request = p.request and d.agreed is not null;
  return true;
end $$;
-- Somebody else who is there has read it.
create function sec.agree_data_part(of_part uuid, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or coalesce(of_part = any(sec.my_data_parts()), false) is not true then return false; end if;
  update rowan.data_part q set agreed = sec.instant(at), agreed_by = w.account
    where q.landlord = w.landlord and q.part = of_part and q.gathered is not null and q.agreed is null and q.gathered_by <> w.account;
  return found;
end $$;

-- For whoever protects data: the parts, whose they are and how far. No reference of a case, and nothing that stands there.
create function sec.data_parts() returns table (part uuid, request uuid, place text, asked timestamptz, who text, gathered timestamptz,
  gives boolean, reader text, agreed timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return; end if;
  return query select p.part, p.request, p.place, p.asked, coalesce(g.name, o.name, h.name), p.gathered, p.sealed is not null, a.name, p.agreed
    from rowan.data_part p join rowan.stream t on t.landlord = p.landlord and t.stream = p.stream and t.erased is null
    left join rowan.account g on g.landlord = p.landlord and g.account = p.gathered_by
    left join rowan.account a on a.landlord = p.landlord and a.account = p.agreed_by
    left join rowan.case_summary s on s.landlord = p.landlord and s.stream = p.stream
    left join rowan.account o on o.landlord = p.landlord and o.account = s.owner
    left join rowan.complaint c on c.landlord = p.landlord and c.stream = p.stream
    left join rowan.account h on h.landlord = p.landlord and h.account = c.handler
    where p.landlord = w.landlord and not sec.is_kept_from_request(p.landlord, p.request) order by p.asked, p.place, p.part;
end $$;
-- What was gathered and read, to be joined: of a request that is given out, for whoever gives it.
create function sec.joined_parts(of_request uuid) returns table (part uuid, place text, stream uuid, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true or sec.is_kept_from_request(w.landlord, of_request) then return; end if;
  return query select p.part, p.place, p.stream, p.sealed from rowan.data_part p
    join rowan.data_request d on d.landlord = p.landlord and d.request = p.request
    where p.landlord = w.landlord and p.request = of_request and d.released is not null and p.agreed is not null and p.sealed is not null
    order by p.part;
end $$;
grant execute on function sec.my_data_parts(), sec.read_data_part(uuid), sec.gather_data_part(uuid, boolean, text, boolean, bytea, bytea, bigint),
  sec.agree_data_part(uuid, bigint), sec.data_parts(), sec.joined_parts(uuid) to rowan_web;
grant execute on function sec.look_for_parts(text, uuid, timestamptz, timestamptz, text[]) to rowan_worker;
