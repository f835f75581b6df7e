-- Homes, addresses kept apart, and the key under which names are looked for, have keys of their own.
alter table keyring.key drop constraint key_kind_check;
alter table keyring.key add constraint key_kind_check
  check (kind in ('case', 'person', 'organisation', 'home', 'vault', 'index'));
