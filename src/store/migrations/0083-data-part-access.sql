-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.data_part enable row level security;
alter table rowan.data_part force row level security;
create policy owner on rowan.data_part to rowan_owner using (true) with check (true);
alter table rowan.data_part_reason enable row level security;
alter table rowan.data_part_reason force row level security;
create policy owner on rowan.data_part_reason to rowan_owner using (true) with check (true);
