-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create or replace function sec.needs_second_look(kind text) returns boolean language sql immutable set search_path = pg_catalog as $$ select kind = any(array['marac-referral', 'chronology', 'court-bundle', 'redacted-copy']) $$;
