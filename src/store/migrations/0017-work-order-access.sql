-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.plans_jobs() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['repairs'] $$;
create function sec.does_jobs() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['contractor'] $$;
create function sec.is_job_act(type text) returns boolean language sql immutable set search_path = pg_catalog as $$ select type = any(array['security.fitted', 'repair.completed', 'work-order.failed']) $$;
grant execute on function sec.plans_jobs(), sec.does_jobs() to rowan_web;
alter table rowan.work_order enable row level security;
alter table rowan.work_order force row level security;
create policy owner on rowan.work_order to rowan_owner using (true) with check (true);
create policy read on rowan.work_order for select to rowan_web using (landlord = (select sec.landlord()) and (((select sec.roles()) && array['repairs'] or holder = (select sec.account()) and (select sec.roles()) && array['contractor'])));
grant select (landlord, id, holder, measure, repair_kind, priority, placed, failed, failed_why, calling) on rowan.work_order to rowan_web;
