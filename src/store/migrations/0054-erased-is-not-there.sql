-- A case that was erased is not there: neither opened in an emergency, which was a fault until now and said that it once was, nor kept
-- from anybody. Whoever reads a case in an emergency may say that they know somebody on it, and is off it at once.
create or replace function sec.break_glass(of_case text, of_category text) returns table (id uuid, stream uuid, reference text, ends timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog as $$
#variable_conflict use_column
declare w sec.actor := sec.who(); target rowan.stream; made uuid := gen_random_uuid(); until timestamptz := now() + interval '60 minutes'; out_of boolean;
begin
  if w.account is null then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(w.landlord || w.account::text, 11));
  select * into target from rowan.stream s where s.landlord = w.landlord and s.kind = 'case' and s.erased is null and (s.reference = of_case or s.stream::text = of_case);
  out_of := exists (select from rowan.exclusion x where x.landlord = w.landlord and x.account = w.account and x.stream = target.stream and x.ended is null);
  if target.stream is null or out_of or not sec.breaks_glass() or target.stream = any(sec.visible())
    or (target.case_kind = 'colleague' and not sec.sees_colleagues())
    or (select count(*) from rowan.broken_glass g where g.landlord = w.landlord and g.account = w.account and g.opened > now() - interval '24 hours') >= 3 then
    perform sec.chain(w.landlord, w.account, 'emergency', 'case', coalesce(target.stream::text, case when of_case ~ '^R-[0-9A-Z]{4}$' then of_case end), 'none', 'not-found');
    if out_of then perform sec.tell_of_keeping_apart(w.landlord, 'kept-out-tried', target.stream, w.account); end if;
    return;
  end if;
  insert into rowan.broken_glass (landlord, id, stream, account, category, ends) values (w.landlord, made, target.stream, w.account, of_category, until);
  -- Sealed or not: an emergency is what nobody foresaw, and those who are named are told at once.
  insert into rowan.membership as m (landlord, stream, account, purpose, member_from, member_until)
    values (w.landlord, target.stream, w.account, 'emergency', now(), until)
    on conflict (landlord, stream, account) do update set purpose = 'emergency', member_from = now(), member_until = until;
  perform sec.notify(w.landlord, 'emergency ' || made, target.stream, 'emergency', made::text, now(),
    sec.recipients(w.landlord, target.stream, true, array['da-lead'], array(select r.role from rowan.staff_role r where r.landlord = w.landlord)));
  perform sec.tell_of_keeping_apart(w.landlord, 'emergency-review', made, w.account);
  perform sec.chain(w.landlord, w.account, 'emergency', 'case', target.stream::text, 'emergency', 'shown');
  return query select made, target.stream, target.reference, until;
end $$;
create or replace function sec.keep_out(of_case text, of_account uuid, of_why text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); target rowan.stream; made uuid := gen_random_uuid();
begin
  select * into target from rowan.stream s where s.landlord = w.landlord and s.kind = 'case' and s.erased is null and (s.reference = of_case or s.stream::text = of_case)
    and (s.stream = any(sec.acting_on()) or of_account = w.account and s.stream = any(sec.visible()) or sec.keeps_apart() and not sec.is_kept_out(s.landlord, s.stream, w.account) and s.case_kind <> 'colleague');
  if target.stream is null or not exists (select from rowan.account a where a.landlord = w.landlord and a.account = of_account) then
    perform sec.chain(w.landlord, w.account, 'keep-out', 'exclusion', null, 'none', 'not-found');
    return false;
  end if;
  insert into rowan.exclusion (landlord, id, stream, account, why, declared_by) values (w.landlord, made, target.stream, of_account, of_why, w.account)
    on conflict do nothing;
  if not found then return true; end if;
  update rowan.membership m set member_until = now() where m.landlord = w.landlord and m.stream = target.stream and m.account = of_account
    and (m.member_until is null or m.member_until > now());
  perform sec.chain(w.landlord, w.account, 'keep-out', 'exclusion', made::text, 'staff', 'recorded');
  perform sec.tell_of_keeping_apart(w.landlord, 'kept-out', made, of_account);
  return true;
end $$;
