-- As before (0106), but that whoever stands in is told of a week only where something of it is theirs to look at: of the case that they are kept out
-- of they would otherwise hear that somebody read it.
create or replace function sec.tell_of_looks(of_landlord text, of_week date, of_at timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  return sec.notify(of_landlord, 'looks-drawn ' || of_week, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'),
    'looks-drawn', of_week::text, of_at, array(select distinct r.account from rowan.staff_role r
      join rowan.account a on a.landlord = r.landlord and a.account = r.account and not a.disabled
      where r.landlord = of_landlord and (sec.is_look_role(r.role) or sec.is_look_stand_in(r.role)
        and exists (select from rowan.look k join rowan.audit l on l.landlord = k.landlord and l.seq = k.seq
          where k.landlord = of_landlord and k.week = of_week and k.actor = sec.only_looker(of_landlord) and k.actor <> r.account
            and not exists (select from rowan.stream s where s.landlord = of_landlord and s.kind = 'case'
              and (s.stream::text = any(string_to_array(l.object, ' ')) or s.reference = any(string_to_array(l.object, ' ')))
              and (sec.is_kept_out(of_landlord, s.stream, r.account) or sec.is_narrow(of_landlord, s.stream))))) order by 1));
end $$;
