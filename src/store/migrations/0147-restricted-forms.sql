-- In which form the keys of a landlord's Restricted Access List were last made: what is in an older one is made anew when Rowan starts.
create table rowan.restricted_form (
  landlord text primary key references rowan.landlord, form integer not null, made timestamptz not null
);
-- Closed from the start: what it opens to is in the migration restricted-form-access.
alter table rowan.restricted_form enable row level security;
alter table rowan.restricted_form force row level security;
