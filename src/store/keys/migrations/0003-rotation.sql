-- Rotation. A master key that was retired wraps nothing more. While what a key sealed is sealed again under its next version, the
-- earlier version lies beside it; afterwards only what proves its fingerprints stays.
create table keyring.retired_master (id text primary key, retired_at timestamptz not null default now());

create table keyring.earlier (
  landlord text not null, kind text not null, subject text not null, version integer not null check (version > 0),
  master text not null, wrapped bytea not null,
  opens boolean not null default true, -- false: only the key of its fingerprints is left
  primary key (landlord, kind, subject, version),
  foreign key (landlord, kind, subject) references keyring.key
);
create index earlier_open on keyring.earlier (landlord, kind, subject) where opens;
create index key_by_master on keyring.key (master) where wrapped is not null;

-- Whoever wraps holds the lock until their transaction ends, so that whoever retires a master key finds all that it has wrapped.
create function keyring.refuse_retired() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.wrapped is null then return new; end if;
  perform pg_advisory_xact_lock_shared(727010);
  if exists (select from keyring.retired_master r where r.id = new.master) then
    raise exception 'this master key is retired' using errcode = 'RW001';
  end if;
  return new;
end $$;
create trigger refuse_retired before insert or update on keyring.key for each row execute function keyring.refuse_retired();
create trigger refuse_retired before insert or update on keyring.earlier for each row execute function keyring.refuse_retired();

create function keyring.retire_master(of_id text) returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(727010);
  insert into keyring.retired_master (id) values (of_id) on conflict do nothing;
end $$;

-- What is destroyed is destroyed in every version.
create function keyring.destroy_earlier() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from keyring.earlier e where e.landlord = new.landlord and e.kind = new.kind and e.subject = new.subject;
  return null;
end $$;
create trigger destroy_earlier after update on keyring.key for each row when (new.wrapped is null) execute function keyring.destroy_earlier();

-- A version only ever goes up.
create function keyring.keep_version() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.version < old.version then raise exception 'a key does not go back to an earlier version'; end if;
  return new;
end $$;
create trigger keep_version before update on keyring.key for each row execute function keyring.keep_version();

grant update (version) on keyring.key to rowan_keys;
grant select, insert on keyring.earlier to rowan_keys;
grant update (master, wrapped, opens) on keyring.earlier to rowan_keys;
grant select on keyring.retired_master to rowan_keys;
grant execute on function keyring.retire_master(text) to rowan_keys;
