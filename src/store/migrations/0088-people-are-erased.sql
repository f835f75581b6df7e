-- Somebody of the landlord's own records ends too: due so long after the last of their tenancies ended, never while anything that is kept
-- names them, held and erased as a case is: two people agree, and their key is destroyed, so that no file brings them back. See
-- docs/decisions/0087. What is listed, held and erased is a record or somebody, so its id is not always a stream's.
alter table rowan.due_to_erase drop constraint due_to_erase_what_check;
alter table rowan.due_to_erase add constraint due_to_erase_what_check
  check (what in ('enquiry', 'case', 'kept-addresses', 'complaint', 'leak', 'person'));
alter table rowan.due_to_erase drop constraint due_to_erase_landlord_stream_fkey;
alter table rowan.keeping_hold drop constraint keeping_hold_landlord_stream_fkey;
alter table rowan.erasure drop constraint erasure_landlord_stream_fkey;

-- What lists call them: nothing that the landlord calls them by can be read from it.
create function sec.person_reference(of_customer uuid) returns text language sql immutable set search_path = pg_catalog as $$
  select 'P-' || upper(left(of_customer::text, 6))
$$;

-- Those whose tenancies have all ended, or one of them, with the day on which the last did. Nobody whom a case, a complaint or a request that
-- is kept names; the longest gone first, and not more than a list can be read through.
create function sec.person_facts(of_landlord text, of_customer uuid, before timestamptz) returns table (stream uuid, reference text, closed timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select r.customer, sec.person_reference(r.customer), max(p.part_until)::timestamp at time zone 'Europe/London'
  from rowan.customer r join rowan.tenancy_part p on p.landlord = r.landlord and p.customer = r.customer
  where r.landlord = of_landlord and (of_customer is null or r.customer = of_customer)
    and not exists (select from rowan.person n join rowan.stream s on s.landlord = n.landlord and s.stream = n.stream
      where n.landlord = r.landlord and n.customer = r.customer and s.erased is null)
    and not exists (select from rowan.complaint c where c.landlord = r.landlord and c.customer = r.customer)
    and not exists (select from rowan.data_request d where d.landlord = r.landlord and d.customer = r.customer)
  group by r.customer
  having bool_and(p.part_until is not null) and max(p.part_until)::timestamp at time zone 'Europe/London' < before
  order by max(p.part_until), r.customer limit 200
$$;
grant execute on function sec.person_facts(text, uuid, timestamptz) to rowan_worker;

-- As before; and whoever is matched to somebody waits for, or comes before, their being erased.
create or replace function sec.note_match() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare matched rowan.entry := new; known uuid;
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
  select r.customer into known from rowan.customer r where r.landlord = new.landlord and r.customer = (new.codes->>'customer')::uuid for key share;
  insert into rowan.person as p (landlord, person, stream, customer, home)
    values (new.landlord, (new.codes->>'person')::uuid, new.stream, known,
      (select h.home from rowan.home h where h.landlord = new.landlord and h.home = (new.codes->>'home')::uuid))
    on conflict (landlord, person, stream)
    do update set customer = excluded.customer, home = excluded.home;
  return null;
end $$;

-- As before, of somebody too: by what lists call them, or by their id.
create or replace function sec.hold_keeping(of_hold uuid, of_case text, of_kind text, of_sealed bytea, of_at bigint) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid; called text;
begin
  if sec.sees_keeping() is not true then return null; end if;
  select s.stream, s.reference into target, called from rowan.stream s
    where s.landlord = w.landlord and s.kind in ('case', 'complaint', 'leak') and s.erased is null and s.stream <> all(sec.kept_out())
    and (s.reference = of_case or s.stream::text = of_case)
    and not exists (select from rowan.complaint c where c.landlord = s.landlord and c.stream = s.stream and c.case_stream = any(sec.kept_out()))
    and not exists (select from rowan.leak_case c where c.landlord = s.landlord and c.leak = s.stream and c.case_stream = any(sec.kept_out())) for update;
  if target is null then
    select r.customer, sec.person_reference(r.customer) into target, called from rowan.customer r
      where r.landlord = w.landlord and (r.customer::text = of_case or sec.person_reference(r.customer) = of_case) order by r.customer limit 1 for update;
  end if;
  if target is null then return null; end if;
  if exists (select from rowan.keeping_hold k where k.landlord = w.landlord and k.stream = target and k.kind = of_kind and k.released_at is null)
  then return null; end if;
  insert into rowan.keeping_hold values (w.landlord, of_hold, target, called, of_kind, of_sealed, sec.instant(of_at), w.account);
  return target;
end $$;

-- As before; of somebody, also null where something that is kept came to name them meanwhile.
create or replace function sec.hold_for_erasing(of_landlord text, of_stream uuid, of_what text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform from rowan.stream s where s.landlord = of_landlord and s.stream = of_stream for update;
  if of_what = 'person' then
    perform from rowan.customer r where r.landlord = of_landlord and r.customer = of_stream for update;
    if not exists (select from sec.person_facts(of_landlord, of_stream, 'infinity')) then return null; end if;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(of_stream::text, 10));
  if sec.is_held(of_landlord, of_stream, of_what) then return null; end if;
  return jsonb_build_object(
    'addresses', (select coalesce(jsonb_agg(v.address order by v.address), '[]') from rowan.vault_address v where v.landlord = of_landlord and v.stream = of_stream),
    'meetings', case when of_what = 'kept-addresses' then '[]' else (select coalesce(jsonb_agg(m.meeting order by m.meeting), '[]') from rowan.marac_meeting m
      where m.landlord = of_landlord and m.stream = of_stream) end,
    'holds', case when of_what = 'kept-addresses' then '[]' else (select coalesce(jsonb_agg(k.hold order by k.hold), '[]') from rowan.keeping_hold k
      where k.landlord = of_landlord and k.stream = of_stream) end,
    'files', case when of_what = 'kept-addresses' then '[]' else (select coalesce(jsonb_agg(f.id order by f.id), '[]') from rowan.file f
      where f.landlord = of_landlord and f.stream = of_stream) end);
end $$;

-- Takes somebody out of the landlord's records, with what they were found by and every tenancy that nobody is left on. In a database from
-- before, they may still be named by what was erased since: those names go as well.
create function sec.empty_person(of_landlord text, of_customer uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare theirs uuid[];
begin
  theirs := array(select p.tenancy from rowan.tenancy_part p where p.landlord = of_landlord and p.customer = of_customer);
  delete from rowan.answer a where a.landlord = of_landlord and a.answer::text like '%' || of_customer || '%';
  delete from rowan.blind_index b where b.landlord = of_landlord and b.subject = of_customer;
  delete from rowan.tenancy_part p where p.landlord = of_landlord and p.customer = of_customer;
  delete from rowan.rent_account t where t.landlord = of_landlord and t.tenancy = any(theirs)
    and not exists (select from rowan.tenancy_part p where p.landlord = t.landlord and p.tenancy = t.tenancy);
  delete from rowan.tenancy t where t.landlord = of_landlord and t.tenancy = any(theirs)
    and not exists (select from rowan.tenancy_part p where p.landlord = t.landlord and p.tenancy = t.tenancy);
  update rowan.person p set customer = null, home = null where p.landlord = of_landlord and p.customer = of_customer;
  update rowan.complaint c set customer = null where c.landlord = of_landlord and c.customer = of_customer;
  update rowan.data_request d set customer = null where d.landlord = of_landlord and d.customer = of_customer;
  delete from rowan.keeping_hold k where k.landlord = of_landlord and k.stream = of_customer;
  delete from rowan.due_to_erase d where d.landlord = of_landlord and d.stream = of_customer;
  delete from rowan.customer r where r.landlord = of_landlord and r.customer = of_customer;
end $$;
create or replace function sec.erase(of_landlord text, of_stream uuid, of_what text, of_system uuid, of_at timestamptz, of_line integer, of_hash text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if of_what = 'kept-addresses' then
    delete from rowan.vault_address v where v.landlord = of_landlord and v.stream = of_stream;
    delete from rowan.due_to_erase d where d.landlord = of_landlord and d.stream = of_stream and d.what = of_what;
  elsif of_what = 'person' then
    perform sec.empty_person(of_landlord, of_stream);
  else
    perform sec.empty_stream(of_landlord, of_stream, of_at);
  end if;
  update rowan.erasure e set done_at = of_at where e.landlord = of_landlord and e.stream = of_stream and e.done_at is null
    and (e.what = of_what or of_what <> 'kept-addresses');
  perform sec.note_shredded(of_landlord, of_line, of_hash);
  perform sec.chain(of_landlord, of_system, 'erased:' || of_what, case of_what when 'person' then 'person' else 'case' end, of_stream::text, 'staff', 'done');
end $$;
