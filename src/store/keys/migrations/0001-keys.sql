-- The keys of cases and persons, each wrapped by a key that is not in any database. A destroyed key leaves its row
-- behind, so that it is never made again.
create schema keyring;

create table keyring.key (
  landlord   text not null,
  kind       text not null check (kind in ('case', 'person', 'organisation')),
  subject    text not null,
  version    integer not null default 1 check (version > 0),
  master     text not null,
  wrapped    bytea,
  made_at    timestamptz not null default now(),
  destroyed_at timestamptz,
  primary key (landlord, kind, subject),
  check ((wrapped is null) = (destroyed_at is not null))
);

create function keyring.keep_destroyed() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.destroyed_at is not null then
    raise exception 'a destroyed key stays destroyed';
  end if;
  if (new.landlord, new.kind, new.subject) is distinct from (old.landlord, old.kind, old.subject) then
    raise exception 'a key belongs to one subject';
  end if;
  return new;
end $$;

create trigger keep_destroyed before update on keyring.key for each row execute function keyring.keep_destroyed();

grant usage on schema keyring to rowan_keys;
grant select, insert on keyring.key to rowan_keys;
grant update (wrapped, master, destroyed_at) on keyring.key to rowan_keys;
