-- How far this database knows the ledger of erasures, which lies outside it: one that was restored from before an erasure knows less, and
-- has keys that must go before anybody is served.
create table keyring.shred_replayed (landlord text primary key, line integer not null, hash text not null);
grant select, insert, update on keyring.shred_replayed to rowan_keys;
