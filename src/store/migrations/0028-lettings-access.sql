-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create function sec.lets_homes() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['lettings'] $$;
create function sec.sees_conflicts() returns boolean language sql stable security definer set search_path = pg_catalog as $$ select sec.roles() && array['safeguarding-lead'] $$;
create function sec.is_lettings_act(type text) returns boolean language sql immutable set search_path = pg_catalog as $$ select type = any(array['rehousing.offered', 'rehousing.answered', 'lettings.returned']) $$;
create function sec.is_adviser_act(type text) returns boolean language sql immutable set search_path = pg_catalog as $$ select type = any(array['advice.answered']) $$;
alter table rowan.lettings_move enable row level security;
alter table rowan.lettings_move force row level security;
create policy owner on rowan.lettings_move to rowan_owner using (true) with check (true);
alter table rowan.asked_question enable row level security;
alter table rowan.asked_question force row level security;
create policy owner on rowan.asked_question to rowan_owner using (true) with check (true);
alter table rowan.restricted_key enable row level security;
alter table rowan.restricted_key force row level security;
create policy owner on rowan.restricted_key to rowan_owner using (true) with check (true);
create policy read on rowan.lettings_move for select to rowan_web using (landlord = (select sec.landlord()) and (((select sec.roles()) && array['lettings'])));
grant select (landlord, id, asked, priority, needs, avoid, offers, accepted) on rowan.lettings_move to rowan_web;
create policy read on rowan.asked_question for select to rowan_web using (landlord = (select sec.landlord()) and ((to_role = any((select sec.roles())::text[]))));
grant select (landlord, id, to_role, asked) on rowan.asked_question to rowan_web;
