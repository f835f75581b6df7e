-- The time that the law gives for an answer about somebody's data: it stands still while we wait to hear what they mean, and it is longer
-- where they were told so, with why, before the first month was over. Its last day is worked out by the application over bank holidays, and
-- kept so that those who protect data are told before it comes. See docs/decisions/0085 and law/data-rights.yaml.
alter table rowan.data_request add column clarity_asked timestamptz, add column paused_days integer not null default 0,
  add column extended timestamptz, add column extended_by uuid,
  add column extended_because text check (extended_because in ('complex', 'numerous')),
  add column due date, add column extend_by date;
-- What they were told of it, in words. Apart from what is kept back, and from what an answer is made from.
create table rowan.data_extension (
  landlord text not null, request uuid not null, sealed bytea not null,
  primary key (landlord, request),
  foreign key (landlord, request) references rowan.data_request
);
-- Closed from the start: what it opens to is in the migration data-clock-access.
alter table rowan.data_extension enable row level security;
alter table rowan.data_extension force row level security;

-- We have to ask what they mean. Nothing of it once everything is ready to go out.
create function sec.ask_clarity(of_request uuid, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set clarity_asked = sec.instant(at)
    where d.landlord = w.landlord and d.request = of_request and d.clarity_asked is null and d.agreed is null and d.released is null
      and (d.identity_asked is null or d.identity_sure is not null);
  return found;
end $$;

-- They said what they mean, after so many whole days.
create function sec.hear_clarity(of_request uuid, waited integer, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set clarity_asked = null, paused_days = d.paused_days + waited
    where d.landlord = w.landlord and d.request = of_request and d.clarity_asked is not null and d.released is null
      and waited between 0 and sec.instant(at)::date - d.clarity_asked::date + 1;
  return found;
end $$;

-- They were told, with why, that it takes longer: once, and before the first month is over.
create function sec.extend_data_request(of_request uuid, because text, of_sealed bytea, of_day date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set extended = sec.instant(at), extended_by = w.account, extended_because = because
    where d.landlord = w.landlord and d.request = of_request and d.extended is null and d.released is null and d.clarity_asked is null
      and of_day >= (sec.instant(at) at time zone 'Europe/London')::date and of_day <= d.extend_by;
  if not found then return false; end if;
  insert into rowan.data_extension values (w.landlord, of_request, of_sealed);
  return true;
end $$;
create function sec.data_extension(of_request uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.handles_data() then return null; end if;
  return (select x.sealed from rowan.data_extension x where x.landlord = w.landlord and x.request = of_request);
end $$;

-- Keeps when it is due, and plans when it is told. For those who protect data, and for whoever has just taken it in. `told` holds the moments.
create function sec.time_data_request(of_request uuid, of_due date, of_extend_by date, told jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  update rowan.data_request d set due = of_due, extend_by = of_extend_by
    where d.landlord = w.landlord and d.request = of_request and d.released is null
      and (sec.protects_data() or d.received_by = w.account and d.xmin = pg_current_xact_id()::xid and d.due is null);
  if not found or of_due is null then return; end if;
  perform sec.enqueue_jobs(w.landlord, sec.organisation(), (select coalesce(jsonb_agg(jsonb_build_object('kind', j.kind, 'due', j.at,
      'about', concat_ws(' ', of_request, of_due), 'codes', '{}'::jsonb, 'key', concat_ws(' ', j.kind, of_request, of_due))), '[]')
    from (values ('data-soon', (told->>'soon')::bigint), ('data-tomorrow', (told->>'tomorrow')::bigint), ('data-late', (told->>'late')::bigint))
      as j(kind, at) where j.at is not null), false);
end $$;

-- It was reviewed: if nobody has agreed by then, those who protect data are told that it waits.
create function sec.data_request_waits(of_request uuid, at bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return; end if;
  perform sec.enqueue_jobs(w.landlord, sec.organisation(), (select coalesce(jsonb_agg(jsonb_build_object('kind', 'data-waits', 'due', at,
      'about', of_request::text, 'codes', '{}'::jsonb, 'key', concat_ws(' ', 'data-waits', of_request, at))), '[]')
    from rowan.data_request d where d.landlord = w.landlord and d.request = of_request and d.reviewed is not null and d.agreed is null), false);
end $$;

-- The worker's: tells those who protect data, if it still is so: that day is its last, it is not answered, nobody has agreed.
create function sec.tell_data_protectors(of_landlord text, of_key text, of_kind text, of_about text, at timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare found_row rowan.data_request;
begin
  select * into found_row from rowan.data_request d where d.landlord = of_landlord and d.request::text = split_part(of_about, ' ', 1) and d.released is null;
  if found_row.request is null then return 0; end if;
  if of_kind = 'data-waits' then
    if found_row.agreed is not null then return 0; end if;
  elsif found_row.due is distinct from split_part(of_about, ' ', 2)::date or found_row.clarity_asked is not null then return 0;
  end if;
  return sec.notify(of_landlord, of_key, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'), of_kind,
    split_part(of_about, ' ', 1), at, (select coalesce(array_agg(a.account order by a.account), '{}') from rowan.account a
      where a.landlord = of_landlord and not a.disabled
        and exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account and sec.is_data_protector(r.role))));
end $$;
grant execute on function sec.ask_clarity(uuid, bigint), sec.hear_clarity(uuid, integer, bigint),
  sec.extend_data_request(uuid, text, bytea, date, bigint), sec.data_extension(uuid), sec.time_data_request(uuid, date, date, jsonb),
  sec.data_request_waits(uuid, bigint) to rowan_web;
grant execute on function sec.tell_data_protectors(text, text, text, text, timestamptz) to rowan_worker;
