-- Of what was passed on, whether somebody may be in danger now: whoever can take it on is told before they do.
alter table rowan.waiting_handover add column danger boolean not null default false;
create or replace function sec.write_handovers(of_landlord text, of_stream uuid, handovers jsonb) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  delete from rowan.waiting_handover h where h.landlord = of_landlord and h.stream = of_stream;
  insert into rowan.waiting_handover
    select of_landlord, of_stream, h.entry, s.reference, h."to", h.account, h."by", sec.instant(h.at), coalesce(h.danger, false)
    from jsonb_to_recordset(handovers) as h(entry uuid, "to" text, account uuid, "by" text, at bigint, danger boolean)
    join rowan.stream s on s.landlord = of_landlord and s.stream = of_stream;
end $$;
-- What waits already is judged again by the worker.
select sec.judge_later(h.landlord, h.stream) from rowan.waiting_handover h;
