-- As before (0088), but that what a list calls somebody is six signs of their id, and among many people two have the same: whoever waits to be
-- erased is held, and of two of those the one who is not held yet. Before, the other one was, and the list said that the name was held.
create or replace function sec.hold_keeping(of_hold uuid, of_case text, of_kind text, of_sealed bytea, of_at bigint) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target uuid; called text;
begin
  if sec.sees_keeping() is not true then return null; end if;
  select s.stream, s.reference into target, called from rowan.stream s
    where s.landlord = w.landlord and s.kind in ('case', 'complaint', 'leak') and s.erased is null and s.stream <> all(sec.kept_out())
    and (s.reference = of_case or s.stream::text = of_case)
    and not exists (select from rowan.complaint c where c.landlord = s.landlord and c.stream = s.stream and c.case_stream = any(sec.kept_out()))
    and not exists (select from rowan.leak_case c where c.landlord = s.landlord and c.leak = s.stream and c.case_stream = any(sec.kept_out())) for update;
  if target is null then
    select r.customer, sec.person_reference(r.customer) into target, called from rowan.customer r
      where r.landlord = w.landlord and (r.customer::text = of_case or sec.person_reference(r.customer) = of_case)
      order by exists (select from rowan.due_to_erase d where d.landlord = r.landlord and d.stream = r.customer and d.what = 'person') desc,
        exists (select from rowan.keeping_hold k where k.landlord = r.landlord and k.stream = r.customer and k.kind = of_kind and k.released_at is null),
        r.customer limit 1 for update;
  end if;
  if target is null then return null; end if;
  if exists (select from rowan.keeping_hold k where k.landlord = w.landlord and k.stream = target and k.kind = of_kind and k.released_at is null)
  then return null; end if;
  insert into rowan.keeping_hold values (w.landlord, of_hold, target, called, of_kind, of_sealed, sec.instant(of_at), w.account);
  return target;
end $$;
