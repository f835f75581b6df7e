-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.takes_second_look() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['da-lead', 'community-safety-manager', 'community-housing-manager', 'safeguarding-lead', 'designated-safeguarding-officer', 'legal', 'people-team', 'manager'] $$;
create function sec.needs_second_look(kind text) returns boolean language sql immutable set search_path = pg_catalog as $$ select kind = any(array['marac-referral', 'chronology']) $$;
create policy kept_out on rowan.export as restrictive for select to rowan_web using (stream <> all((select sec.kept_out())::uuid[]));
alter table rowan.export enable row level security;
alter table rowan.export force row level security;
create policy owner on rowan.export to rowan_owner using (true) with check (true);
create policy read on rowan.export for select to rowan_web using (landlord = (select sec.landlord()) and ((stream = any((select sec.visible())::uuid[]))));
grant select on rowan.export to rowan_web;
