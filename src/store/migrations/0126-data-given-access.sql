-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.data_given enable row level security;
alter table rowan.data_given force row level security;
create policy owner on rowan.data_given to rowan_owner using (true) with check (true);
