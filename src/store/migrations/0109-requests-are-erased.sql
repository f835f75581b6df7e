-- Requests for data end too: one that was answered is due by a rule of its own, held by what holds it, and erased when two people agree, as what may
-- have got out is. Its key is destroyed, and with it who asked, how they were reached and why something was kept back. See docs/decisions/0091.
alter table rowan.due_to_erase drop constraint due_to_erase_what_check;
alter table rowan.due_to_erase add constraint due_to_erase_what_check
  check (what in ('enquiry', 'case', 'kept-addresses', 'complaint', 'leak', 'person', 'data-request'));

-- Requests that were answered, or one, each with the moment of its first answer: whoever gave one without a part knows no other.
create function sec.request_facts(of_landlord text, of_request uuid) returns table (stream uuid, reference text, closed timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select d.request, d.reference, least(d.released, d.given_apart) from rowan.data_request d
  where d.landlord = of_landlord and d.released is not null and (of_request is null or d.request = of_request)
$$;
grant execute on function sec.request_facts(text, uuid) to rowan_worker;

-- As before, of a request too, by its reference or id; and of what may have got out, of each that is seen by whoever is kept out of its case (0101).
create or replace function sec.hold_keeping(of_hold uuid, of_case text, of_kind text, of_sealed bytea, of_at bigint) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid; called text;
begin
  if sec.sees_keeping() is not true then return null; end if;
  select s.stream, s.reference into target, called from rowan.stream s
    where s.landlord = w.landlord and s.kind in ('case', 'complaint', 'leak') and s.erased is null and s.stream <> all(sec.kept_out())
    and (s.reference = of_case or s.stream::text = of_case)
    and not exists (select from rowan.complaint c where c.landlord = s.landlord and c.stream = s.stream and c.case_stream = any(sec.kept_out()))
    and not exists (select from rowan.leak l where l.landlord = s.landlord and l.stream = s.stream and not sec.is_leak_seen(l, w.account, true)) for update;
  if target is null then
    select d.request, d.reference into target, called from rowan.data_request d
      where d.landlord = w.landlord and (d.reference = of_case or d.request::text = of_case) for update;
  end if;
  if target is null then
    select r.customer, sec.person_reference(r.customer) into target, called from rowan.customer r
      where r.landlord = w.landlord and (r.customer::text = of_case or sec.person_reference(r.customer) = of_case)
      order by exists (select from rowan.due_to_erase d where d.landlord = r.landlord and d.stream = r.customer and d.what = 'person') desc,
        exists (select from rowan.keeping_hold k where k.landlord = r.landlord and k.stream = r.customer and k.kind = of_kind and k.released_at is null),
        r.customer limit 1 for update;
  end if;
  if target is null then return null; end if;
  if exists (select from rowan.keeping_hold k where k.landlord = w.landlord and k.stream = target and k.kind = of_kind and k.released_at is null)
  then return null; end if;
  insert into rowan.keeping_hold values (w.landlord, of_hold, target, called, of_kind, of_sealed, sec.instant(of_at), w.account);
  return target;
end $$;

-- As before; of a request, also null where it is not answered.
create or replace function sec.hold_for_erasing(of_landlord text, of_stream uuid, of_what text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform from rowan.stream s where s.landlord = of_landlord and s.stream = of_stream for update;
  if of_what = 'person' then
    perform from rowan.customer r where r.landlord = of_landlord and r.customer = of_stream for update;
    if not exists (select from sec.person_facts(of_landlord, of_stream, 'infinity')) then return null; end if;
  elsif of_what = 'data-request' then
    perform from rowan.data_request d where d.landlord = of_landlord and d.request = of_stream for update;
    if not exists (select from sec.request_facts(of_landlord, of_stream)) then return null; end if;
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

-- Takes a request away with its parts wherever they stand, what was kept back and why, what they were told, and every notice and job of it.
create function sec.empty_request(of_landlord text, of_request uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare parts uuid[];
begin
  parts := array(select p.part from rowan.data_part p where p.landlord = of_landlord and p.request = of_request);
  delete from rowan.answer a where a.landlord = of_landlord and a.answer::text like '%' || of_request || '%';
  delete from rowan.notice n where n.landlord = of_landlord and n.about = any(array(select x::text from unnest(parts || of_request) as x));
  delete from rowan.job j where j.landlord = of_landlord and split_part(j.about, ' ', 1) = of_request::text;
  delete from rowan.data_part_reason r where r.landlord = of_landlord and r.part = any(parts);
  delete from rowan.data_part p where p.landlord = of_landlord and p.request = of_request;
  delete from rowan.data_withholding h where h.landlord = of_landlord and h.request = of_request;
  delete from rowan.data_extension x where x.landlord = of_landlord and x.request = of_request;
  delete from rowan.keeping_hold k where k.landlord = of_landlord and k.stream = of_request;
  delete from rowan.due_to_erase d where d.landlord = of_landlord and d.stream = of_request;
  delete from rowan.data_request d where d.landlord = of_landlord and d.request = of_request;
end $$;
create or replace function sec.erase(of_landlord text, of_stream uuid, of_what text, of_system uuid, of_at timestamptz, of_line integer, of_hash text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if of_what = 'kept-addresses' then
    delete from rowan.vault_address v where v.landlord = of_landlord and v.stream = of_stream;
    delete from rowan.due_to_erase d where d.landlord = of_landlord and d.stream = of_stream and d.what = of_what;
  elsif of_what = 'person' then
    perform sec.empty_person(of_landlord, of_stream);
  elsif of_what = 'data-request' then
    perform sec.empty_request(of_landlord, of_stream);
  else
    perform sec.empty_stream(of_landlord, of_stream, of_at);
  end if;
  update rowan.erasure e set done_at = of_at where e.landlord = of_landlord and e.stream = of_stream and e.done_at is null
    and (e.what = of_what or of_what <> 'kept-addresses');
  perform sec.note_shredded(of_landlord, of_line, of_hash);
  perform sec.chain(of_landlord, of_system, 'erased:' || of_what, case of_what when 'person' then 'person' when 'data-request' then 'list' else 'case' end,
    of_stream::text, 'staff', 'done');
end $$;
