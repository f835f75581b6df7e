-- Erasing. The worker may do it only for what two people agreed on; replaying the ledger after a restore is the owner's.

-- What of a case has keys or files of its own, held until the end of the transaction: whoever writes on it has finished before. Null
-- where somebody holds it meanwhile.
create function sec.hold_for_erasing(of_landlord text, of_stream uuid, of_what text) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform from rowan.stream s where s.landlord = of_landlord and s.stream = of_stream for update;
  perform pg_advisory_xact_lock(hashtextextended(of_stream::text, 10));
  if sec.is_held(of_landlord, of_stream, of_what) then return null; end if;
  return jsonb_build_object(
    'addresses', (select coalesce(jsonb_agg(v.address order by v.address), '[]') from rowan.vault_address v where v.landlord = of_landlord and v.stream = of_stream),
    'meetings', case when of_what = 'kept-addresses' then '[]' else (select coalesce(jsonb_agg(m.meeting order by m.meeting), '[]') from rowan.marac_meeting m
      where m.landlord = of_landlord and m.stream = of_stream) end,
    'holds', case when of_what = 'kept-addresses' then '[]' else (select coalesce(jsonb_agg(k.hold order by k.hold), '[]') from rowan.keeping_hold k
      where k.landlord = of_landlord and k.stream = of_stream) end,
    'files', case when of_what = 'kept-addresses' then '[]' else (select coalesce(jsonb_agg(f.id order by f.id), '[]') from rowan.file f
      where f.landlord = of_landlord and f.stream = of_stream) end);
end $$;

-- Empties a record. Its entries stay with their hashes, types and times, and say nothing more; every row elsewhere that names it goes,
-- also in tables that came later.
create function sec.empty_stream(of_landlord text, of_stream uuid, of_at timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare place text; again boolean := true; tries integer := 0;
begin
  update rowan.stream s set erased = of_at where s.landlord = of_landlord and s.stream = of_stream;
  delete from rowan.answer a where a.landlord = of_landlord and a.answer::text like '%' || of_stream || '%';
  delete from rowan.marac_representative r using rowan.marac_meeting m
    where m.landlord = of_landlord and m.stream = of_stream and r.landlord = m.landlord and r.meeting = m.meeting;
  update rowan.complaint c set case_stream = null, case_complaint = null where c.landlord = of_landlord and c.case_stream = of_stream;
  update rowan.entry e set codes = '{}', words_fingerprint = null where e.landlord = of_landlord and e.stream = of_stream;
  while again loop
    again := false;
    tries := tries + 1;
    if tries > 9 then raise exception 'a table refers to this record in a way that cannot be emptied'; end if;
    for place in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'rowan'::regnamespace and c.relkind = 'r' and a.attname = 'stream' and not a.attisdropped
        and c.relname not in ('stream', 'entry', 'erasure')
    loop
      begin
        execute format('delete from rowan.%I where landlord = $1 and stream = $2', place) using of_landlord, of_stream;
      exception when foreign_key_violation then again := true;
      end;
    end loop;
  end loop;
end $$;

create function sec.note_shredded(of_landlord text, of_line integer, of_hash text) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  insert into rowan.shred_replayed as r values (of_landlord, of_line, of_hash)
    on conflict (landlord) do update set line = excluded.line, hash = excluded.hash where r.line < excluded.line
$$;

create function sec.erase(of_landlord text, of_stream uuid, of_what text, of_system uuid, of_at timestamptz, of_line integer, of_hash text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if of_what = 'kept-addresses' then
    delete from rowan.vault_address v where v.landlord = of_landlord and v.stream = of_stream;
    delete from rowan.due_to_erase d where d.landlord = of_landlord and d.stream = of_stream and d.what = of_what;
  else
    perform sec.empty_stream(of_landlord, of_stream, of_at);
  end if;
  update rowan.erasure e set done_at = of_at where e.landlord = of_landlord and e.stream = of_stream and e.done_at is null
    and (e.what = of_what or of_what <> 'kept-addresses');
  perform sec.note_shredded(of_landlord, of_line, of_hash);
  perform sec.chain(of_landlord, of_system, 'erased:' || of_what, 'case', of_stream::text, 'staff', 'done');
end $$;

-- The worker's: one erasure that two people agreed on, that nobody withdrew and nothing holds. It stays taken until the end.
create function sec.take_erasure(of_landlord text)
returns table (erasure uuid, stream uuid, what text, closed timestamptz)
language sql volatile security definer set search_path = pg_catalog as $$
  select e.erasure, e.stream, e.what, e.closed from rowan.erasure e
  where e.landlord = of_landlord and e.agreed_at is not null and e.withdrawn_at is null and e.done_at is null
    and not sec.is_held(e.landlord, e.stream, e.what)
  order by e.agreed_at limit 1 for update skip locked
$$;

create function sec.erase_agreed(of_landlord text, of_erasure uuid, of_system uuid, of_at timestamptz, of_line integer, of_hash text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare found rowan.erasure;
begin
  select * into found from rowan.erasure e where e.landlord = of_landlord and e.erasure = of_erasure
    and e.agreed_by <> e.proposed_by and e.withdrawn_at is null and e.done_at is null for update;
  if found.erasure is null or sec.is_held(of_landlord, found.stream, found.what) then
    raise exception 'not found' using errcode = 'P0002';
  end if;
  perform sec.erase(of_landlord, found.stream, found.what, of_system, of_at, of_line, of_hash);
end $$;

-- What is no longer due, because the case was opened again or its rule was changed: it needs to be proposed anew.
create function sec.drop_erasure(of_landlord text, of_erasure uuid, of_system uuid, of_at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update rowan.erasure e set withdrawn_at = of_at, withdrawn_by = of_system
    where e.landlord = of_landlord and e.erasure = of_erasure and e.done_at is null
$$;

create function sec.listed_on(of_landlord text) returns date language sql stable security definer set search_path = pg_catalog as $$
  select r.listed_on from rowan.keeping_round r where r.landlord = of_landlord
$$;

-- Sessions that ended so many days ago, and attempts to sign in from before then: by the clock that ends them, the database's own.
create function sec.forget_sessions(of_landlord text, days integer) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare gone integer; before timestamptz := now() - days * interval '1 day';
begin
  delete from rowan.session s where s.landlord = of_landlord and (s.ended < before or s.absolute_until < before);
  get diagnostics gone = row_count;
  delete from rowan.sign_in_attempt t where t.landlord in (of_landlord, '-') and t.at < before;
  return gone;
end $$;

grant execute on function sec.keeping_facts(text, uuid), sec.list_due(text, uuid, jsonb, jsonb, date, bigint), sec.hold_for_erasing(text, uuid, text),
  sec.take_erasure(text), sec.erase_agreed(text, uuid, uuid, timestamptz, integer, text), sec.drop_erasure(text, uuid, uuid, timestamptz),
  sec.listed_on(text), sec.forget_sessions(text, integer) to rowan_worker;
