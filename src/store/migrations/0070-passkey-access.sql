-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.passkey enable row level security;
alter table rowan.passkey force row level security;
create policy owner on rowan.passkey to rowan_owner using (true) with check (true);
alter table rowan.passkey_challenge enable row level security;
alter table rowan.passkey_challenge force row level security;
create policy owner on rowan.passkey_challenge to rowan_owner using (true) with check (true);
