-- As before (0097), to what was read, through a program too: whoever agrees names the review and the way that they read, and agrees to no other.
create or replace function sec.agree_data_request(of_request uuid, of_reviewed bigint, of_delivery text, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.agrees_to_answers() is not true then return false; end if;
  update rowan.data_request d set agreed = sec.instant(at), agreed_by = w.account
    where d.landlord = w.landlord and d.request = of_request and d.agreed is null and d.reviewed_by <> w.account
      and (extract(epoch from d.reviewed) * 1000)::bigint = of_reviewed and d.delivery = of_delivery;
  return found;
end $$;
