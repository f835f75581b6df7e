-- Jobs done and notices read long ago are of no use to anybody, and say who worked on what: the worker removes them, a few at a time.
create index job_by_done on rowan.job (done) where done is not null;
create index notice_by_seen on rowan.notice (seen) where seen is not null;

create function sec.forget_done(before timestamptz, most integer) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare jobs integer; notices integer;
begin
  delete from rowan.job where (landlord, key) in (select j.landlord, j.key from rowan.job j where j.done < before
    order by j.done limit most for update skip locked);
  get diagnostics jobs = row_count;
  delete from rowan.notice where (landlord, account, key) in (select n.landlord, n.account, n.key from rowan.notice n where n.seen < before
    order by n.seen limit most for update skip locked);
  get diagnostics notices = row_count;
  return jobs + notices;
end $$;
grant execute on function sec.forget_done(timestamptz, integer) to rowan_worker;
