-- Requests that were open before their time was kept (0080) and before who asks was agreed to by two (0098): what waits for somebody is told now, and
-- not only when the next step is taken. When each is due is worked out by the worker, over bank holidays, as for any other.
create index data_request_untimed on rowan.data_request (landlord) where due is null and released is null;

do $$
declare d rowan.data_request; p rowan.data_part; place uuid; moment bigint := (extract(epoch from now()) * 1000)::bigint;
begin
  for d in select * from rowan.data_request r where r.released is null loop
    place := (select s.stream from rowan.stream s where s.landlord = d.landlord and s.kind = 'organisation');
    continue when place is null;
    if d.identity_said is not null and d.identity_agreed is null then
      perform sec.enqueue_jobs(d.landlord, place, jsonb_build_array(jsonb_build_object('kind', 'data-who', 'due', moment, 'about',
        concat_ws(' ', d.request, d.identity_said), 'codes', '{}'::jsonb, 'key', concat_ws(' ', 'data-who', d.identity_said))), false);
    elsif d.reviewed is not null and d.agreed is null then
      perform sec.enqueue_jobs(d.landlord, place, jsonb_build_array(jsonb_build_object('kind', 'data-waits', 'due', moment, 'about', d.request::text,
        'codes', '{}'::jsonb, 'key', concat_ws(' ', 'data-waits', d.request, 'before'))), false);
    end if;
    for p in select * from rowan.data_part q where q.landlord = d.landlord and q.request = d.request and q.gathered is not null and q.agreed is null loop
      perform sec.enqueue_jobs(d.landlord, place, jsonb_build_array(jsonb_build_object('kind', 'data-read', 'due', moment, 'about',
        concat_ws(' ', p.part, (extract(epoch from p.gathered) * 1000)::bigint), 'codes', '{}'::jsonb,
        'key', concat_ws(' ', 'data-read', p.part, (extract(epoch from p.gathered) * 1000)::bigint))), false);
    end loop;
  end loop;
end $$;

-- The worker's: those whose time runs and was never worked out; and keeps it, with when those who protect data are told.
create function sec.untimed_requests() returns table (landlord text, request uuid, received timestamptz, identity_asked timestamptz,
  identity_sure timestamptz, paused_days integer, extended timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select d.landlord, d.request, d.received, d.identity_asked, d.identity_sure, d.paused_days, d.extended from rowan.data_request d
  where d.due is null and d.released is null and d.clarity_asked is null and (d.identity_asked is null or d.identity_sure is not null)
$$;
create function sec.time_from_before(of_landlord text, of_request uuid, of_due date, of_extend_by date, told jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update rowan.data_request d set due = of_due, extend_by = of_extend_by
    where d.landlord = of_landlord and d.request = of_request and d.due is null and d.released is null;
  if not found then return; end if;
  perform sec.enqueue_jobs(of_landlord, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'),
    (select coalesce(jsonb_agg(jsonb_build_object('kind', j.kind, 'due', j.at, 'about', concat_ws(' ', of_request, of_due), 'codes', '{}'::jsonb,
        'key', concat_ws(' ', j.kind, of_request, of_due))), '[]')
      from (values ('data-soon', (told->>'soon')::bigint), ('data-tomorrow', (told->>'tomorrow')::bigint), ('data-late', (told->>'late')::bigint))
        as j(kind, at) where j.at is not null), false);
end $$;
grant execute on function sec.untimed_requests(), sec.time_from_before(text, uuid, date, date, jsonb) to rowan_worker;
