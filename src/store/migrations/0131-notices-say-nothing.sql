-- The key of a notice keeps it from being written twice, and named what it is about: of somebody who is harmed in one case and said to cause harm in another,
-- both cases (0104); of a complaint that is near, the complaint and its case. A keyed hash keeps as well, and its id is worked out from that. See
-- docs/decisions/0094.
create function sec.notice_hash(of_landlord text, of_key text) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare own bytea;
begin
  select k.key into own from rowan.notice_key k where k.landlord = of_landlord;
  if own is null then
    insert into rowan.notice_key as k values (of_landlord, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
      on conflict (landlord) do update set key = k.key returning k.key into own;
  end if;
  return encode(sha256(own || sha256(own || convert_to(of_key, 'UTF8'))), 'hex');
end $$;
create or replace function sec.notify(of_landlord text, of_key text, of_stream uuid, of_kind text, of_about text, at timestamptz, of_accounts uuid[])
returns integer language plpgsql volatile security definer set search_path = pg_catalog as $$
declare told uuid[]; hashed text;
begin
  if cardinality(of_accounts) = 0 then return 0; end if;
  hashed := sec.notice_hash(of_landlord, of_key);
  with made as (
    insert into rowan.notice (landlord, account, key, id, stream, kind, about, at)
      select of_landlord, a, hashed, md5(of_landlord || a::text || hashed)::uuid, of_stream, of_kind, of_about, at
      from unnest(of_accounts) as a order by a
      on conflict do nothing returning account)
  select coalesce(array_agg(made.account order by made.account), '{}') into told from made;
  insert into rowan.mail_due (landlord, account, waiting, next_try) select of_landlord, a, at, at from unnest(told) as a order by a
    on conflict (landlord, account) do update set waiting = coalesce(rowan.mail_due.waiting, excluded.waiting),
      next_try = greatest(rowan.mail_due.next_try, excluded.next_try);
  return cardinality(told);
end $$;

-- Those that are there: of the same key the same hash, so that none is told again.
do $$
declare n record; hashed text;
begin
  for n in select k.landlord, k.key from rowan.notice k group by k.landlord, k.key loop
    hashed := sec.notice_hash(n.landlord, n.key);
    update rowan.notice t set key = hashed, id = md5(t.landlord || t.account::text || hashed)::uuid where t.landlord = n.landlord and t.key = n.key;
  end loop;
end $$;
