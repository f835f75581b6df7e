-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.waiting_handover enable row level security;
alter table rowan.waiting_handover force row level security;
create policy owner on rowan.waiting_handover to rowan_owner using (true) with check (true);
create policy read on rowan.waiting_handover for select to rowan_web using (landlord = (select sec.landlord()) and ((account = (select sec.account())) or (to_role = any((select sec.roles())::text[]))));
grant select on rowan.waiting_handover to rowan_web;
