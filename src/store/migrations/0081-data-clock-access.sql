-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.is_data_protector(role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(array['data-protection-officer']) $$;
alter table rowan.data_extension enable row level security;
alter table rowan.data_extension force row level security;
create policy owner on rowan.data_extension to rowan_owner using (true) with check (true);
