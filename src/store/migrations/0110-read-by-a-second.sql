-- Whoever reads a part of an answer can send it back with a reason, which is kept with the part and read by whoever puts it together anew; a second
-- person who does not answer is reminded; and a part of a complaint is also read by whoever protects data, where one person alone handles complaints.
-- See docs/decisions/0085.
alter table rowan.data_part add column is_back boolean not null default false;

-- The parts that the asker may read and answer as a second person: those of places where they are, and what somebody else put together of a
-- complaint, for whoever protects data: unless it is about their own work, or on a case that is theirs or out of which they are kept.
create function sec.readable_data_parts() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return sec.my_data_parts(); end if;
  return sec.my_data_parts() || (select coalesce(array_agg(p.part), '{}') from rowan.data_part p
    join rowan.complaint c on c.landlord = p.landlord and c.stream = p.stream and c.officer is distinct from w.account
    left join rowan.case_summary s on s.landlord = c.landlord and s.stream = c.case_stream
    where p.landlord = w.landlord and p.place = 'complaint' and p.gathered is not null and not p.is_back and p.gathered_by <> w.account
      and s.owner is distinct from w.account and not sec.is_kept_from_part(p, w.account) and sec.part_stands(p));
end $$;
create or replace function sec.read_data_part(of_part uuid) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or coalesce(of_part = any(sec.readable_data_parts()), false) is not true then return null; end if;
  return (select jsonb_build_object('part', p.part, 'place', p.place, 'stream', p.stream, 'person', p.person, 'reference', s.reference,
      'request', d.reference, 'asked', (extract(epoch from p.asked) * 1000)::bigint, 'due', d.due, 'gathered', (extract(epoch from p.gathered) * 1000)::bigint,
      'by', g.name, 'own', p.gathered_by = w.account, 'sealed', encode(p.sealed, 'hex'), 'why', encode(r.sealed, 'hex'),
      'agreed', (extract(epoch from p.agreed) * 1000)::bigint, 'agreedBy', a.name, 'isAnswered', d.released is not null,
      'isBack', p.is_back, 'isThere', p.part = any(sec.my_data_parts()))
    from rowan.data_part p join rowan.data_request d on d.landlord = p.landlord and d.request = p.request
    join rowan.stream s on s.landlord = p.landlord and s.stream = p.stream
    left join rowan.data_part_reason r on r.landlord = p.landlord and r.part = p.part
    left join rowan.account g on g.landlord = p.landlord and g.account = p.gathered_by
    left join rowan.account a on a.landlord = p.landlord and a.account = p.agreed_by
    where p.landlord = w.landlord and p.part = of_part);
end $$;
create or replace function sec.agree_data_part(of_part uuid, of_gathered bigint, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or coalesce(of_part = any(sec.readable_data_parts()), false) is not true then return false; end if;
  update rowan.data_part q set agreed = sec.instant(at), agreed_by = w.account
    where q.landlord = w.landlord and q.part = of_part and (extract(epoch from q.gathered) * 1000)::bigint = of_gathered
      and q.agreed is null and not q.is_back and q.gathered_by <> w.account;
  return found;
end $$;

-- What was read at that moment is not given so: `of_why` holds the reason, beside why it was put together as it was. Whoever put it together is told.
create function sec.send_back_data_part(of_part uuid, of_gathered bigint, of_why bytea, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); p rowan.data_part;
begin
  if w.account is null or coalesce(of_part = any(sec.readable_data_parts()), false) is not true then return false; end if;
  perform from rowan.data_request d where d.landlord = w.landlord and d.released is null
    and d.request = (select q.request from rowan.data_part q where q.landlord = w.landlord and q.part = of_part) for update;
  if not found then return false; end if;
  update rowan.data_part q set is_back = true, agreed = null, agreed_by = null
    where q.landlord = w.landlord and q.part = of_part and (extract(epoch from q.gathered) * 1000)::bigint = of_gathered
      and not q.is_back and q.gathered_by <> w.account returning * into p;
  if p.part is null then return false; end if;
  update rowan.data_part_reason r set sealed = of_why where r.landlord = w.landlord and r.part = of_part;
  perform sec.notify(w.landlord, concat_ws(' ', 'data-part-back', of_part, of_gathered), p.stream, 'data-part-back', of_part::text, sec.instant(at),
    array(select a.account from rowan.account a where a.landlord = w.landlord and a.account = p.gathered_by and not a.disabled));
  return true;
end $$;

-- As before; what was put together anew is not sent back any more.
create or replace function sec.gather_data_part(of_part uuid, tells boolean, agree text, reasonable boolean, of_sealed bytea, of_why bytea, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); p rowan.data_part;
begin
  if w.account is null or coalesce(of_part = any(sec.my_data_parts()), false) is not true then return false; end if;
  perform from rowan.data_request d where d.landlord = w.landlord and d.released is null
    and d.request = (select q.request from rowan.data_part q where q.landlord = w.landlord and q.part = of_part) for update;
  if not found then return false; end if;
  update rowan.data_part q set gathered = sec.instant(at), gathered_by = w.account, tells_of_others = tells, others_agree = agree,
      reasonable_without = reasonable, sealed = of_sealed, agreed = null, agreed_by = null, is_back = false
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
        sealed = null, tells_of_others = null, others_agree = null, reasonable_without = null, agreed = null, agreed_by = null, is_back = false
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


-- As before; what was sent back is to be put together; and of a complaint its reference, for whoever reads it as a second person.
drop function sec.data_parts();
create function sec.data_parts() returns table (part uuid, request uuid, place text, asked timestamptz, who text, gathered timestamptz,
  gives boolean, reader text, agreed timestamptz, reference text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine uuid[];
begin
  if w.account is null or sec.protects_data() is not true then return; end if;
  mine := sec.readable_data_parts();
  return query select p.part, p.request, p.place, p.asked, coalesce(g.name, o.name, h.name), case when not p.is_back then p.gathered end,
      p.sealed is not null, a.name, p.agreed, case when p.place = 'complaint' and p.part = any(mine) and p.agreed is null then c.reference end
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

-- Plans when a second person is reminded: of who asks, by whoever said it; of a part, by whoever put it together.
create function sec.identity_waits(of_request uuid, at bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return; end if;
  perform sec.enqueue_jobs(w.landlord, sec.organisation(), (select coalesce(jsonb_agg(jsonb_build_object('kind', 'data-who', 'due', at,
      'about', concat_ws(' ', of_request, d.identity_said), 'codes', '{}'::jsonb, 'key', concat_ws(' ', 'data-who-again', d.identity_said))), '[]')
    from rowan.data_request d where d.landlord = w.landlord and d.request = of_request and d.identity_said is not null and d.identity_agreed is null), false);
end $$;
create function sec.part_waits(of_part uuid, at bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or coalesce(of_part = any(sec.my_data_parts()), false) is not true then return; end if;
  perform sec.enqueue_jobs(w.landlord, sec.organisation(), (select coalesce(jsonb_agg(jsonb_build_object('kind', 'data-read', 'due', at,
      'about', concat_ws(' ', of_part, (extract(epoch from p.gathered) * 1000)::bigint), 'codes', '{}'::jsonb,
      'key', concat_ws(' ', 'data-read', of_part, (extract(epoch from p.gathered) * 1000)::bigint))), '[]')
    from rowan.data_part p where p.landlord = w.landlord and p.part = of_part and p.gathered is not null and p.agreed is null), false);
end $$;
-- The worker's: tells those who may read it, if it still waits as it was put together: on a case its lead or the team that has it, else
-- everybody there; of a complaint whoever handles it, and whoever protects data and is kept out of nothing of it.
create function sec.tell_of_part(of_landlord text, of_key text, of_about text, at timestamptz, to_roles text[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare p rowan.data_part; here uuid[]; first uuid[]; told integer := 0;
begin
  select * into p from rowan.data_part q where q.landlord = of_landlord and q.part::text = split_part(of_about, ' ', 1) and q.agreed is null and not q.is_back
    and (extract(epoch from q.gathered) * 1000)::bigint::text = split_part(of_about, ' ', 2)
    and exists (select from rowan.data_request d where d.landlord = q.landlord and d.request = q.request and d.released is null);
  if p.part is null or not sec.part_stands(p) then return 0; end if;
  if p.place = 'case' then
    here := array(select distinct a.account from rowan.account a join rowan.membership m on m.landlord = a.landlord and m.account = a.account
      where a.landlord = of_landlord and not a.disabled and m.stream = p.stream and m.purpose <> 'emergency' and m.member_from <= now()
        and (m.member_until is null or m.member_until > now()) and a.account <> p.gathered_by and not sec.is_kept_out(of_landlord, p.stream, a.account));
    first := array(select distinct r.account from rowan.staff_role r where r.landlord = of_landlord and r.account = any(here)
      and (r.role = any(to_roles) or r.role in (select s.owner_role from rowan.case_summary s where s.landlord = of_landlord and s.stream = p.stream)));
    here := case when cardinality(first) > 0 then first else here end;
  else
    here := array_remove(sec.handlers_of(of_landlord, p.stream), p.gathered_by);
    told := sec.notify(of_landlord, of_key, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'), 'data-waits',
      p.request::text, at, array(select a from unnest(sec.data_protectors(of_landlord, p.request)) as a
        where a <> p.gathered_by and a <> all(here) and not sec.is_kept_from_part(p, a)));
  end if;
  return told + sec.notify(of_landlord, of_key, p.stream, 'data-read', p.part::text, at, here);
end $$;
grant execute on function sec.readable_data_parts(), sec.send_back_data_part(uuid, bigint, bytea, bigint), sec.data_parts(), sec.identity_waits(uuid, bigint),
  sec.part_waits(uuid, bigint) to rowan_web;
grant execute on function sec.tell_of_part(text, text, text, timestamptz, text[]) to rowan_worker;
create or replace function sec.is_of_part(action text, object_type text) returns boolean
language sql immutable set search_path = pg_catalog as $$
  select object_type in ('case', 'complaint') and action in ('view:data-part', 'act:gather-data-part', 'act:agree-data-part', 'act:send-back-data-part',
    'act:answer-data-request')
$$;
