-- What docs/decisions/0085 says and the database did not hold everywhere. A part stands only while it is theirs: whoever was matched to the wrong
-- person, or came to be said to cause harm on that case too, is given nothing of it, and nobody is shown that it was ever looked for. Whoever
-- agrees to a part agrees to what they read, not to what it was changed to since. And what was agreed to is agreed to anew also where the way
-- in which it reaches them changes, and where whoever changes a part is kept out of another part of the same answer.

-- Whether that is theirs still: their own complaint, or a case on which this person is them, the person harmed and nothing else.
create function sec.part_stands(of rowan.data_part) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.data_request d
    join rowan.stream s on s.landlord = d.landlord and s.stream = (of).stream and s.erased is null
    where d.landlord = (of).landlord and d.request = (of).request and case (of).place
      when 'case' then sec.harmed_on(d.landlord, s.stream, d.customer) and exists (select from rowan.person p where p.landlord = d.landlord
        and p.stream = s.stream and p.person = (of).person and p.customer = d.customer)
      else exists (select from rowan.complaint c where c.landlord = d.landlord and c.stream = s.stream and c.customer = d.customer) end)
$$;

-- As before, of parts that stand. Whoever is kept out of one that stood stays kept from the request.
create or replace function sec.my_data_parts() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then return '{}'; end if;
  return (select coalesce(array_agg(p.part), '{}') from rowan.data_part p where p.landlord = w.landlord
    and (p.place = 'case' and p.stream = any(sec.acting_on()) or p.place = 'complaint' and p.stream = any(sec.complaints()))
    and sec.part_stands(p));
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
    where p.landlord = w.landlord and sec.part_stands(p) and not sec.is_kept_from_request(p.landlord, p.request)
    order by p.asked, p.place, p.part;
end $$;
create or replace function sec.joined_parts(of_request uuid) returns table (part uuid, place text, stream uuid, sealed bytea)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true or sec.is_kept_from_request(w.landlord, of_request) then return; end if;
  return query select p.part, p.place, p.stream, p.sealed from rowan.data_part p
    join rowan.data_request d on d.landlord = p.landlord and d.request = p.request
    where p.landlord = w.landlord and p.request = of_request and d.released is not null and p.agreed is not null and p.sealed is not null
      and sec.part_stands(p)
    order by p.part;
end $$;
create or replace function sec.release_data_request(of_request uuid, of_day date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set released = coalesce(d.released, sec.instant(at)), released_by = coalesce(d.released_by, w.account)
    where d.landlord = w.landlord and d.request = of_request and d.agreed is not null and d.not_before <= of_day
      and (d.released is not null
        or not exists (select from rowan.data_part p
            where p.landlord = d.landlord and p.request = d.request and p.agreed is null and sec.part_stands(p))
          and not exists (select from rowan.job j where j.landlord = d.landlord and j.kind = 'data-near' and j.about = d.request::text and j.done is null));
  return found;
end $$;
create or replace function sec.tell_data_protectors(of_landlord text, of_key text, of_kind text, of_about text, at timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare found_row rowan.data_request;
begin
  select * into found_row from rowan.data_request d where d.landlord = of_landlord and d.request::text = split_part(of_about, ' ', 1) and d.released is null;
  if found_row.request is null then return 0; end if;
  if of_kind = 'data-waits' then
    if (found_row.reviewed is null or found_row.agreed is not null) and not exists (select from rowan.data_part p
      where p.landlord = of_landlord and p.request = found_row.request and p.agreed is null and sec.part_stands(p)) then return 0; end if;
  elsif found_row.due is distinct from split_part(of_about, ' ', 2)::date or found_row.clarity_asked is not null then return 0;
  end if;
  return sec.notify(of_landlord, of_key, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'), of_kind,
    split_part(of_about, ' ', 1), at, sec.data_protectors(of_landlord, found_row.request));
end $$;

-- As before; and where they are found on a case as another person than before, what was put together there is gone and is asked for anew.
create or replace function sec.look_for_parts(of_landlord text, of_request uuid, at timestamptz, late timestamptz, to_roles text[]) returns integer
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
    update rowan.data_request d set agreed = null, agreed_by = null where d.landlord = of_landlord and d.request = of_request and d.agreed is not null;
  end loop;
  return told;
end $$;

-- As before; but that it is agreed to anew goes through, whoever's change it follows from.
create or replace function sec.guard_data_request() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if old.agreed is not null and new.agreed is null and to_jsonb(new) - array['agreed', 'agreed_by'] = to_jsonb(old) - array['agreed', 'agreed_by'] then return new; end if;
  return case when sec.is_kept_from_request(old.landlord, old.request) then null else new end;
end $$;
-- As before; the request is held until it is done, so that none of it is given out meanwhile and changed afterwards.
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
  update rowan.data_request d set agreed = null, agreed_by = null where d.landlord = w.landlord and d.request = p.request and d.agreed is not null;
  return true;
end $$;
-- As before, to what was put together at that moment and no other.
drop function sec.agree_data_part(uuid, bigint);
create function sec.agree_data_part(of_part uuid, of_gathered bigint, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or coalesce(of_part = any(sec.my_data_parts()), false) is not true then return false; end if;
  update rowan.data_part q set agreed = sec.instant(at), agreed_by = w.account
    where q.landlord = w.landlord and q.part = of_part and (extract(epoch from q.gathered) * 1000)::bigint = of_gathered
      and q.agreed is null and q.gathered_by <> w.account;
  return found;
end $$;
grant execute on function sec.agree_data_part(uuid, bigint, bigint) to rowan_web;

-- As before; another way to reach them is agreed to anew.
create or replace function sec.choose_delivery(of_request uuid, of_delivery text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set delivery = of_delivery,
      agreed = case when d.delivery = of_delivery then d.agreed end, agreed_by = case when d.delivery = of_delivery then d.agreed_by end
    where d.landlord = w.landlord and d.request = of_request and d.released is null;
  return found;
end $$;
