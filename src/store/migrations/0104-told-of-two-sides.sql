-- Somebody of the landlord's records who is the person harmed in one case and said to cause harm in another (0027, 0050) was in a list that
-- nobody had a reason to open. Whoever looks after such conflicts is told when one comes up: of each pair once, in no words of either case, and
-- nobody who is kept out of one of them. Source: VIV-4.5.c2.
create function sec.tell_of_two_sides() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare pair record; organisation uuid := (select s.stream from rowan.stream s where s.landlord = new.landlord and s.kind = 'organisation');
begin
  for pair in
    with part as (
      select s.stream, e.codes->>'role' as role
      from rowan.person p
      join rowan.stream s on s.landlord = p.landlord and s.stream = p.stream and s.case_kind <> 'colleague'
      join rowan.entry e on e.landlord = p.landlord and e.stream = p.stream and e.type = 'person.added' and e.codes->>'person' = p.person::text
      where p.landlord = new.landlord and p.customer = new.customer
        and not exists (select from rowan.entry x where x.landlord = e.landlord and x.stream = e.stream
          and x.type = 'entry.retracted' and x.codes->>'entry' = e.id::text))
    select distinct v.stream as harmed, c.stream as causes from part v
    join part c on c.stream <> v.stream and c.role = 'perpetrator'
    where v.role = 'victim' and new.stream in (v.stream, c.stream)
  loop
    perform sec.notify(new.landlord, 'two-sides ' || pair.harmed || ' ' || pair.causes, organisation, 'two-sides', organisation::text, now(),
      array(select distinct r.account from rowan.staff_role r
        join rowan.account a on a.landlord = r.landlord and a.account = r.account and not a.disabled
        where r.landlord = new.landlord and sec.is_conflict_role(r.role)
          and not sec.is_kept_out(r.landlord, pair.harmed, r.account) and not sec.is_kept_out(r.landlord, pair.causes, r.account)
        order by r.account));
  end loop;
  return null;
end $$;
create trigger tell_of_two_sides after insert or update of customer on rowan.person for each row
  when (new.customer is not null) execute function sec.tell_of_two_sides();
