-- Papers of a MARAC that were added to a case open as its minutes do: by person, and not by role. Row policies are in the migration
-- meeting-paper-access.

-- The cases at whose meetings the asker represents the landlord now.
create function sec.represented_cases() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct m.stream), '{}') from rowan.marac_representative r
  join rowan.marac_meeting m on m.landlord = r.landlord and m.meeting = r.meeting
  join sec.who() w on r.landlord = w.landlord and r.account = w.account where r.until is null
$$;
grant execute on function sec.represented_cases() to rowan_web;
