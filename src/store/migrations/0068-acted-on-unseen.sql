-- Whoever handles rent accounts and is kept out of a case sees no hold of it, and what they say they began is noted as on an account that
-- has no case: another answer would tell them that there is one. But the hold is there, and somebody must hear that it was not kept: those
-- on the case, at once, in the same transaction. See docs/decisions/0081.
alter function sec.act_as_facet(text, text, jsonb) rename to do_as_facet;
revoke execute on function sec.do_as_facet(text, text, jsonb) from rowan_web;

create function sec.act_as_facet(of_way text, of_thing text, act jsonb) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); came jsonb := sec.do_as_facet(of_way, of_thing, act); unseen uuid;
begin
  if of_way = 'account' and came->>'outcome' = 'noted' then
    for unseen in select distinct f.stream from rowan.facet_act f where f.landlord = w.landlord and f.way = of_way and f.thing = of_thing
      and f.type = act->>'type' and f.stream = any(sec.kept_out())
    loop
      perform sec.notify(w.landlord, 'acted-unseen ' || unseen || ' ' || (act->>'type') || ' ' || (now() at time zone 'Europe/London')::date, unseen,
        'acted-unseen', unseen::text, now(), array(select m.account from rowan.membership m where m.landlord = w.landlord and m.stream = unseen
          and m.purpose <> 'emergency' and (m.member_until is null or m.member_until > now()) order by 1));
    end loop;
  end if;
  return came;
end $$;
grant execute on function sec.act_as_facet(text, text, jsonb) to rowan_web;
