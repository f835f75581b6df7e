-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.checks_contact() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['income-officer'] $$;
