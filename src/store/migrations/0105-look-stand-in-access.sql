-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.is_look_stand_in(role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(array['director']) $$;
create function sec.stands_in_for_looks() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['director'] $$;
