-- What leaves by e-mail for a person. A message refers to a contact point: a way of contact that was agreed with the person, in the
-- version of one agreement. There is no recipient here: the address is a sealed word of that agreement, and is read when it is sent.
create table rowan.contact_point (
  landlord text not null, stream uuid not null, person uuid not null, channel text not null,
  version uuid not null, -- the entry in which it was agreed
  safe boolean not null default false, -- judging the record says so, at each act; what is new is safe only once it said so
  agreed_at timestamptz not null, place integer not null,
  expires_on date not null, days text[] not null, from_minute integer not null, until_minute integer not null,
  primary key (landlord, stream, person, channel, version),
  foreign key (landlord, version) references rowan.entry (landlord, id)
);

create table rowan.outbox (
  landlord text not null, message uuid not null, stream uuid not null, person uuid not null,
  channel text not null check (channel = 'email'), version uuid not null,
  account uuid not null, role text not null, -- who wrote it: it is sent in their name, while they may
  template text not null, sealed bytea not null,
  queued timestamptz not null, not_before timestamptz not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'stopped', 'not-known')),
  why text, claim uuid, claimed timestamptz, handed timestamptz, tried integer not null default 0,
  ended timestamptz, entry uuid,
  primary key (landlord, message),
  foreign key (landlord, stream, person, channel, version) references rowan.contact_point,
  foreign key (landlord, account) references rowan.account,
  foreign key (landlord, entry) references rowan.entry (landlord, id),
  check ((state = 'sent') = (entry is not null))
);
create index outbox_waiting on rowan.outbox (not_before) where state in ('waiting', 'sending');
create index outbox_by_stream on rowan.outbox (landlord, stream);

create function sec.minute_of(clock text) returns integer language sql immutable set search_path = pg_catalog as $$
  select case when clock ~ '^([01]\d|2[0-3]):[0-5]\d$' then split_part(clock, ':', 1)::int * 60 + split_part(clock, ':', 2)::int end
$$;

-- Every agreement makes its points, from the entry itself: nobody writes one apart from it. Without a last day it holds for thirty
-- days. Hours that cannot be read make none.
create function sec.note_agreement() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if jsonb_typeof(new.codes->'channels') is distinct from 'array' then return null; end if;
  insert into rowan.contact_point (landlord, stream, person, channel, version, agreed_at, place, expires_on, days, from_minute, until_minute)
    select new.landlord, new.stream, (new.codes->>'person')::uuid, c.channel, new.id, new.happened_at, new.seq,
      coalesce((new.codes->>'expiresOn')::date, (new.happened_at at time zone 'Europe/London')::date + 30),
      case when jsonb_typeof(new.codes->'days') = 'array' then array(select jsonb_array_elements_text(new.codes->'days')) else '{}' end,
      coalesce(sec.minute_of(new.codes->>'from'), 0), coalesce(sec.minute_of(new.codes->>'until'), 1439)
    from (select distinct jsonb_array_elements_text(new.codes->'channels') as channel) as c
    where not coalesce(new.codes->'neverChannels' ? c.channel, false)
      and (new.codes->>'from' is null or sec.minute_of(new.codes->>'from') is not null)
      and (new.codes->>'until' is null or sec.minute_of(new.codes->>'until') is not null);
  return null;
end $$;
create trigger note_agreement after insert on rowan.entry for each row
  when (new.type = 'safe-contact.agreed') execute function sec.note_agreement();
insert into rowan.contact_point (landlord, stream, person, channel, version, agreed_at, place, expires_on, days, from_minute, until_minute)
  select e.landlord, e.stream, (e.codes->>'person')::uuid, c.channel, e.id, e.happened_at, e.seq,
    coalesce((e.codes->>'expiresOn')::date, (e.happened_at at time zone 'Europe/London')::date + 30),
    case when jsonb_typeof(e.codes->'days') = 'array' then array(select jsonb_array_elements_text(e.codes->'days')) else '{}' end,
    coalesce(sec.minute_of(e.codes->>'from'), 0), coalesce(sec.minute_of(e.codes->>'until'), 1439)
  from rowan.entry e cross join lateral (select distinct jsonb_array_elements_text(e.codes->'channels') as channel
    where jsonb_typeof(e.codes->'channels') = 'array') as c
  where e.type = 'safe-contact.agreed' and not coalesce(e.codes->'neverChannels' ? c.channel, false)
    and (e.codes->>'from' is null or sec.minute_of(e.codes->>'from') is not null)
    and (e.codes->>'until' is null or sec.minute_of(e.codes->>'until') is not null);

-- Whether a point may be relied on at a moment: judging said so, its last day has not passed, no later agreement stands, it was not
-- taken back, and nobody moved since. The last three are looked at here again, whatever the application says.
create function sec.is_safe(of rowan.contact_point, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select (of).safe and (at at time zone 'Europe/London')::date <= (of).expires_on
    and not exists (select from rowan.entry e where e.landlord = (of).landlord and e.stream = (of).stream
      and (e.type = 'entry.retracted' and e.codes->>'entry' = (of).version::text
        or e.type = 'safe-contact.agreed' and e.codes->>'person' = (of).person::text and (e.happened_at, e.seq) > ((of).agreed_at, (of).place)
          and not exists (select from rowan.entry r where r.landlord = e.landlord and r.stream = e.stream and r.type = 'entry.retracted'
            and r.codes->>'entry' = e.id::text)
        or e.type = 'victim.moved' and (e.happened_at, e.seq) > ((of).agreed_at, (of).place)
          and not exists (select from rowan.entry r where r.landlord = e.landlord and r.stream = e.stream and r.type = 'entry.retracted'
            and r.codes->>'entry' = e.id::text)))
$$;

-- Whether it is one of the agreed days and hours, in civil time.
create function sec.is_open(of rowan.contact_point, at timestamptz) returns boolean
language sql stable set search_path = pg_catalog as $$
  select ((of).days = '{}' or lower(to_char(at at time zone 'Europe/London', 'dy')) = any((of).days))
    and extract(hour from at at time zone 'Europe/London') * 60 + extract(minute from at at time zone 'Europe/London')
      between (of).from_minute and (of).until_minute
$$;

create function sec.point_of(of rowan.outbox) returns rowan.contact_point
language sql stable security definer set search_path = pg_catalog as $$
  select p from rowan.contact_point p where p.landlord = (of).landlord and p.stream = (of).stream and p.person = (of).person
    and p.channel = (of).channel and p.version = (of).version
$$;

-- The last word on every message, whoever writes the row: to a safe point only, in its hours, once, and never to another than it was
-- written for.
create function sec.guard_outbox() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then raise exception 'a message is never removed' using errcode = '23514'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' or not coalesce(sec.is_safe(sec.point_of(new), greatest(new.queued, new.not_before)), false)
    then raise exception 'not a safe contact point' using errcode = '23514'; end if;
    return new;
  end if;
  -- The same words under another key: whoever turns keys changes nothing else.
  if to_jsonb(new) - 'sealed' = to_jsonb(old) - 'sealed' then return new; end if;
  if (new.landlord, new.message, new.stream, new.person, new.channel, new.version, new.account, new.role, new.template, new.sealed, new.queued)
    is distinct from (old.landlord, old.message, old.stream, old.person, old.channel, old.version, old.account, old.role, old.template, old.sealed, old.queued)
  then raise exception 'a message is not changed' using errcode = '23514'; end if;
  if not (new.state = old.state and old.state in ('waiting', 'sending') or (old.state, new.state) in
    (('waiting', 'sending'), ('waiting', 'stopped'), ('sending', 'waiting'), ('sending', 'sent'), ('sending', 'stopped'), ('sending', 'not-known')))
  then raise exception 'a message goes once' using errcode = '23514'; end if;
  if new.state = 'sent' and not (new.handed is not null and coalesce(sec.is_safe(sec.point_of(new), new.ended) and sec.is_open(sec.point_of(new), new.ended), false)
    and exists (select from rowan.entry e where e.landlord = new.landlord and e.id = new.entry and e.stream = new.stream
      and e.type = 'message.sent' and e.codes->>'person' = new.person::text and e.codes->>'channel' = new.channel))
  then raise exception 'not a safe contact point' using errcode = '23514'; end if;
  return new;
end $$;
create trigger guard_outbox before insert or update or delete on rowan.outbox for each row execute function sec.guard_outbox();

-- Ends a message that does not go, and plans that those who are asked about the case are told.
create function sec.end_message(of_landlord text, of_message uuid, of_state text, of_why text, at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare ended rowan.outbox;
begin
  update rowan.outbox o set state = of_state, why = of_why, ended = at, claim = null where o.landlord = of_landlord and o.message = of_message
    and o.state in ('waiting', 'sending') returning * into ended;
  if not found then return; end if;
  insert into rowan.job (landlord, key, kind, stream, due, about, codes, planned, not_before)
    select of_landlord, 'message-' || of_state || ' ' || of_message, case of_state when 'not-known' then 'message-not-known' else 'message-stopped' end,
      ended.stream, at, of_message::text, jsonb_build_object('officer', true, 'roles', jsonb_build_array(coalesce(c.owner_role, 'da-lead'), 'da-lead'),
        'team', jsonb_build_array('da-lead', 'da-caseworker', ended.role)), false, at
    from (select 1) as one left join rowan.case_summary c on c.landlord = of_landlord and c.stream = ended.stream
    on conflict (landlord, key) do nothing;
end $$;

-- What judging says of the agreements of a case: those that may be relied on. What is queued to any other is stopped.
create function sec.write_agreements(of_landlord text, of_stream uuid, agreements jsonb, at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update rowan.contact_point p set safe = p.version::text in (select jsonb_array_elements_text(agreements))
    where p.landlord = of_landlord and p.stream = of_stream
      and p.safe is distinct from (p.version::text in (select jsonb_array_elements_text(agreements)));
  perform sec.end_message(o.landlord, o.message, 'stopped', 'agreement', at) from rowan.outbox o
    where o.landlord = of_landlord and o.stream = of_stream and o.state = 'waiting' and not sec.is_safe(sec.point_of(o), at);
end $$;

create function sec.keep_agreements(of_stream uuid, agreements jsonb, at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not sec.has_just_written(of_stream) then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.write_agreements(sec.landlord(), of_stream, agreements, at);
end $$;

-- Puts a message into the outbox, for somebody on its case, in a role that they hold. The case is locked, so that nothing is queued
-- beside an act that makes it unsafe. The same message put twice is there once.
create function sec.queue_message(of_message uuid, of_stream uuid, of_person uuid, of_version uuid, of_role text, of_template text,
  of_sealed bytea, at timestamptz, of_not_before timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_stream = any(sec.visible()) or not of_role = any(sec.roles())
  then raise exception 'not found' using errcode = 'P0002'; end if;
  perform from rowan.stream s where s.landlord = w.landlord and s.stream = of_stream for update;
  if exists (select from rowan.outbox o where o.landlord = w.landlord and o.message = of_message and o.account = w.account) then return; end if;
  insert into rowan.outbox (landlord, message, stream, person, channel, version, account, role, template, sealed, queued, not_before, state)
    values (w.landlord, of_message, of_stream, of_person, 'email', of_version, w.account, of_role, of_template, of_sealed, at, of_not_before, 'waiting');
end $$;

-- Takes back a message that waits, for anybody on its case. Whether it was still waiting.
create function sec.withdraw_message(of_stream uuid, of_message uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_stream = any(sec.visible()) then return false; end if;
  update rowan.outbox o set state = 'stopped', why = 'withdrawn', ended = at
    where o.landlord = w.landlord and o.stream = of_stream and o.message = of_message and o.state = 'waiting';
  return found;
end $$;

-- The worker's: takes one message that is due and opens a session of a minute for whoever wrote it, in which it is sent as an act of
-- theirs. What cannot be relied on any more is stopped; what another process had taken and never handed over is taken again, and what
-- it had handed over is never sent again.
create function sec.take_message(at timestamptz, of_claim uuid, of_token bytea)
returns table (landlord text, message uuid, stream uuid, person uuid, version uuid, role text)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare o rowan.outbox;
begin
  perform sec.end_message(s.landlord, s.message, 'not-known', 'interrupted', at) from (select x.* from rowan.outbox x
    where x.state = 'sending' and x.handed is not null and x.claimed < at - interval '2 minutes' for update skip locked) s;
  update rowan.outbox x set state = 'waiting', claim = null where (x.landlord, x.message) in (select y.landlord, y.message from rowan.outbox y
    where y.state = 'sending' and y.handed is null and y.claimed < at - interval '2 minutes' for update skip locked);
  loop
    select x.* into o from rowan.outbox x where x.state = 'waiting' and x.not_before <= at order by x.not_before, x.message limit 1 for update skip locked;
    if not found then return; end if;
    if not coalesce(sec.is_safe(sec.point_of(o), at), false) then
      perform sec.end_message(o.landlord, o.message, 'stopped', 'agreement', at);
    elsif not exists (select from rowan.account a join rowan.membership m on m.landlord = a.landlord and m.account = a.account
        join rowan.staff_role r on r.landlord = a.landlord and r.account = a.account and r.role = o.role
        where a.landlord = o.landlord and a.account = o.account and not a.disabled and m.stream = o.stream
          and m.member_from <= now() and (m.member_until is null or m.member_until > now())) then
      perform sec.end_message(o.landlord, o.message, 'stopped', 'writer-left', at);
    elsif not sec.is_open(sec.point_of(o), at) then
      update rowan.outbox x set not_before = at + interval '1 minute' where x.landlord = o.landlord and x.message = o.message;
    else
      update rowan.outbox x set state = 'sending', claim = of_claim, claimed = at, tried = x.tried + 1, handed = null
        where x.landlord = o.landlord and x.message = o.message;
      insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until)
        values (o.landlord, of_token, o.account, now(), now() + interval '1 minute', now() + interval '1 minute');
      return query select o.landlord, o.message, o.stream, o.person, o.version, o.role;
      return;
    end if;
  end loop;
end $$;

-- Within the act of sending, its case locked: whether this message may go now.
create function sec.may_send(of_message uuid, of_claim uuid, at timestamptz) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return exists (select from rowan.outbox o where o.landlord = w.landlord and o.message = of_message and o.account = w.account
    and o.state = 'sending' and o.claim = of_claim and o.handed is null
    and sec.is_safe(sec.point_of(o), at) and sec.is_open(sec.point_of(o), at));
end $$;

-- Written and kept before a message is handed over: from here on it is never sent again.
create function sec.hand_over(of_landlord text, of_message uuid, of_claim uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  update rowan.outbox o set handed = at where o.landlord = of_landlord and o.message = of_message and o.state = 'sending'
    and o.claim = of_claim and o.handed is null;
  return found;
end $$;

create function sec.message_sent(of_message uuid, of_claim uuid, of_entry uuid, at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  update rowan.outbox o set state = 'sent', entry = of_entry, ended = at where o.landlord = w.landlord and o.message = of_message
    and o.account = w.account and o.claim = of_claim and o.state = 'sending';
  if not found then raise exception 'not found' using errcode = 'P0002'; end if;
end $$;

-- What became of one that did not go: `waiting` is tried again after that many minutes.
create function sec.message_failed(of_landlord text, of_message uuid, of_claim uuid, of_state text, of_why text, of_minutes integer, at timestamptz)
returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform from rowan.outbox o where o.landlord = of_landlord and o.message = of_message and o.state = 'sending' and o.claim = of_claim for update;
  if not found then return; end if;
  if of_state = 'waiting' and (select o.tried from rowan.outbox o where o.landlord = of_landlord and o.message = of_message) < 8 then
    update rowan.outbox o set state = 'waiting', claim = null, handed = null,
        not_before = at + least(of_minutes * power(2, greatest(o.tried - 1, 0)), 60) * interval '1 minute'
      where o.landlord = of_landlord and o.message = of_message;
  else
    perform sec.end_message(of_landlord, of_message, case of_state when 'waiting' then 'stopped' else of_state end, of_why, at);
  end if;
end $$;

create function sec.end_sending(of_token bytea) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  delete from rowan.session s where s.token_hash = of_token and s.absolute_until <= s.began + interval '1 minute'
$$;

grant execute on function sec.keep_agreements(uuid, jsonb, timestamptz),
  sec.queue_message(uuid, uuid, uuid, uuid, text, text, bytea, timestamptz, timestamptz), sec.withdraw_message(uuid, uuid, timestamptz),
  sec.may_send(uuid, uuid, timestamptz), sec.message_sent(uuid, uuid, uuid, timestamptz) to rowan_web;
grant execute on function sec.take_message(timestamptz, uuid, bytea), sec.hand_over(text, uuid, uuid, timestamptz),
  sec.message_failed(text, uuid, uuid, text, text, integer, timestamptz), sec.end_sending(bytea) to rowan_worker;
