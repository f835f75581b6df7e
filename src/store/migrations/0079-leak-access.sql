-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.handles_leaks() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['data-protection-officer', 'da-lead', 'safeguarding-lead'] $$;
create function sec.closes_leaks() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['data-protection-officer'] $$;
create function sec.is_leak_role(role text, of_colleague boolean) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(case when of_colleague then array['data-protection-officer'] else array['data-protection-officer', 'da-lead', 'safeguarding-lead'] end) $$;
alter table rowan.leak enable row level security;
alter table rowan.leak force row level security;
create policy owner on rowan.leak to rowan_owner using (true) with check (true);
alter table rowan.leak_case enable row level security;
alter table rowan.leak_case force row level security;
create policy owner on rowan.leak_case to rowan_owner using (true) with check (true);
