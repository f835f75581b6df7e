-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.needs_second_factor(role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(array['da-lead', 'manager', 'director', 'policy-owner', 'safeguarding-lead', 'data-protection-officer', 'auditor']) $$;
create function sec.is_role_giver(role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(array['da-lead', 'manager', 'director', 'policy-owner']) $$;
alter table rowan.authenticator enable row level security;
alter table rowan.authenticator force row level security;
create policy owner on rowan.authenticator to rowan_owner using (true) with check (true);
alter table rowan.new_authenticator enable row level security;
alter table rowan.new_authenticator force row level security;
create policy owner on rowan.new_authenticator to rowan_owner using (true) with check (true);
alter table rowan.sign_in_step enable row level security;
alter table rowan.sign_in_step force row level security;
create policy owner on rowan.sign_in_step to rowan_owner using (true) with check (true);
alter table rowan.recovery enable row level security;
alter table rowan.recovery force row level security;
create policy owner on rowan.recovery to rowan_owner using (true) with check (true);
