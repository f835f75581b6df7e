-- Whoever asked for advice looked every day whether somebody had answered. They are told once it is there, as long as they are on the case.
create function sec.tell_of_answer() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform sec.notify(new.landlord, 'advice-answered ' || new.id, new.stream, 'advice-answered', new.id::text, now(),
    array(select m.account from rowan.entry e
      join rowan.entry a on a.landlord = e.landlord and a.id = new.id and a.by <> e.by
      join rowan.membership m on m.landlord = e.landlord and m.stream = e.stream and m.account = e.by
        and m.purpose <> 'emergency' and (m.member_until is null or m.member_until > now())
      where e.landlord = new.landlord and e.stream = new.stream and e.id::text = new.codes->>'entry' and e.type = 'advice.sought'
        and not sec.is_kept_out(m.landlord, m.stream, m.account)));
  return null;
end $$;
create trigger tell_of_answer after insert on rowan.entry for each row
  when (new.type = 'advice.answered') execute function sec.tell_of_answer();
