-- What codes are made from, shown to whoever sets up a second factor, stayed for half an hour for the next who signs in with that password.
-- Whoever knew a colleague's password, and had no phone of theirs, looked first: the colleague then set up what both of them had seen. It goes now
-- with the sign-in that it was shown in. And whoever's codes are set up while signing in is told, as where they are set up later (0084).
create function sec.forget_new_authenticator() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from rowan.new_authenticator p where p.landlord = new.landlord and p.account = new.account;
  return null;
end $$;
create trigger forget_new_authenticator after insert on rowan.sign_in_step for each row execute function sec.forget_new_authenticator();

-- As before (0076), and they are told.
create or replace function sec.step_set_up(of_step bytea, of_attempt uuid, of_used bigint, of_sealed bytea, of_token_hash bytea) returns text
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare s rowan.sign_in_step := sec.step_of(of_step);
begin
  if s.account is null or sec.asked_of(s.landlord, s.account, s.coded, s.means) <> 'set-up' or not sec.succeed(of_attempt) then return 'wrong'; end if;
  insert into rowan.authenticator (landlord, account, stream, sealed, used)
    select s.landlord, s.account, o.stream, of_sealed, of_used from rowan.stream o where o.landlord = s.landlord and o.kind = 'organisation';
  delete from rowan.new_authenticator p where p.landlord = s.landlord and p.account = s.account;
  update rowan.sign_in_step n set coded = true, means = n.means || ' and code' where n.token_hash = of_step returning n.* into s;
  perform sec.notify(s.landlord, 'codes-changed ' || gen_random_uuid(), o.stream, 'codes-changed', s.account::text, now(), array[s.account])
    from rowan.stream o where o.landlord = s.landlord and o.kind = 'organisation';
  perform sec.chain(s.landlord, s.account, 'set-up-code', 'account', s.account::text, 'self', 'done');
  return sec.go_on(s, of_token_hash);
end $$;
