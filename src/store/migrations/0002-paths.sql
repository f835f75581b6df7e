-- The few allow-listed functions that run as the owner. Each takes who asks from the live session, never from an argument.
create type sec.actor as (landlord text, account uuid);

-- Who holds the token that this transaction was opened with; null values where nobody does.
create function sec.who() returns sec.actor language sql stable security definer set search_path = pg_catalog as $$
  select s.landlord, s.account
  from rowan.session s join rowan.account a using (landlord, account)
  where s.token_hash = sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
    and s.ended is null and s.idle_until > now() and s.absolute_until > now() and not a.disabled
$$;
create function sec.account() returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select account from sec.who()
$$;
create function sec.landlord() returns text language sql stable security definer set search_path = pg_catalog as $$
  select landlord from sec.who()
$$;
create function sec.roles() returns text[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(r.role), '{}') from rowan.staff_role r join sec.who() w on r.landlord = w.landlord and r.account = w.account
$$;
-- The cases that the reader is on now.
create function sec.visible() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(m.stream), '{}')
  from rowan.membership m join sec.who() w on m.landlord = w.landlord and m.account = w.account
  where m.member_from <= now() and (m.member_until is null or m.member_until > now())
$$;
create function sec.organisation() returns uuid language sql stable security definer set search_path = pg_catalog as $$
  select s.stream from rowan.stream s join sec.who() w on s.landlord = w.landlord where s.kind = 'organisation'
$$;

-- Opens the work of one session: keeps it alive, and says who it is. No row where the token opens nothing.
create function sec.enter(token text)
returns table (landlord text, account uuid, name text, username text, roles text[], organisation uuid)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform set_config('app.token', token, true);
  update rowan.session s set idle_until = least(now() + interval '30 minutes', s.absolute_until)
  where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.ended is null
    and s.idle_until > now() and s.absolute_until > now() and s.idle_until < now() + interval '29 minutes';
  return query select a.landlord, a.account, a.name, a.username, sec.roles(), sec.organisation()
    from sec.who() w join rowan.account a on a.landlord = w.landlord and a.account = w.account;
end $$;

create function sec.audit_hash(previous bytea, landlord text, seq bigint, at timestamptz, actor uuid, action text,
  object_type text, object text, basis text, result text)
returns bytea language sql stable set search_path = pg_catalog as $$
  select sha256('\x01'::bytea || previous || convert_to(concat_ws(chr(31), landlord, seq,
    (extract(epoch from at) * 1000000)::bigint, coalesce(actor::text, '-'), action, object_type, coalesce(object, '-'), basis, result), 'UTF8'))
$$;

create function sec.chain(of_landlord text, of_actor uuid, action text, object_type text, object text, basis text, result text)
returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
declare last rowan.audit_head; moment timestamptz := clock_timestamp(); made bytea;
begin
  select * into last from rowan.audit_head h where h.landlord = of_landlord for update;
  if not found then return; end if;
  made := sec.audit_hash(last.hash, of_landlord, last.seq + 1, moment, of_actor, action, object_type, object, basis, result);
  insert into rowan.audit values (of_landlord, last.seq + 1, moment, of_actor, action, object_type, object, basis, result, last.hash, made);
  update rowan.audit_head h set seq = last.seq + 1, hash = made where h.landlord = of_landlord;
end $$;

-- Writes one line of the audit for whoever holds the session, in the same transaction as what it tells of.
create function sec.audit(action text, object_type text, object text, basis text, result text)
returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then raise exception 'no session' using errcode = '28000'; end if;
  perform sec.chain(w.landlord, w.account, action, object_type, object, basis, result);
end $$;
