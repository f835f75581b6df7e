-- One erasure that fails, or one record that cannot be listed, held up all of its landlord's that came after it, for good.
-- As before, and leaves alone those that failed a short while ago.
drop function sec.take_erasure(text);
create function sec.take_erasure(of_landlord text, but uuid[])
returns table (erasure uuid, stream uuid, what text, closed timestamptz)
language sql volatile security definer set search_path = pg_catalog as $$
  select e.erasure, e.stream, e.what, e.closed from rowan.erasure e
  where e.landlord = of_landlord and e.agreed_at is not null and e.withdrawn_at is null and e.done_at is null
    and not (e.erasure = any(but)) and not sec.is_held(e.landlord, e.stream, e.what)
  order by e.agreed_at limit 1 for update skip locked
$$;

-- Goes past one record that cannot be listed. What is listed of it from before stays, with what holds it. False where another worker went on meanwhile.
create function sec.list_past(of_landlord text, began uuid, of_id uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare stands rowan.keeping_round;
begin
  insert into rowan.keeping_round (landlord) values (of_landlord) on conflict do nothing;
  select * into stands from rowan.keeping_round r where r.landlord = of_landlord for update;
  if stands.after is distinct from began then return false; end if;
  update rowan.keeping_round r set after = of_id where r.landlord = of_landlord;
  return true;
end $$;

grant execute on function sec.take_erasure(text, uuid[]), sec.list_past(text, uuid, uuid) to rowan_worker;
