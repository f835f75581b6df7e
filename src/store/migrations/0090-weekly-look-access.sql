-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.looks_weekly() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['safeguarding-lead', 'data-protection-officer'] $$;
create function sec.looks_at_all() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['data-protection-officer'] $$;
create function sec.is_look_role(role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(array['safeguarding-lead', 'data-protection-officer']) $$;
alter table rowan.look_round enable row level security;
alter table rowan.look_round force row level security;
create policy owner on rowan.look_round to rowan_owner using (true) with check (true);
alter table rowan.look enable row level security;
alter table rowan.look force row level security;
create policy owner on rowan.look to rowan_owner using (true) with check (true);
