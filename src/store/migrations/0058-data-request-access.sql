-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.protects_data() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['data-protection-officer'] $$;
create function sec.agrees_to_answers() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['safeguarding-lead'] $$;
alter table rowan.data_request enable row level security;
alter table rowan.data_request force row level security;
create policy owner on rowan.data_request to rowan_owner using (true) with check (true);
alter table rowan.data_withholding enable row level security;
alter table rowan.data_withholding force row level security;
create policy owner on rowan.data_withholding to rowan_owner using (true) with check (true);
