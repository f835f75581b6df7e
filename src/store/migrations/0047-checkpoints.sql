-- Checkpoints: signed texts that say how far the audit and the records went, and with which hashes. They lie in places outside this
-- database; here are copies, and where each record stood at each. See docs/decisions/0070.
create table rowan.checkpoint (
  landlord text not null references rowan.landlord, n integer not null, at timestamptz not null,
  size bigint not null, head bytea not null, text text not null,
  primary key (landlord, n)
);
-- One for each record that grew since the checkpoint before. The column is not named stream: erasing a case leaves its marks, as it
-- leaves the hashes of its entries.
create table rowan.record_mark (
  landlord text not null, n integer not null, of_record uuid not null, seq integer not null, head bytea not null,
  primary key (landlord, n, of_record)
);
-- The last mark of each record.
create table rowan.record_marked (
  landlord text not null, of_record uuid not null, seq integer not null, head bytea not null,
  primary key (landlord, of_record)
);
create table rowan.checkpoint_place (
  landlord text not null, place text not null, reached integer not null default 0, reached_at timestamptz,
  tried_at timestamptz, failing_since timestamptz,
  primary key (landlord, place)
);

-- The audit is only ever added to, whoever tries: a role that could do more has to take this away first, which the check of the
-- database's own form finds.
create function sec.only_add() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'the audit is only added to' using errcode = '55000';
end $$;
create trigger only_add before update or delete on rowan.audit for each row execute function sec.only_add();
create trigger only_add_whole before truncate on rowan.audit for each statement execute function sec.only_add();

-- The newest checkpoint, and where the audit is now. No row where another worker makes one at this moment. `kept` is the hash that the
-- audit has now where the newest checkpoint ended.
create function sec.hold_checkpoints(of_landlord text)
returns table (n integer, at timestamptz, size bigint, head text, text text, kept text, now_size bigint, now_head text)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not pg_try_advisory_xact_lock(hashtextextended(of_landlord, 42)) then return; end if;
  return query select c.n, c.at, c.size, encode(c.head, 'hex'), c.text,
    (select encode(a.hash, 'hex') from rowan.audit a where a.landlord = of_landlord and a.seq = c.size),
    h.seq, encode(h.hash, 'hex')
  from rowan.audit_head h
  left join lateral (select * from rowan.checkpoint k where k.landlord = h.landlord order by k.n desc limit 1) c on true
  where h.landlord = of_landlord;
end $$;

-- Marks every record that grew. `broken` counts those that are not what they were at their last mark.
create function sec.mark_records(of_landlord text, of_n integer, out marks jsonb, out broken bigint, out streams bigint, out entries bigint)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  select count(*) into broken from rowan.record_marked m
    left join rowan.stream s on s.landlord = m.landlord and s.stream = m.of_record
    where m.landlord = of_landlord and (s.stream is null or s.seq < m.seq or s.seq = m.seq and s.head <> m.head
      or s.seq > m.seq and not exists (select from rowan.entry e
        where e.landlord = m.landlord and e.stream = m.of_record and e.seq = m.seq and e.hash = m.head));
  with grown as (
    select s.stream, s.seq, s.head from rowan.stream s
    left join rowan.record_marked m on m.landlord = s.landlord and m.of_record = s.stream
    where s.landlord = of_landlord and s.seq > coalesce(m.seq, 0)
  ), marked as (
    insert into rowan.record_mark select of_landlord, of_n, g.stream, g.seq, g.head from grown g returning of_record, seq, head
  ), known as (
    insert into rowan.record_marked select of_landlord, g.stream, g.seq, g.head from grown g
    on conflict (landlord, of_record) do update set seq = excluded.seq, head = excluded.head
  )
  select coalesce(jsonb_agg(jsonb_build_object('stream', m.of_record, 'seq', m.seq, 'head', encode(m.head, 'hex')) order by m.of_record), '[]')
    into marks from marked m;
  select count(*), coalesce(sum(m.seq), 0) into streams, entries from rowan.record_marked m where m.landlord = of_landlord;
end $$;

create function sec.keep_checkpoint(of_landlord text, of_n integer, of_at timestamptz, of_size bigint, of_head text, of_text text) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into rowan.checkpoint values (of_landlord, of_n, of_at, of_size, decode(of_head, 'hex'), of_text)
$$;

-- Where a place stands, and what it does not have yet.
create function sec.place_of(of_landlord text, of_place text)
returns table (reached integer, reached_at timestamptz, tried_at timestamptz, failing_since timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select p.reached, p.reached_at, p.tried_at, p.failing_since from rowan.checkpoint_place p where p.landlord = of_landlord and p.place = of_place
$$;
create function sec.checkpoints_after(of_landlord text, of_n integer, of_most integer) returns table (n integer, at timestamptz, text text)
language sql stable security definer set search_path = pg_catalog as $$
  select c.n, c.at, c.text from rowan.checkpoint c where c.landlord = of_landlord and c.n > of_n order by c.n limit of_most
$$;
create function sec.note_place(of_landlord text, of_place text, of_reached integer, of_at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into rowan.checkpoint_place as p values (of_landlord, of_place, of_reached, of_at, of_at, null)
  on conflict (landlord, place) do update set reached = greatest(p.reached, excluded.reached), reached_at = of_at, tried_at = of_at, failing_since = null
$$;
create function sec.note_place_failing(of_landlord text, of_place text, of_at timestamptz) returns timestamptz
language sql volatile security definer set search_path = pg_catalog as $$
  insert into rowan.checkpoint_place as p values (of_landlord, of_place, 0, null, of_at, of_at)
  on conflict (landlord, place) do update set tried_at = of_at, failing_since = coalesce(p.failing_since, of_at)
  returning failing_since
$$;

-- For those who read the trail: how much of it is signed for, and where.
create function sec.checkpoints_seen()
returns table (n integer, at timestamptz, size bigint, uncovered bigint, places jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select c.n, c.at, c.size, h.seq - coalesce(c.size, 0),
    (select coalesce(jsonb_agg(jsonb_build_object('place', p.place, 'reached', p.reached,
      'failingSince', (extract(epoch from p.failing_since) * 1000)::bigint) order by p.place), '[]')
     from rowan.checkpoint_place p where p.landlord = w.landlord)
  from sec.who() w join rowan.audit_head h on h.landlord = w.landlord
  left join lateral (select * from rowan.checkpoint k where k.landlord = w.landlord order by k.n desc limit 1) c on true
  where (select sec.reads_trail())
$$;

grant execute on function sec.hold_checkpoints(text), sec.mark_records(text, integer), sec.keep_checkpoint(text, integer, timestamptz, bigint, text, text),
  sec.place_of(text, text), sec.checkpoints_after(text, integer, integer), sec.note_place(text, text, integer, timestamptz),
  sec.note_place_failing(text, text, timestamptz) to rowan_worker;
grant execute on function sec.checkpoints_seen() to rowan_web;
