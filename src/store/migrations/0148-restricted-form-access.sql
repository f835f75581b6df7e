-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.restricted_form enable row level security;
alter table rowan.restricted_form force row level security;
create policy owner on rowan.restricted_form to rowan_owner using (true) with check (true);
