-- Somebody who signs in with a password that somebody else made chooses one of their own (0055), and could choose that very one: whoever made it
-- went on knowing it. The door is given what it compares with.
-- As before (0102), with the password that was made.
drop function sec.sign_in_step(bytea);
create function sec.sign_in_step(of_step bytea)
returns table (asks text, landlord text, account uuid, username text, name text, organisation uuid, password_hash text, sealed bytea, pending bytea)
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  return query select sec.asked_of(s.landlord, s.account, s.coded, s.means), a.landlord, a.account, a.username, a.name, o.stream, a.password_hash,
      (select t.sealed from rowan.authenticator t where t.landlord = s.landlord and t.account = s.account),
      (select p.sealed from rowan.new_authenticator p
        where p.landlord = s.landlord and p.account = s.account and p.session is null and p.made > now() - interval '30 minutes')
    from rowan.account a join rowan.stream o on o.landlord = a.landlord and o.kind = 'organisation'
    where a.landlord = s.landlord and a.account = s.account;
end $$;
revoke execute on function sec.sign_in_step(bytea) from public;
grant execute on function sec.sign_in_step(bytea) to rowan_door;
