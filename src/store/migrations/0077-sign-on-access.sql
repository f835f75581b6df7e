-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.sign_on_provider enable row level security;
alter table rowan.sign_on_provider force row level security;
create policy owner on rowan.sign_on_provider to rowan_owner using (true) with check (true);
alter table rowan.sign_on_account enable row level security;
alter table rowan.sign_on_account force row level security;
create policy owner on rowan.sign_on_account to rowan_owner using (true) with check (true);
alter table rowan.sign_on enable row level security;
alter table rowan.sign_on force row level security;
create policy owner on rowan.sign_on to rowan_owner using (true) with check (true);
alter table rowan.signed_on enable row level security;
alter table rowan.signed_on force row level security;
create policy owner on rowan.signed_on to rowan_owner using (true) with check (true);
alter table rowan.sign_on_ended enable row level security;
alter table rowan.sign_on_ended force row level security;
create policy owner on rowan.sign_on_ended to rowan_owner using (true) with check (true);
