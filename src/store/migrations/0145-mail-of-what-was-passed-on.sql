-- Whoever can take on what was passed to a role of theirs is told by e-mail that something waits, as of a notice: they are not on the case yet, and no
-- notice names it to them. Nobody who is kept out of it, nobody who passed it on, and nothing a week old.
create or replace function sec.write_handovers(of_landlord text, of_stream uuid, handovers jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare known uuid[];
begin
  select coalesce(array_agg(h.entry), '{}') into known from rowan.waiting_handover h where h.landlord = of_landlord and h.stream = of_stream;
  delete from rowan.waiting_handover h where h.landlord = of_landlord and h.stream = of_stream;
  insert into rowan.waiting_handover
    select of_landlord, of_stream, h.entry, s.reference, h."to", h.account, h."by", sec.instant(h.at), coalesce(h.danger, false)
    from jsonb_to_recordset(handovers) as h(entry uuid, "to" text, account uuid, "by" text, at bigint, danger boolean)
    join rowan.stream s on s.landlord = of_landlord and s.stream = of_stream;
  insert into rowan.mail_due (landlord, account, waiting, next_try)
    select of_landlord, r.account, max(h.at), max(h.at) from rowan.waiting_handover h
    join rowan.staff_role r on r.landlord = h.landlord and r.role = h.to_role and r.account <> h.account
    where h.landlord = of_landlord and h.stream = of_stream and not h.entry = any(known)
      and not sec.is_kept_out(h.landlord, h.stream, r.account)
    group by r.account order by r.account
    on conflict (landlord, account) do update set waiting = coalesce(rowan.mail_due.waiting, excluded.waiting),
      next_try = greatest(rowan.mail_due.next_try, excluded.next_try);
end $$;

create or replace function sec.take_mail(at timestamptz) returns table (landlord text, account uuid, address text, waiting timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare taken record;
begin
  loop
    select m.landlord, m.account, m.waiting, a.username, a.disabled into taken
    from rowan.mail_due m join rowan.account a on a.landlord = m.landlord and a.account = m.account
    where m.waiting is not null and m.next_try <= at order by m.next_try limit 1 for update of m skip locked;
    if not found then return; end if;
    if not taken.disabled and (exists (select from rowan.notice n join rowan.stream s on s.landlord = n.landlord and s.stream = n.stream
      where n.landlord = taken.landlord and n.account = taken.account and n.seen is null
        and (s.kind = 'organisation' or s.kind = 'complaint' and n.account = any(sec.handlers_of(n.landlord, n.stream))
          or exists (select from rowan.membership p where p.landlord = n.landlord and p.stream = n.stream
          and p.account = n.account and p.member_from <= now() and (p.member_until is null or p.member_until > now()))))
      or exists (select from rowan.waiting_handover h join rowan.staff_role r on r.landlord = h.landlord and r.role = h.to_role
        where h.landlord = taken.landlord and r.account = taken.account and h.account <> taken.account and h.at > take_mail.at - interval '7 days'
          and not sec.is_kept_out(h.landlord, h.stream, r.account)))
    then
      update rowan.mail_due m set next_try = at + interval '1 hour', tried = m.tried + 1
      where m.landlord = taken.landlord and m.account = taken.account;
      return query select taken.landlord, taken.account, taken.username, taken.waiting;
      return;
    end if;
    update rowan.mail_due m set waiting = null, tried = 0 where m.landlord = taken.landlord and m.account = taken.account;
  end loop;
end $$;
