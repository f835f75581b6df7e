-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.judged_under enable row level security;
alter table rowan.judged_under force row level security;
create policy owner on rowan.judged_under to rowan_owner using (true) with check (true);
alter table rowan.judged_by enable row level security;
alter table rowan.judged_by force row level security;
create policy owner on rowan.judged_by to rowan_owner using (true) with check (true);
