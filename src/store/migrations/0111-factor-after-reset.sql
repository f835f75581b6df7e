-- Two who give roles let somebody in again who lost what they sign in with (0055): their second factor goes with it, as it may be what was
-- lost. Whose role asks for one sets up another before there is a session. Who had one though no role of theirs asks for it came in by the new
-- password alone: they are asked for another one too.
alter table rowan.account add column factor_again boolean not null default false; -- had a second factor when they were let in again

-- As before (0076), and whoever had one.
create or replace function sec.asked_of(of_landlord text, of_account uuid, coded boolean, of_means text) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return (select case
    when not coded and exists (select from rowan.authenticator t where t.landlord = a.landlord and t.account = a.account) then 'code'
    when not coded and sec.has_passkey(a.landlord, a.account) and sec.uses_own_means(a.landlord, a.account) then 'passkey'
    when a.must_change and of_means not like 'provider%' then 'password'
    when not coded and not a.made_up and (a.reserve or a.factor_again or exists (select from rowan.staff_role r where r.landlord = a.landlord and r.account = a.account
      and sec.needs_second_factor(r.role))) then 'set-up'
    else 'in' end
  from rowan.account a where a.landlord = of_landlord and a.account = of_account and not a.disabled);
end $$;

-- As before (0069), and it is kept that there was one.
create or replace function sec.agree_recovery(of_id uuid, of_hash text) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); r rowan.recovery;
begin
  if w.account is null or not sec.gives_roles() then return null; end if;
  select * into r from rowan.recovery x where x.landlord = w.landlord and x.id = of_id and x.agreed is null and x.asked > now() - interval '1 day'
    and x.asked_by <> w.account and x.account <> w.account for update;
  if r.id is null or not exists (select from rowan.staff_role g join rowan.account a on a.landlord = g.landlord and a.account = g.account and not a.disabled
    where g.landlord = w.landlord and g.account = r.asked_by and sec.is_role_giver(g.role)) then return null; end if;
  update rowan.recovery x set agreed_by = w.account, agreed = now() where x.landlord = w.landlord and x.id = of_id;
  update rowan.account a set password_hash = of_hash, must_change = true,
      factor_again = a.factor_again or sec.has_passkey(a.landlord, a.account)
        or exists (select from rowan.authenticator t where t.landlord = a.landlord and t.account = a.account)
    where a.landlord = w.landlord and a.account = r.account;
  perform sec.forget_factors(w.landlord, r.account);
  update rowan.session s set ended = now() where s.landlord = w.landlord and s.account = r.account and s.ended is null;
  perform sec.notify(w.landlord, 'sign-in-recovered ' || of_id, sec.organisation(), 'sign-in-recovered', of_id::text, now(),
    array[r.account, r.asked_by, w.account]);
  perform sec.chain(w.landlord, w.account, 'agree-recovery', 'account', r.account::text, 'staff', 'done');
  return r.account;
end $$;
