-- Editions of a policy: what Rowan carries out of one version of the landlord's document. A correction of a reading is another edition of
-- the same version, recorded beside those before, and every record is judged again by it. See docs/decisions/0072.
alter table rowan.pack_version
  add column edition integer not null default 1 check (edition > 0),
  add column recorded timestamptz not null default now(),
  drop constraint pack_version_pkey;
alter table rowan.pack_version
  alter column edition drop default, alter column recorded drop default,
  add primary key (landlord, pack, version, edition);

-- As far as that entry of its record, a stream was judged when it was written by that edition, which another one followed. What was
-- written after the last of these was judged by the newest. The stream is named, so that erasing a case takes these along.
create table rowan.judged_under (
  landlord text not null, stream uuid not null, pack text not null, version text not null, edition integer not null,
  through integer not null,
  primary key (landlord, stream, pack, version, edition),
  foreign key (landlord, stream) references rowan.stream,
  foreign key (landlord, pack, version, edition) references rowan.pack_version
);

-- By what all records of a landlord were judged last: the hash of its policies, the bank holidays and its organisation together.
create table rowan.judged_by (landlord text primary key references rowan.landlord, fingerprint bytea not null, since timestamptz not null);

-- Closed from the start: they are reached through functions alone.
alter table rowan.judged_under enable row level security;
alter table rowan.judged_under force row level security;
alter table rowan.judged_by enable row level security;
alter table rowan.judged_by force row level security;

-- Every edition of the landlord's policy with its text, the newest first: the policy is no secret among its staff.
create function sec.pack_editions() returns table (pack text, version text, edition integer, recorded timestamptz, text text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null then return; end if;
  return query select p.pack, p.version, p.edition, p.recorded, p.text from rowan.pack_version p
    where p.landlord = w.landlord order by p.in_force desc, p.version desc, p.edition desc;
end $$;

-- By which edition of a version an entry was judged when it was written; null where it still is the newest. For whoever may see the record.
create function sec.edition_when_written(of_stream uuid, of_entry uuid, of_version text) returns integer
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or (of_stream = any(sec.visible()) or of_stream = sec.organisation()) is not true then return null; end if;
  return (select min(j.edition) from rowan.judged_under j
    join rowan.entry e on e.landlord = j.landlord and e.stream = j.stream and e.id = of_entry
    where j.landlord = w.landlord and j.stream = of_stream and j.version = of_version and j.through >= e.seq);
end $$;

grant execute on function sec.pack_editions(), sec.edition_when_written(uuid, uuid, text) to rowan_web;
