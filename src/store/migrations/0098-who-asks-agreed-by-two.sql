-- Who asks for their data is agreed to by two. Whoever protects data could take a request in themselves, say alone that a customer asks, and read
-- in the list of parts that there is a case and whose it is, before anybody else was involved. Until a second person agreed to who it is, nothing
-- is looked for, and no part stands. They agree to what they read, or send it back, and it is said anew. See docs/decisions/0085.
alter table rowan.data_request add column identity_said uuid, -- new each time it is said: what a second person read
  add column identity_by uuid, add column identity_agreed timestamptz, add column identity_agreed_by uuid, add column identity_back timestamptz,
  add constraint identity_of_two check (identity_agreed is null or identity_agreed_by is distinct from identity_by);
-- Of what went out before, whoever agreed to the answer had read how it was known who asks. All else is agreed to now; who said it is on the audit.
update rowan.data_request d set identity_said = gen_random_uuid(),
    identity_by = case when d.released is null then (select a.actor from rowan.audit a where a.landlord = d.landlord
      and a.action = 'act:confirm-identity' and a.object = d.request::text and a.result = 'done' order by a.seq desc limit 1) end,
    identity_agreed = case when d.released is not null then d.agreed end,
    identity_agreed_by = case when d.released is not null then d.agreed_by end
  where d.identity_sure is not null;

-- As before; but instead of looking where their data stands, a second person is asked.
create or replace function sec.confirm_identity(of_request uuid, of_customer uuid, of_how text, earliest date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); said uuid := gen_random_uuid();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  if of_customer is not null and not exists (select from rowan.customer c where c.landlord = w.landlord and c.customer = of_customer)
  then return false; end if;
  update rowan.data_request d set identity_sure = sec.instant(at), identity_how = of_how, customer = of_customer, not_before = earliest,
      identity_said = said, identity_by = w.account, identity_agreed = null, identity_agreed_by = null, identity_back = null
    where d.landlord = w.landlord and d.request = of_request and d.identity_sure is null and d.released is null;
  if not found then return false; end if;
  perform sec.enqueue_jobs(w.landlord, sec.organisation(), jsonb_build_array(jsonb_build_object('kind', 'data-who', 'due', at,
    'about', concat_ws(' ', of_request, said), 'codes', '{}'::jsonb, 'key', concat_ws(' ', 'data-who', said))), false);
  return true;
end $$;
-- Somebody who safeguards, and did not say it: to what they read. From then on it is looked for where their data stands.
create function sec.agree_identity(of_request uuid, of_said uuid, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.agrees_to_answers() is not true then return false; end if;
  update rowan.data_request d set identity_agreed = sec.instant(at), identity_agreed_by = w.account
    where d.landlord = w.landlord and d.request = of_request and d.identity_said = of_said and d.identity_sure is not null
      and d.identity_agreed is null and d.identity_by <> w.account and d.released is null;
  if not found then return false; end if;
  perform sec.look_for_parts_later(w.landlord, of_request, at);
  return true;
end $$;
-- Or they send it back, also once it was agreed to, until it is answered: what followed from it is done anew, and no part of it stands. Where we
-- had to ask who it is, the time does not run until it is said again.
create function sec.send_back_identity(of_request uuid, of_said uuid, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.agrees_to_answers() is not true then return false; end if;
  update rowan.data_request d set identity_back = sec.instant(at), identity_said = null, identity_by = null, identity_sure = null,
      identity_how = null, customer = null, not_before = null, identity_agreed = null, identity_agreed_by = null, delivery = null,
      reviewed = null, reviewed_by = null, tells_of_others = null, others_agree = null, reasonable_without = null, agreed = null, agreed_by = null,
      due = case when d.identity_asked is null then d.due end, extend_by = case when d.identity_asked is null then d.extend_by end
    where d.landlord = w.landlord and d.request = of_request and d.identity_said = of_said and d.identity_sure is not null
      and d.identity_by is distinct from w.account and d.released is null;
  if not found then return false; end if;
  perform sec.enqueue_jobs(w.landlord, sec.organisation(), jsonb_build_array(jsonb_build_object('kind', 'data-back', 'due', at,
    'about', concat_ws(' ', of_request, of_said), 'codes', '{}'::jsonb, 'key', concat_ws(' ', 'data-back', of_said))), false);
  return true;
end $$;
grant execute on function sec.agree_identity(uuid, uuid, bigint), sec.send_back_identity(uuid, uuid, bigint) to rowan_web;

-- The worker's: asks each who may be the second person, if it still waits for one; or tells those who protect data that it was sent back.
create function sec.tell_of_identity(of_landlord text, of_key text, of_kind text, of_about text, at timestamptz, to_roles text[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare r rowan.data_request; to_whom uuid[];
begin
  select * into r from rowan.data_request d where d.landlord = of_landlord and d.request::text = split_part(of_about, ' ', 1) and d.released is null;
  if r.request is null then return 0; end if;
  if of_kind = 'data-back' then
    if r.identity_sure is not null or r.identity_back is null then return 0; end if;
    to_whom := sec.data_protectors(of_landlord, r.request);
  else
    if r.identity_agreed is not null or r.identity_said::text is distinct from split_part(of_about, ' ', 2) then return 0; end if;
    to_whom := (select coalesce(array_agg(a.account order by a.account), '{}') from rowan.account a
      where a.landlord = of_landlord and not a.disabled and a.account is distinct from r.identity_by
        and exists (select from rowan.staff_role s where s.landlord = a.landlord and s.account = a.account and s.role = any(to_roles)));
  end if;
  return sec.notify(of_landlord, of_key, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'), of_kind,
    r.request::text, at, to_whom);
end $$;
grant execute on function sec.tell_of_identity(text, text, text, text, timestamptz, text[]) to rowan_worker;

-- As before, once a second person agreed to who asks: every list of parts, every look at one, and what is joined asks this.
create or replace function sec.part_stands(of rowan.data_part) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.data_request d
    join rowan.stream s on s.landlord = d.landlord and s.stream = (of).stream and s.erased is null
    where d.landlord = (of).landlord and d.request = (of).request and d.identity_agreed is not null and case (of).place
      when 'case' then sec.harmed_on(d.landlord, s.stream, d.customer) and exists (select from rowan.person p where p.landlord = d.landlord
        and p.stream = s.stream and p.person = (of).person and p.customer = d.customer)
      else exists (select from rowan.complaint c where c.landlord = d.landlord and c.stream = s.stream and c.customer = d.customer) end)
$$;

-- As before, once a second person agreed to who asks.
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
    update rowan.data_request d set agreed = null, agreed_by = null where d.landlord = of_landlord and d.request = of_request and d.agreed is not null;
  end loop;
  return told;
end $$;
create or replace function sec.review_data_request(of_request uuid, tells boolean, agree text, reasonable boolean, of_sealed bytea, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set reviewed = sec.instant(at), reviewed_by = w.account, tells_of_others = tells, others_agree = agree,
      reasonable_without = reasonable, agreed = null, agreed_by = null
    where d.landlord = w.landlord and d.request = of_request and d.identity_agreed is not null and d.delivery is not null and d.released is null;
  if not found then return false; end if;
  insert into rowan.data_withholding values (w.landlord, of_request, sec.instant(at), w.account, of_sealed)
    on conflict (landlord, request) do update set at = excluded.at, by = excluded.by, sealed = excluded.sealed;
  perform sec.look_for_parts_later(w.landlord, of_request, at);
  return true;
end $$;
create or replace function sec.release_data_request(of_request uuid, of_day date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  update rowan.data_request d set released = coalesce(d.released, sec.instant(at)), released_by = coalesce(d.released_by, w.account)
    where d.landlord = w.landlord and d.request = of_request and d.agreed is not null and d.identity_agreed is not null and d.not_before <= of_day
      and (d.released is not null
        or not exists (select from rowan.data_part p
            where p.landlord = d.landlord and p.request = d.request and p.agreed is null and sec.part_stands(p))
          and not exists (select from rowan.job j where j.landlord = d.landlord and j.kind = 'data-near' and j.about = d.request::text and j.done is null));
  return found;
end $$;
