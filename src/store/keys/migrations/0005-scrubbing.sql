-- A key that was destroyed goes on lying in the table's file until its place is used again. Whether the file was written anew since.
alter table keyring.shred_replayed add column scrubbed boolean not null default false;
