-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.names_representatives() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['da-lead', 'community-safety-manager', 'community-housing-manager', 'safeguarding-lead', 'designated-safeguarding-officer'] $$;
alter table rowan.marac_minute enable row level security;
alter table rowan.marac_minute force row level security;
create policy owner on rowan.marac_minute to rowan_owner using (true) with check (true);
alter table rowan.marac_meeting enable row level security;
alter table rowan.marac_meeting force row level security;
create policy owner on rowan.marac_meeting to rowan_owner using (true) with check (true);
alter table rowan.marac_representative enable row level security;
alter table rowan.marac_representative force row level security;
create policy owner on rowan.marac_representative to rowan_owner using (true) with check (true);
create policy read on rowan.marac_minute for select to rowan_web using (landlord = (select sec.landlord()) and ((stream = any((select sec.visible())::uuid[]) and meeting = any((select sec.represented())::uuid[]))));
grant select on rowan.marac_minute to rowan_web;
