-- When the time of a complaint runs out is told to whoever handles it. A notice of it stands on the complaint's own stream, and is there
-- for as long as its reader handles that complaint; no case is looked at but to leave out whoever must not handle it. Row policies are in
-- the migration complaint-notice-access, made from src/access/table.ts.

-- Who may handle a complaint, as sec.complaints() says it of the asker.
create function sec.handlers_of(of_landlord text, of_complaint uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(a.account order by a.account), '{}') from rowan.account a
  join rowan.complaint c on c.landlord = a.landlord and c.stream = of_complaint
  left join rowan.case_summary s on s.landlord = c.landlord and s.stream = c.case_stream
  where a.landlord = of_landlord and not a.disabled and a.account is distinct from c.officer and a.account is distinct from s.owner
    and (c.case_stream is null or not sec.is_kept_out(a.landlord, c.case_stream, a.account))
    and exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account and sec.is_complaint_role(r.role))
$$;

-- The worker's: tells whoever has taken it on, else everybody who may. Of a time that was met or is over it is not said that it comes.
create function sec.tell_handlers(of_landlord text, of_key text, of_complaint uuid, of_kind text, of_about text, at timestamptz, moment timestamptz)
returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare may uuid[] := sec.handlers_of(of_landlord, of_complaint); found rowan.complaint;
begin
  select * into found from rowan.complaint c where c.landlord = of_landlord and c.stream = of_complaint;
  if found.next_due is null or (of_kind = 'complaint-soon' and found.next_due <= moment) then return 0; end if;
  return sec.notify(of_landlord, of_key, of_complaint, of_kind, of_about, at,
    case when found.handler = any(may) then array[found.handler] else may end);
end $$;
grant execute on function sec.tell_handlers(text, text, uuid, text, text, timestamptz, timestamptz) to rowan_worker;

-- As before, and the jobs that follow from it: `soon` and `late` are when its handler is told, null where nobody is. Each is about one of its
-- times and its end: of a time that does not run any more its notice says so.
create or replace function sec.write_complaint_row(of_landlord text, of_stream uuid, shown jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  insert into rowan.complaint as c (landlord, stream, reference, received, stage, state, handler, next_clock, next_due, officer, customer)
    select of_landlord, of_stream, s.reference, sec.instant(r.received), r.stage, r.state, r.handler, r."nextClock", sec.instant(r."nextDue"), r.officer, r.customer
    from jsonb_to_record(shown) as r(received bigint, stage text, state text, handler uuid, "nextClock" text, "nextDue" bigint, officer uuid, customer uuid)
    join rowan.stream s on s.landlord = of_landlord and s.stream = of_stream
    on conflict (landlord, stream) do update set received = excluded.received, stage = excluded.stage, state = excluded.state,
      handler = excluded.handler, next_clock = excluded.next_clock, next_due = excluded.next_due, officer = excluded.officer, customer = excluded.customer;
  perform sec.plan_jobs(of_landlord, of_stream, (select coalesce(jsonb_agg(jsonb_build_object('kind', j.kind, 'due', j.due, 'about', concat_ws(' ', shown->>'nextClock', shown->>'nextDue'),
      'codes', '{}'::jsonb, 'key', concat_ws(' ', j.kind, of_stream, shown->>'stage', shown->>'nextClock', shown->>'nextDue'))), '[]')
    from (values ('complaint-soon', (shown->>'soon')::bigint), ('complaint-late', (shown->>'late')::bigint)) as j(kind, due) where j.due is not null));
end $$;

-- As before, and of complaints that one handles.
create or replace function sec.see_notices(of_ids uuid[], moment timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); marked integer;
begin
  update rowan.notice n set seen = moment where n.landlord = w.landlord and n.account = w.account and n.id = any(of_ids) and n.seen is null
    and (n.stream = any(sec.visible()) or n.stream = sec.organisation() or n.stream = any(sec.complaints()));
  get diagnostics marked = row_count;
  return marked;
end $$;
create or replace function sec.take_mail(at timestamptz) returns table (landlord text, account uuid, address text, waiting timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare taken record;
begin
  loop
    select m.landlord, m.account, m.waiting, a.username, a.disabled into taken
    from rowan.mail_due m join rowan.account a on a.landlord = m.landlord and a.account = m.account
    where m.waiting is not null and m.next_try <= at order by m.next_try limit 1 for update of m skip locked;
    if not found then return; end if;
    if not taken.disabled and exists (select from rowan.notice n join rowan.stream s on s.landlord = n.landlord and s.stream = n.stream
      where n.landlord = taken.landlord and n.account = taken.account and n.seen is null
        and (s.kind = 'organisation' or s.kind = 'complaint' and n.account = any(sec.handlers_of(n.landlord, n.stream))
          or exists (select from rowan.membership p where p.landlord = n.landlord and p.stream = n.stream
          and p.account = n.account and p.member_from <= now() and (p.member_until is null or p.member_until > now()))))
    then
      update rowan.mail_due m set next_try = at + interval '1 hour', tried = m.tried + 1
      where m.landlord = taken.landlord and m.account = taken.account;
      return query select taken.landlord, taken.account, taken.username, taken.waiting;
      return;
    end if;
    update rowan.mail_due m set waiting = null, tried = 0 where m.landlord = taken.landlord and m.account = taken.account;
  end loop;
end $$;
