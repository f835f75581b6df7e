-- What was kept back, and what they were told of more time, as it was for whoever gave an answer apart (0119): sealed words inside a row of data that
-- nobody sealed again when keys were turned. After that they opened for nobody, and the list that shows them with it. They have a table of their own,
-- which is turned as every other; and no row keeps beside it what it was sealed as before. See docs/decisions/0089 and 0053.
create table rowan.data_given (
  landlord text not null, id uuid not null, what text not null check (what in ('withheld', 'extension')), request uuid not null, sealed bytea not null,
  primary key (landlord, id, what),
  foreign key (landlord, request) references rowan.data_request
);
create index data_given_of on rowan.data_given (landlord, request);
-- Closed from the start: what it opens to is in the migration data-given-access.
alter table rowan.data_given enable row level security;
alter table rowan.data_given force row level security;
