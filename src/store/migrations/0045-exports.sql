-- What was made for a partner leaves sealed: to their key, or to six words that they are told by telephone. One recipient a file, once,
-- within 72 hours; for some kinds only after a second person has looked. Neither the sealed file nor the words are kept.
-- See docs/decisions/0065. Row policies and grants are in the migration export-access, made from src/access/table.ts.
create table rowan.export (
  landlord text not null, id uuid not null, stream uuid not null, file uuid not null,
  recipient text not null, means text not null check (means in ('key', 'words', 'pdf')),
  key_version integer not null, -- of the case's key, from which the words are worked out
  second_look boolean not null,
  made timestamptz not null, made_by uuid not null, ends timestamptz not null check (ends <= made + interval '72 hours'),
  looked timestamptz, looked_by uuid check (looked_by is distinct from made_by or looked is null),
  taken timestamptz, entry uuid check ((taken is null) = (entry is null)),
  primary key (landlord, id),
  foreign key (landlord, stream) references rowan.stream,
  foreign key (landlord, file) references rowan.file
);
create index export_by_stream on rowan.export (landlord, stream);

-- Begins it, for a file of a case that one is on and may open, made for one organisation. The recipient is the record's, and nobody's to choose.
create function sec.begin_export(of_id uuid, of_file uuid, of_means text, of_version integer, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); made rowan.entry;
begin
  select e.* into made from rowan.file f join rowan.entry e on e.landlord = f.landlord and e.id = f.entry
    where f.landlord = w.landlord and f.id = of_file and f.compartment is null and f.stream = any(sec.visible())
      and e.type = 'document.made' and e.codes->>'recipient' is not null and jsonb_typeof(e.codes->'parts') = 'array';
  if w.account is null or made.id is null or exists (select from rowan.membership m where m.landlord = w.landlord and m.stream = made.stream
      and m.account = w.account and m.purpose = 'emergency') then return false; end if;
  insert into rowan.export (landlord, id, stream, file, recipient, means, key_version, second_look, made, made_by, ends)
    values (w.landlord, of_id, made.stream, of_file, made.codes->>'recipient', of_means, of_version,
      sec.needs_second_look(made.codes->>'kind'), sec.instant(at), w.account, sec.instant(at) + interval '72 hours');
  return true;
end $$;

-- A second person has looked at it and agrees; never the one who made it, nor one who made the document.
create function sec.look_at_export(of_id uuid, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.takes_second_look() is not true then return false; end if;
  update rowan.export x set looked = sec.instant(at), looked_by = w.account
    where x.landlord = w.landlord and x.id = of_id and x.stream = any(sec.visible()) and x.second_look and x.looked is null and x.taken is null
      and x.ends > sec.instant(at) and x.made_by <> w.account
      and not exists (select from rowan.file f join rowan.entry e on e.landlord = f.landlord and e.id = f.entry
        where f.landlord = x.landlord and f.id = x.file and e.by = w.account);
  return found;
end $$;

-- Takes it away, once, beside the entry that says with whom it was shared and why, written by the same person in this transaction.
create function sec.take_export(of_id uuid, of_entry uuid, at bigint) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  update rowan.export x set taken = sec.instant(at), entry = of_entry
    where x.landlord = w.landlord and x.id = of_id and x.stream = any(sec.visible()) and x.made_by = w.account and x.taken is null
      and x.ends > sec.instant(at) and (not x.second_look or x.looked is not null)
      and exists (select from rowan.entry e where e.landlord = x.landlord and e.id = of_entry and e.stream = x.stream and e.by = w.account
        and e.type = 'information.shared' and e.codes->>'with' = x.recipient and e.codes->>'basis' is not null
        and e.xmin::text::bigint = (pg_current_xact_id()::text::bigint % 4294967296));
  if not found then raise exception 'not found' using errcode = 'P0002'; end if;
end $$;
grant execute on function sec.begin_export(uuid, uuid, text, integer, bigint), sec.look_at_export(uuid, bigint),
  sec.take_export(uuid, uuid, bigint) to rowan_web;
