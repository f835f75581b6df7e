-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.outbox enable row level security;
alter table rowan.outbox force row level security;
create policy owner on rowan.outbox to rowan_owner using (true) with check (true);
alter table rowan.contact_point enable row level security;
alter table rowan.contact_point force row level security;
create policy owner on rowan.contact_point to rowan_owner using (true) with check (true);
create policy read on rowan.outbox for select to rowan_web using (landlord = (select sec.landlord()) and ((stream = any((select sec.visible())::uuid[]))));
grant select on rowan.outbox to rowan_web;
