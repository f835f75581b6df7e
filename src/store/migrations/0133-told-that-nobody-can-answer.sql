-- Where everybody who protects data is kept out of some part of an answer, each gives their own, the whole is never given, and nobody knew: those who
-- protect data may not know of such a part, and whoever is there thought that others answer. Those who are there are told: of their own part, when it is found, when
-- somebody is kept out, and whenever the time of the law is told. Not who is kept out, nor why, nor of any other place. See docs/decisions/0089.
create function sec.tell_that_nobody_answers(of_landlord text, of_request uuid, of_key text, at timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare p rowan.data_part; protectors uuid[] := sec.data_protectors(of_landlord, of_request); told integer := 0;
begin
  if not exists (select from rowan.data_request d where d.landlord = of_landlord and d.request = of_request and d.released is null)
    or exists (select from unnest(protectors) as a where not sec.is_kept_apart(of_landlord, of_request, a))
  then return 0; end if;
  for p in select * from rowan.data_part q where q.landlord = of_landlord and q.request = of_request and sec.part_stands(q)
    and exists (select from unnest(protectors) as a where sec.is_kept_from_part(q, a))
  loop
    told := told + sec.notify(of_landlord, concat_ws(' ', 'data-nobody', p.part, of_key), p.stream, 'data-nobody', p.part::text, at,
      case p.place
        when 'case' then sec.recipients(of_landlord, p.stream, true, '{}', array(select s.owner_role from rowan.case_summary s
          where s.landlord = of_landlord and s.stream = p.stream))
        else sec.handlers_of(of_landlord, p.stream) end);
  end loop;
  return told;
end $$;

create function sec.tell_of_keeping_out() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare request uuid;
begin
  for request in select distinct p.request from rowan.data_part p where p.landlord = new.landlord and (p.stream = new.stream
    or p.stream in (select c.stream from rowan.complaint c where c.landlord = new.landlord and c.case_stream = new.stream))
  loop
    perform sec.tell_that_nobody_answers(new.landlord, request, 'kept-out', now());
  end loop;
  return null;
end $$;
create trigger tell_of_keeping_out after insert on rowan.exclusion for each row execute function sec.tell_of_keeping_out();

-- As before (0100); and those who are there are told where nobody can answer.
create or replace function sec.tell_data_protectors(of_landlord text, of_key text, of_kind text, of_about text, at timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare d rowan.data_request;
begin
  select * into d from rowan.data_request r where r.landlord = of_landlord and r.request::text = split_part(of_about, ' ', 1) and r.released is null;
  if d.request is null or of_kind <> 'data-waits' and (d.due is distinct from split_part(of_about, ' ', 2)::date or d.clarity_asked is not null)
  then return 0; end if;
  return sec.tell_that_nobody_answers(of_landlord, d.request, of_key, at)
    + sec.notify(of_landlord, of_key, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'), of_kind,
      split_part(of_about, ' ', 1), at, (select coalesce(array_agg(a order by a), '{}') from unnest(sec.data_protectors(of_landlord, d.request)) as a
        where sec.is_so_for(d, of_key, of_kind, a)));
end $$;

-- As before (0110), with the same.
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
  return told + sec.tell_that_nobody_answers(of_landlord, of_request, 'found', at);
end $$;
