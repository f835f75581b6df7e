-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.public_form_sent enable row level security;
alter table rowan.public_form_sent force row level security;
create policy owner on rowan.public_form_sent to rowan_owner using (true) with check (true);
