-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.notice_key enable row level security;
alter table rowan.notice_key force row level security;
create policy owner on rowan.notice_key to rowan_owner using (true) with check (true);
