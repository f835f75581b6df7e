-- As before, and for whoever is kept out of a case it is not there: they hear what they would hear without it.
create or replace function sec.contact_check(of_account text, of_channel text, at timestamptz) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not sec.sees_accounts() then return null; end if;
  return (
    with asked as (
      select p.stream, p.person, coalesce(c.state, 'open') as state from rowan.person p
      left join rowan.case_summary c on c.landlord = p.landlord and c.stream = p.stream
      where p.landlord = w.landlord and p.account_reference = of_account and not p.stream = any(sec.kept_out()) and not exists (select from rowan.entry e
        where e.landlord = p.landlord and e.stream = p.stream and e.type = 'person.added'
          and e.codes->>'person' = p.person::text and e.codes->>'role' = 'perpetrator')
    ), latest as (
      select a.stream, a.person, a.state, (select q.version from rowan.contact_point q where q.landlord = w.landlord
        and q.stream = a.stream and q.person = a.person order by q.agreed_at desc, q.place desc limit 1) as version
      from asked a
    ), said as (
      select case
        when l.version is null then case when l.state = 'closed' then 'send' else 'ask-the-case-lead' end
        when not exists (select from rowan.contact_point q where q.landlord = w.landlord and q.version = l.version and sec.is_safe(q, at))
          then 'ask-the-case-lead'
        when exists (select from rowan.contact_point q where q.landlord = w.landlord and q.version = l.version
          and q.channel = of_channel and sec.is_safe(q, at) and sec.is_open(q, at)) then 'send'
        else 'do-not-send' end as answer
      from latest l
    )
    select case when bool_or(s.answer = 'do-not-send') then 'do-not-send'
      when bool_or(s.answer = 'ask-the-case-lead') then 'ask-the-case-lead' else 'send' end from said s);
end $$;
