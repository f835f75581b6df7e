-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.file enable row level security;
alter table rowan.file force row level security;
create policy owner on rowan.file to rowan_owner using (true) with check (true);
create policy read on rowan.file for select to rowan_web using (landlord = (select sec.landlord()) and ((stream = any((select sec.visible())::uuid[]) and compartment is null) or (stream = any((select sec.visible())::uuid[]) and compartment = 'meeting' and (select sec.roles()) && array['community-safety-team', 'community-safety-manager', 'designated-safeguarding-officer', 'safeguarding-lead', 'da-caseworker', 'da-lead']) or (stream = any((select sec.visible())::uuid[]) and compartment = 'legal' and (select sec.roles()) && array['community-safety-team', 'community-safety-manager', 'head-of-neighbourhoods', 'director', 'legal', 'da-lead'])));
grant select on rowan.file to rowan_web;
