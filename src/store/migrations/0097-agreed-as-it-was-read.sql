-- As before (0057), to what was read: the review of that moment, and that way of handing it over. Whoever reviewed it could change the way into
-- the post and review it anew while somebody safeguarding read the page, and what they then agreed to was not what they had read.
drop function sec.agree_data_request(uuid, bigint);
create function sec.agree_data_request(of_request uuid, of_reviewed bigint, of_delivery text, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or sec.agrees_to_answers() is not true then return false; end if;
  update rowan.data_request d set agreed = sec.instant(at), agreed_by = w.account
    where d.landlord = w.landlord and d.request = of_request and d.reviewed is not null and d.agreed is null and d.reviewed_by <> w.account
      and (of_reviewed is null or (extract(epoch from d.reviewed) * 1000)::bigint = of_reviewed) and (of_delivery is null or d.delivery = of_delivery);
  return found;
end $$;
grant execute on function sec.agree_data_request(uuid, bigint, text, bigint) to rowan_web;
