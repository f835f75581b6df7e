-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.handles_complaints() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['complaints-team'] $$;
create function sec.leads_cases() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['da-lead', 'community-safety-manager', 'community-housing-manager', 'safeguarding-lead', 'people-team'] $$;
create function sec.is_complaint_role(role text) returns boolean language sql immutable set search_path = pg_catalog as $$ select role = any(array['complaints-team']) $$;
create function sec.is_complaint_act(type text) returns boolean language sql immutable set search_path = pg_catalog as $$ select type = any(array['complaint.received', 'complaint.assigned', 'complaint.acknowledged', 'complaint.extended', 'complaint.answered', 'complaint.closed']) $$;
alter table rowan.complaint enable row level security;
alter table rowan.complaint force row level security;
create policy owner on rowan.complaint to rowan_owner using (true) with check (true);
create policy read on rowan.complaint for select to rowan_web using (landlord = (select sec.landlord()) and ((stream = any((select sec.complaints())::uuid[]))));
grant select (landlord, stream, reference, received, stage, state, handler, next_clock, next_due) on rowan.complaint to rowan_web;
