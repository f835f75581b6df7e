-- What happens because time passes: jobs, the notices that they write, and who is to be told by e-mail that something waits.
-- Jobs are planned in the transaction of the act from which they follow, and done by the worker's own role.
create table rowan.job (
  landlord text not null, key text not null, kind text not null, stream uuid not null, due timestamptz not null,
  about text not null, codes jsonb not null,
  planned boolean not null, -- true: follows from the record, and is replaced when it is judged again
  tried integer not null default 0, not_before timestamptz not null, done timestamptz,
  primary key (landlord, key),
  foreign key (landlord, stream) references rowan.stream
);
create index job_due on rowan.job (not_before) where done is null;
create index job_by_stream on rowan.job (landlord, stream) where done is null;

-- No foreign key to the stream: whoever writes on a case holds its row, and a notice must not wait for them.
create table rowan.notice (
  landlord text not null, account uuid not null, key text not null, id uuid not null, stream uuid not null,
  kind text not null, about text not null, at timestamptz not null, seen timestamptz,
  primary key (landlord, account, key), unique (landlord, id),
  foreign key (landlord, account) references rowan.account
);
create index notice_unseen on rowan.notice (landlord, account) where seen is null;

-- One row for each person: since when something waits that they were not told of, and when to try next.
create table rowan.mail_due (
  landlord text not null, account uuid not null, waiting timestamptz, next_try timestamptz not null,
  tried integer not null default 0, sent timestamptz,
  primary key (landlord, account),
  foreign key (landlord, account) references rowan.account
);
create index mail_due_next on rowan.mail_due (next_try) where waiting is not null;

create function sec.enqueue_jobs(of_landlord text, of_stream uuid, jobs jsonb, are_planned boolean) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into rowan.job (landlord, key, kind, stream, due, about, codes, planned, not_before)
    select of_landlord, j.key, j.kind, of_stream, sec.instant(j.due), j.about, j.codes, are_planned, sec.instant(j.due)
    from jsonb_to_recordset(jobs) as j(key text, kind text, due bigint, about text, codes jsonb)
    on conflict (landlord, key) do update set due = excluded.due, codes = excluded.codes, about = excluded.about
      where rowan.job.done is null
$$;

-- Replaces the jobs that follow from a record and were not done yet.
create function sec.plan_jobs(of_landlord text, of_stream uuid, jobs jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  delete from rowan.job j where j.landlord = of_landlord and j.stream = of_stream and j.done is null and j.planned
    and j.key not in (select n.key from jsonb_to_recordset(jobs) as n(key text));
  perform sec.enqueue_jobs(of_landlord, of_stream, jobs, true);
end $$;

-- Whether the actor has just written on this stream, in this very transaction: only then may jobs be enqueued for it.
create function sec.has_just_written(of_stream uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.entry e join sec.who() w on e.landlord = w.landlord and e.by = w.account
    where e.stream = of_stream and e.xmin = pg_current_xact_id()::xid)
$$;

create function sec.plan(of_stream uuid, jobs jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not sec.has_just_written(of_stream) then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.plan_jobs(sec.landlord(), of_stream, jobs);
end $$;

create function sec.enqueue(of_stream uuid, jobs jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not sec.has_just_written(of_stream) then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.enqueue_jobs(sec.landlord(), of_stream, jobs, false);
end $$;

-- One's own notices, of cases that one is on now. Answers with how many were marked.
create function sec.see_notices(of_ids uuid[], moment timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); marked integer;
begin
  update rowan.notice n set seen = moment where n.landlord = w.landlord and n.account = w.account and n.id = any(of_ids) and n.seen is null
    and (n.stream = any(sec.visible()) or n.stream = sec.organisation());
  get diagnostics marked = row_count;
  return marked;
end $$;

-- The worker's own functions. The row that is taken stays locked until the end of the transaction: when its process dies, the
-- work is undone with it and another takes it.
create function sec.take_job(at timestamptz)
returns table (landlord text, key text, kind text, stream uuid, due timestamptz, about text, codes jsonb)
language sql volatile security definer set search_path = pg_catalog as $$
  select j.landlord, j.key, j.kind, j.stream, j.due, j.about, j.codes from rowan.job j
  where j.done is null and j.not_before <= at order by j.not_before limit 1 for update skip locked
$$;

create function sec.finish_job(of_landlord text, of_key text, at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update rowan.job j set done = at where j.landlord = of_landlord and j.key = of_key
$$;

-- After a fault: later and later, so that one job that cannot be done holds up no other.
create function sec.put_off_job(of_landlord text, of_key text, at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update rowan.job j set tried = j.tried + 1, not_before = at + least(power(2, j.tried), 60) * interval '1 minute'
  where j.landlord = of_landlord and j.key = of_key and j.done is null
$$;

-- Who is to be told: the case's officer where asked for, else who holds one of the roles, else their team; among those who are
-- on the case now. Of the organisation's own record: who holds the roles.
create function sec.recipients(of_landlord text, of_stream uuid, to_officer boolean, to_roles text[], to_team text[]) returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare here uuid[]; found uuid[];
begin
  select coalesce(array_agg(a.account), '{}') into here from rowan.account a
  where a.landlord = of_landlord and not a.disabled and (
    exists (select from rowan.membership m where m.landlord = of_landlord and m.stream = of_stream and m.account = a.account
      and m.member_from <= now() and (m.member_until is null or m.member_until > now()))
    or exists (select from rowan.stream s where s.landlord = of_landlord and s.stream = of_stream and s.kind = 'organisation'));
  if to_officer then
    select array_agg(c.owner) into found from rowan.case_summary c
    where c.landlord = of_landlord and c.stream = of_stream and c.owner = any(here);
    if found is not null then return found; end if;
  end if;
  select array_agg(distinct r.account) into found from rowan.staff_role r
  where r.landlord = of_landlord and r.account = any(here) and r.role = any(to_roles);
  if found is not null then return found; end if;
  select array_agg(distinct r.account) into found from rowan.staff_role r
  where r.landlord = of_landlord and r.account = any(here) and r.role = any(to_team);
  return coalesce(found, '{}');
end $$;

-- One notice for each recipient and key, however often it is asked for; and each is due a mail.
create function sec.notify(of_landlord text, of_key text, of_stream uuid, of_kind text, of_about text, at timestamptz, of_accounts uuid[])
returns integer language plpgsql volatile security definer set search_path = pg_catalog as $$
declare told uuid[];
begin
  with made as (
    insert into rowan.notice (landlord, account, key, id, stream, kind, about, at)
      select of_landlord, a, of_key, md5(of_landlord || a::text || of_key)::uuid, of_stream, of_kind, of_about, at
      from unnest(of_accounts) as a order by a
      on conflict do nothing returning account)
  select coalesce(array_agg(made.account order by made.account), '{}') into told from made;
  insert into rowan.mail_due (landlord, account, waiting, next_try) select of_landlord, a, at, at from unnest(told) as a order by a
    on conflict (landlord, account) do update set waiting = coalesce(rowan.mail_due.waiting, excluded.waiting),
      next_try = greatest(rowan.mail_due.next_try, excluded.next_try);
  return cardinality(told);
end $$;

-- Somebody who has something to look at that they were not told of. While it is sent, and an hour long should its process die,
-- nobody else takes them.
create function sec.take_mail(at timestamptz) returns table (landlord text, account uuid, address text, waiting timestamptz)
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
        and (s.kind = 'organisation' or exists (select from rowan.membership p where p.landlord = n.landlord and p.stream = n.stream
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

create function sec.mail_sent(of_landlord text, of_account uuid, of_waiting timestamptz, at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update rowan.mail_due m set sent = at, tried = 0, waiting = case when m.waiting > at then m.waiting end
  where m.landlord = of_landlord and m.account = of_account and m.waiting >= of_waiting
$$;

-- It was surely not delivered: again after 1, 2, 4 ... at most 60 minutes.
create function sec.mail_refused(of_landlord text, of_account uuid, at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update rowan.mail_due m set next_try = at + least(power(2, greatest(m.tried - 1, 0)), 60) * interval '1 minute'
  where m.landlord = of_landlord and m.account = of_account and m.waiting is not null
$$;

grant execute on function sec.plan(uuid, jsonb), sec.enqueue(uuid, jsonb), sec.see_notices(uuid[], timestamptz) to rowan_web;
grant usage on schema sec to rowan_worker;
grant execute on function sec.take_job(timestamptz), sec.finish_job(text, text, timestamptz), sec.put_off_job(text, text, timestamptz),
  sec.recipients(text, uuid, boolean, text[], text[]), sec.notify(text, text, uuid, text, text, timestamptz, uuid[]),
  sec.take_mail(timestamptz), sec.mail_sent(text, uuid, timestamptz, timestamptz), sec.mail_refused(text, uuid, timestamptz) to rowan_worker;
