-- What was passed on and waits to be taken on: for whoever passed it, and for those to whom it was passed. It tells a reference
-- and a time, and nothing of the case; whoever takes it on comes onto the case.
create table rowan.waiting_handover (
  landlord text not null, stream uuid not null, entry uuid not null, reference text not null,
  to_role text not null, account uuid not null, by_role text not null, at timestamptz not null,
  primary key (landlord, stream, entry),
  foreign key (landlord, stream) references rowan.stream
);
create index waiting_handover_by_role on rowan.waiting_handover (landlord, to_role);
create index waiting_handover_by_account on rowan.waiting_handover (landlord, account);

-- Replaces what waits of one stream.
create function sec.write_handovers(of_landlord text, of_stream uuid, handovers jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  delete from rowan.waiting_handover h where h.landlord = of_landlord and h.stream = of_stream;
  insert into rowan.waiting_handover
    select of_landlord, of_stream, h.entry, s.reference, h."to", h.account, h."by", sec.instant(h.at)
    from jsonb_to_recordset(handovers) as h(entry uuid, "to" text, account uuid, "by" text, at bigint)
    join rowan.stream s on s.landlord = of_landlord and s.stream = of_stream;
end $$;

create function sec.keep_handovers(of_stream uuid, handovers jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if not sec.has_just_written(of_stream) then raise exception 'not found' using errcode = 'P0002'; end if;
  perform sec.write_handovers(sec.landlord(), of_stream, handovers);
end $$;

-- Puts the actor onto the case of a handover that waits for a role of theirs: the case, by id or reference, else null.
create function sec.take_on(of_case text) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); found uuid;
begin
  select h.stream into found from rowan.waiting_handover h
    where h.landlord = w.landlord and h.to_role = any(sec.roles()) and (h.reference = of_case or h.stream::text = of_case) limit 1;
  if found is not null then
    insert into rowan.membership (landlord, stream, account, purpose) values (w.landlord, found, w.account, 'took-on')
      on conflict (landlord, stream, account) do update set member_until = null, member_from = now(), purpose = 'took-on'
        where rowan.membership.member_until is not null;
  end if;
  return found;
end $$;

-- Leaves a case onto which one came by taking its report, or, in this very transaction, by taking it on.
create function sec.step_back(of_stream uuid, of_purpose text) returns void
language sql volatile security definer set search_path = pg_catalog as $$
  update rowan.membership m set member_until = now() from sec.who() w
  where m.landlord = w.landlord and m.account = w.account and m.stream = of_stream and m.purpose = of_purpose and m.member_until is null
    and (of_purpose = 'took-the-report' or (of_purpose = 'took-on' and m.member_from = now()))
$$;

grant execute on function sec.keep_handovers(uuid, jsonb), sec.take_on(text), sec.step_back(uuid, text) to rowan_web;
