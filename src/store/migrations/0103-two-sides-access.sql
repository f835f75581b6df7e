-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.is_conflict_role(role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(array['safeguarding-lead']) $$;
