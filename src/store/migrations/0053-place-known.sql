-- As before, and of an incident no more than that whoever causes harm may know since where somebody is: then nothing agreed is relied on.
create or replace function sec.reach_for_complaint(of_complaint uuid) returns table (person uuid, owner text, entries jsonb)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_complaint = any(sec.complaints()) then return; end if;
  return query select (e.codes->>'person')::uuid, a.name,
      (select coalesce(jsonb_agg(case when x->>'type' = 'incident.recorded' then x || '{"codes": {"placeKnown": true}}' else x end order by (x->>'seq')::int), '[]')
        from jsonb_array_elements(sec.entries_of(w.landlord, c.case_stream,
          array['safe-contact.agreed', 'victim.moved', 'relationship.recorded', 'case.reopened', 'entry.retracted', 'incident.recorded'])) as x
        where x->>'type' <> 'incident.recorded' or x->'codes'->'placeKnown' = 'true')
    from rowan.complaint c
    join rowan.entry e on e.landlord = c.landlord and e.stream = c.case_stream and e.type = 'complaint.received'
      and (e.codes->>'complaint')::uuid = c.case_complaint
    left join rowan.case_summary s on s.landlord = c.landlord and s.stream = c.case_stream
    left join rowan.account a on a.landlord = c.landlord and a.account = s.owner
    where c.landlord = w.landlord and c.stream = of_complaint order by e.seq limit 1;
end $$;

-- The database's own last look at a contact point, likewise.
create or replace function sec.is_safe(of rowan.contact_point, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select (of).safe and (at at time zone 'Europe/London')::date <= (of).expires_on
    and not exists (select from rowan.entry e where e.landlord = (of).landlord and e.stream = (of).stream
      and (e.type = 'entry.retracted' and e.codes->>'entry' = (of).version::text
        or e.type = 'safe-contact.agreed' and e.codes->>'person' = (of).person::text and (e.happened_at, e.seq) > ((of).agreed_at, (of).place)
          and not exists (select from rowan.entry r where r.landlord = e.landlord and r.stream = e.stream and r.type = 'entry.retracted'
            and r.codes->>'entry' = e.id::text)
        or (e.type = 'victim.moved' or e.type = 'incident.recorded' and e.codes->'placeKnown' = 'true') and (e.happened_at, e.seq) > ((of).agreed_at, (of).place)
          and not exists (select from rowan.entry r where r.landlord = e.landlord and r.stream = e.stream and r.type = 'entry.retracted'
            and r.codes->>'entry' = e.id::text)))
$$;
