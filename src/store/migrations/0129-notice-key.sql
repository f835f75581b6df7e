-- What makes the keys of notices say nothing: drawn once for each landlord. See docs/decisions/0094.
create table rowan.notice_key (landlord text primary key references rowan.landlord, key bytea not null);
-- Closed from the start: what it opens to is in the migration notice-key-access.
alter table rowan.notice_key enable row level security;
alter table rowan.notice_key force row level security;
