-- Files of a case: photographs and letters that came in, documents that were made. What is in them lies encrypted in the data
-- folder; a row says whose it is. Row policies and grants are in the migration file-access, which is made from src/access/table.ts.
create table rowan.file (
  landlord text not null, id uuid not null, stream uuid not null, entry uuid not null,
  media_type text not null, size integer not null check (size > 0),
  compartment text check (compartment in ('meeting', 'legal')),
  added timestamptz not null default now(),
  primary key (landlord, id), unique (landlord, entry),
  foreign key (landlord, stream) references rowan.stream,
  foreign key (landlord, entry) references rowan.entry
);
create index file_by_stream on rowan.file (landlord, stream);

-- Puts a file under the entry that names it and that the actor has just written. Nothing can be put under an older one.
create function sec.add_file(of_id uuid, of_entry uuid, of_media_type text, of_size integer, of_compartment text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); found rowan.entry;
begin
  select * into found from rowan.entry e where e.landlord = w.landlord and e.id = of_entry and e.by = w.account
    and e.type in ('attachment.added', 'document.made') and e.codes->>'document' = of_id::text
    and e.xmin::text::bigint = (pg_current_xact_id()::text::bigint % 4294967296);
  if found.id is null or not (found.stream = any(sec.visible())) then raise exception 'not found' using errcode = 'P0002'; end if;
  insert into rowan.file (landlord, id, stream, entry, media_type, size, compartment)
    values (w.landlord, of_id, found.stream, of_entry, of_media_type, of_size, of_compartment);
end $$;
grant execute on function sec.add_file(uuid, uuid, text, integer, text) to rowan_web;
