-- Whoever is kept out of a case sees what they would see if there were none. A request that went from their list said that there is one, and of
-- whom; so did a leak that they told of themselves, under a number that they knew. See docs/decisions/0089.

-- Who chose the way in which it reaches them; which parts the second yes was given to, each as it was put together; and that somebody who is
-- kept out of one gave an answer without it, with the request as it was for them then: nothing of it changes for them any more.
alter table rowan.data_request add column delivery_by uuid, add column agreed_to jsonb not null default '{}',
  add column given_apart timestamptz, add column given_apart_by uuid, add column as_given_apart jsonb;

create function sec.is_kept_from_part(of rowan.data_part, of_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.exclusion x where x.landlord = (of).landlord and x.account = of_account and x.ended is null
    and (x.stream = (of).stream or x.stream = (select c.case_stream from rowan.complaint c where c.landlord = (of).landlord and c.stream = (of).stream)))
$$;
create function sec.is_kept_apart(of_landlord text, of_request uuid, of_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.data_part p where p.landlord = of_landlord and p.request = of_request and sec.is_kept_from_part(p, of_account))
$$;
-- The parts that stand, each with when it was put together.
create function sec.parts_as_they_are(of_landlord text, of_request uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(jsonb_object_agg(p.part, (extract(epoch from p.gathered) * 1000)::bigint), '{}') from rowan.data_part p
    where p.landlord = of_landlord and p.request = of_request and sec.part_stands(p)
$$;
update rowan.data_request d set agreed_to = sec.parts_as_they_are(d.landlord, d.request) where d.agreed is not null;

-- A request as somebody sees it. For whoever is kept out of a part of it there is no such part, and nothing that follows from one. For the others
-- nothing counts that somebody did who is kept out of a part: it is done anew before the whole of it is given.
create function sec.as_seen(d rowan.data_request, of_account uuid) returns rowan.data_request
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if sec.is_kept_apart(d.landlord, d.request, of_account) then
    if d.given_apart is not null then return jsonb_populate_record(null::rowan.data_request, d.as_given_apart); end if;
  elsif d.released is null then
    if sec.is_kept_apart(d.landlord, d.request, d.delivery_by) then d.delivery := null; end if;
    if sec.is_kept_apart(d.landlord, d.request, d.reviewed_by) then
      d.reviewed := null; d.reviewed_by := null; d.tells_of_others := null; d.others_agree := null; d.reasonable_without := null;
    end if;
    if d.delivery is null or d.reviewed is null or sec.is_kept_apart(d.landlord, d.request, d.agreed_by) then
      d.agreed := null; d.agreed_by := null;
    end if;
  end if;
  if d.released is null and d.agreed is not null and exists (select from rowan.data_part p where p.landlord = d.landlord and p.request = d.request
    and sec.part_stands(p) and not sec.is_kept_from_part(p, of_account)
    and (not d.agreed_to ? p.part::text or (d.agreed_to->>p.part::text)::bigint is distinct from (extract(epoch from p.gathered) * 1000)::bigint))
  then d.agreed := null; d.agreed_by := null; end if;
  return d;
end $$;
-- One request as the asker sees it, locked until the end of the transaction.
create function sec.hold_as_seen(w sec.actor, of_request uuid) returns rowan.data_request
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare d rowan.data_request;
begin
  select * into d from rowan.data_request r where r.landlord = w.landlord and r.request = of_request for update;
  if d.request is null then return null; end if;
  -- What it is made of is read after the lock: a part that was changed meanwhile is one that was changed.
  return sec.as_seen(d, w.account);
end $$;

create or replace function sec.data_requests() returns setof rowan.data_request
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.handles_data() then return; end if;
  return query select s.* from rowan.data_request d cross join lateral sec.as_seen(d, w.account) s where d.landlord = w.landlord
    order by s.released is not null, s.received, s.request;
end $$;
create or replace function sec.data_withheld(of_request uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); given jsonb;
begin
  if w.account is null or not sec.handles_data() then return null; end if;
  given := (select d.as_given_apart from rowan.data_request d where d.landlord = w.landlord and d.request = of_request
    and sec.is_kept_apart(d.landlord, d.request, w.account));
  if given is not null then return decode(given->>'withheld', 'hex'); end if;
  return (select h.sealed from rowan.data_withholding h where h.landlord = w.landlord and h.request = of_request);
end $$;
create or replace function sec.data_extension(of_request uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); given jsonb;
begin
  if w.account is null or not sec.handles_data() then return null; end if;
  given := (select d.as_given_apart from rowan.data_request d where d.landlord = w.landlord and d.request = of_request
    and sec.is_kept_apart(d.landlord, d.request, w.account));
  if given is not null then return decode(given->>'extension', 'hex'); end if;
  return (select x.sealed from rowan.data_extension x where x.landlord = w.landlord and x.request = of_request);
end $$;

-- Whoever is kept out of a part changes nothing once they gave their answer, as nobody does once it is answered. All else that they do is done:
-- that it was not would tell them.
create or replace function sec.guard_data_request() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return case when old.given_apart is not null and sec.is_kept_apart(old.landlord, old.request, w.account) then null else new end;
end $$;
drop function sec.is_kept_from_request(text, uuid);

create or replace function sec.choose_delivery(of_request uuid, of_delivery text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set delivery = of_delivery, delivery_by = w.account,
      agreed = case when d.delivery = of_delivery then d.agreed end, agreed_by = case when d.delivery = of_delivery then d.agreed_by end
    where d.landlord = w.landlord and d.request = of_request and d.released is null;
  return found;
end $$;
create or replace function sec.agree_data_request(of_request uuid, of_reviewed bigint, of_delivery text, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); seen rowan.data_request;
begin
  if w.account is null or sec.agrees_to_answers() is not true then return false; end if;
  seen := sec.hold_as_seen(w, of_request);
  if (seen.released is null and seen.agreed is null and seen.reviewed_by <> w.account
    and (extract(epoch from seen.reviewed) * 1000)::bigint = of_reviewed and seen.delivery = of_delivery) is not true then return false; end if;
  update rowan.data_request d set agreed = sec.instant(at), agreed_by = w.account, agreed_to = sec.parts_as_they_are(d.landlord, d.request)
    where d.landlord = w.landlord and d.request = of_request;
  return found;
end $$;

-- As before. Given by somebody who is kept out of a part, it is given without it, and for the others it is still to be given.
create or replace function sec.release_data_request(of_request uuid, of_day date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); seen rowan.data_request;
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  seen := sec.hold_as_seen(w, of_request);
  if (seen.agreed is not null and seen.identity_agreed is not null and seen.not_before <= of_day) is not true then return false; end if;
  if seen.released is not null then return true; end if;
  if exists (select from rowan.data_part p where p.landlord = w.landlord and p.request = of_request and p.agreed is null and sec.part_stands(p)
      and not sec.is_kept_from_part(p, w.account))
    or exists (select from rowan.job j where j.landlord = w.landlord and j.kind = 'data-near' and j.about = of_request::text and j.done is null)
  then return false; end if;
  if sec.is_kept_apart(w.landlord, of_request, w.account) then
    seen.released := sec.instant(at); seen.released_by := w.account;
    update rowan.data_request d set given_apart = seen.released, given_apart_by = w.account, as_given_apart = to_jsonb(seen) || jsonb_build_object(
        'withheld', encode(sec.data_withheld(of_request), 'hex'), 'extension', encode(sec.data_extension(of_request), 'hex'))
      where d.landlord = w.landlord and d.request = of_request;
  else
    update rowan.data_request d set released = sec.instant(at), released_by = w.account where d.landlord = w.landlord and d.request = of_request;
  end if;
  return true;
end $$;
create or replace function sec.joined_parts(of_request uuid) returns table (part uuid, place text, stream uuid, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return; end if;
  return query select p.part, p.place, p.stream, p.sealed from rowan.data_part p
    join rowan.data_request d on d.landlord = p.landlord and d.request = p.request cross join lateral sec.as_seen(d, w.account) s
    where p.landlord = w.landlord and p.request = of_request and s.released is not null and p.agreed is not null and p.sealed is not null
      and sec.part_stands(p) and not sec.is_kept_from_part(p, w.account)
    order by p.part;
end $$;
create or replace function sec.data_parts() returns table (part uuid, request uuid, place text, asked timestamptz, who text, gathered timestamptz,
  gives boolean, reader text, agreed timestamptz)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return; end if;
  return query select p.part, p.request, p.place, p.asked, coalesce(g.name, o.name, h.name), p.gathered, p.sealed is not null, a.name, p.agreed
    from rowan.data_part p
    left join rowan.account g on g.landlord = p.landlord and g.account = p.gathered_by
    left join rowan.account a on a.landlord = p.landlord and a.account = p.agreed_by
    left join rowan.case_summary s on s.landlord = p.landlord and s.stream = p.stream
    left join rowan.account o on o.landlord = p.landlord and o.account = s.owner
    left join rowan.complaint c on c.landlord = p.landlord and c.stream = p.stream
    left join rowan.account h on h.landlord = p.landlord and h.account = c.handler
    where p.landlord = w.landlord and sec.part_stands(p) and not sec.is_kept_from_part(p, w.account)
    order by p.asked, p.place, p.part;
end $$;

-- As before; that what was agreed to changed since is read from what it was agreed to.
create or replace function sec.gather_data_part(of_part uuid, tells boolean, agree text, reasonable boolean, of_sealed bytea, of_why bytea, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); p rowan.data_part;
begin
  if w.account is null or coalesce(of_part = any(sec.my_data_parts()), false) is not true then return false; end if;
  perform from rowan.data_request d where d.landlord = w.landlord and d.released is null
    and d.request = (select q.request from rowan.data_part q where q.landlord = w.landlord and q.part = of_part) for update;
  if not found then return false; end if;
  update rowan.data_part q set gathered = sec.instant(at), gathered_by = w.account, tells_of_others = tells, others_agree = agree,
      reasonable_without = reasonable, sealed = of_sealed, agreed = null, agreed_by = null
    where q.landlord = w.landlord and q.part = of_part returning * into p;
  insert into rowan.data_part_reason values (w.landlord, of_part, p.stream, of_why)
    on conflict (landlord, part) do update set sealed = excluded.sealed;
  return true;
end $$;
create or replace function sec.look_for_parts(of_landlord text, of_request uuid, at timestamptz, late timestamptz, to_roles text[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare r rowan.data_request; made record; told integer := 0;
begin
  select * into r from rowan.data_request d where d.landlord = of_landlord and d.request = of_request and d.released is null and d.customer is not null
    and d.identity_agreed is not null for update;
  if r.request is null then return 0; end if;
  for made in
    with found_there as (
      select distinct on (p.stream) 'case' as place, p.stream, p.person from rowan.person p
        join rowan.stream s on s.landlord = p.landlord and s.stream = p.stream and s.kind = 'case' and s.erased is null
        where p.landlord = of_landlord and p.customer = r.customer and sec.harmed_on(of_landlord, p.stream, r.customer) order by p.stream, p.person),
    also as (select 'complaint' as place, c.stream, null::uuid as person from rowan.complaint c
        join rowan.stream s on s.landlord = c.landlord and s.stream = c.stream and s.erased is null
        where c.landlord = of_landlord and c.customer = r.customer)
    insert into rowan.data_part as q (landlord, part, request, place, stream, person, asked)
      select of_landlord, gen_random_uuid(), of_request, f.place, f.stream, f.person, at from (select * from found_there union all select * from also) f
      on conflict (landlord, request, stream) do update set person = excluded.person, asked = excluded.asked, gathered = null, gathered_by = null,
        sealed = null, tells_of_others = null, others_agree = null, reasonable_without = null, agreed = null, agreed_by = null
        where q.person is distinct from excluded.person and not sec.part_stands(q)
      returning part, place, stream, person
  loop
    told := told + sec.notify(of_landlord, concat_ws(' ', 'data-part', made.part, made.person), made.stream, 'data-part', made.part::text, at,
      case made.place
        when 'case' then sec.recipients(of_landlord, made.stream, true, to_roles, array(select s.owner_role from rowan.case_summary s
          where s.landlord = of_landlord and s.stream = made.stream))
        else sec.handlers_of(of_landlord, made.stream) end);
    perform sec.enqueue_jobs(of_landlord, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'),
      jsonb_build_array(jsonb_build_object('kind', 'data-waits', 'due', (extract(epoch from late) * 1000)::bigint, 'about', of_request::text,
        'codes', '{}'::jsonb, 'key', concat_ws(' ', 'data-waits', of_request, made.part, made.person))), false);
  end loop;
  return told;
end $$;

-- Who protects data.
create or replace function sec.data_protectors(of_landlord text, of_request uuid) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select coalesce(array_agg(a.account order by a.account), '{}') from rowan.account a
    where a.landlord = of_landlord and not a.disabled
      and exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account and sec.is_data_protector(r.role)));
end $$;
-- Whether it is so, as somebody sees it, of which they are to be told. What a part is the reason of, nobody hears who is kept out of it.
create function sec.is_so_for(d rowan.data_request, of_key text, of_kind text, of_account uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare seen rowan.data_request := sec.as_seen(d, of_account); p rowan.data_part;
begin
  if seen.released is not null then return false; end if;
  if of_kind <> 'data-waits' then return true; end if;
  select * into p from rowan.data_part q where q.landlord = d.landlord and q.request = d.request and q.part::text = split_part(of_key, ' ', 3);
  if p.part is not null then return p.agreed is null and sec.part_stands(p) and not sec.is_kept_from_part(p, of_account); end if;
  return seen.reviewed is not null and seen.agreed is null;
end $$;
create or replace function sec.tell_data_protectors(of_landlord text, of_key text, of_kind text, of_about text, at timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare d rowan.data_request;
begin
  select * into d from rowan.data_request r where r.landlord = of_landlord and r.request::text = split_part(of_about, ' ', 1) and r.released is null;
  if d.request is null or of_kind <> 'data-waits' and (d.due is distinct from split_part(of_about, ' ', 2)::date or d.clarity_asked is not null)
  then return 0; end if;
  return sec.notify(of_landlord, of_key, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'), of_kind,
    split_part(of_about, ' ', 1), at, (select coalesce(array_agg(a order by a), '{}') from unnest(sec.data_protectors(of_landlord, d.request)) as a
      where sec.is_so_for(d, of_key, of_kind, a)));
end $$;
