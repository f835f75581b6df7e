-- Nobody is given a case, or a job of it, that they could not see: somebody who is kept out of it, who is not named on a sealed one, who has
-- left. The act is refused whole; before, it stood on the record and its officer saw nothing. See docs/decisions/0081.

-- Whether an account could not see what it is given: a case, or only a job of it, which a seal does not close.
create function sec.could_not_see(of_landlord text, of_stream uuid, of_account uuid, only_job boolean) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.account a where a.landlord = of_landlord and a.account = of_account and (a.disabled
    or exists (select from rowan.exclusion x where x.landlord = a.landlord and x.account = a.account and x.stream = of_stream and x.ended is null)
    or not only_job and sec.is_kept_out(of_landlord, of_stream, of_account)
    or not only_job and exists (select from rowan.stream s where s.landlord = of_landlord and s.stream = of_stream and s.case_kind = 'colleague')
      and not exists (select from rowan.staff_role r join rowan.team_role t on t.landlord = r.landlord and t.role = r.role and t.of_colleagues
        where r.landlord = of_landlord and r.account = of_account)))
$$;

-- For somebody on the case, why it, or a job of it, cannot be given to an account: 'kept-out' to those who look after that, 'not-here' to
-- everybody else and for every other reason. Null where it can, and for whoever is not on the case.
create function sec.cannot_be_given(of_stream uuid, of_account uuid, only_job boolean) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or coalesce(of_stream = any(sec.acting_on()), false) is not true
    or not sec.could_not_see(w.landlord, of_stream, of_account, only_job) then return null; end if;
  return case when w.account = any(sec.keepers_of(w.landlord, of_stream, null)) and exists (select from rowan.exclusion x
    where x.landlord = w.landlord and x.account = of_account and x.stream = of_stream and x.ended is null) then 'kept-out' else 'not-here' end;
end $$;
grant execute on function sec.cannot_be_given(uuid, uuid, boolean) to rowan_web;

create function sec.guard_giving() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare given uuid;
begin
  if sec.account() is null then return new; end if;
  select a.account into given from rowan.account a where a.landlord = new.landlord
    and a.account::text = new.codes->>case when new.type = 'work-order.placed' then 'holder' else 'officer' end;
  if given is not null and sec.could_not_see(new.landlord, new.stream, given, new.type = 'work-order.placed')
  then raise exception 'not found' using errcode = 'P0002'; end if;
  return new;
end $$;
create trigger guard_giving before insert on rowan.entry for each row
  when (new.type in ('case.assigned', 'handover.accepted', 'work-order.placed')) execute function sec.guard_giving();

-- Whoever has a case and is kept out of it from now on leaves it without anybody: those who are on it hear that it needs somebody, and not why.
create function sec.tell_of_no_officer() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare officer text := (select e.codes->>'officer' from rowan.entry e where e.landlord = new.landlord and e.stream = new.stream
  and e.type = 'case.assigned' order by e.seq desc limit 1);
begin
  if officer is distinct from new.account::text then return new; end if;
  perform sec.notify(new.landlord, 'no-officer ' || new.id, new.stream, 'no-officer', new.stream::text, now(),
    array(select m.account from rowan.membership m where m.landlord = new.landlord and m.stream = new.stream and m.account <> new.account
      and m.purpose <> 'emergency' and (m.member_until is null or m.member_until > now()) order by 1));
  return new;
end $$;
create trigger tell_of_no_officer after insert on rowan.exclusion for each row execute function sec.tell_of_no_officer();
