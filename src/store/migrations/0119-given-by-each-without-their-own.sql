-- Where two who protect data are each kept out of another place, the answer that one gave without what they may not see stood as answered for the other
-- too, whose part of it nobody had read. What somebody did counts for those who are kept out of each part out of which they were: for these it is all
-- there is. Each such answer is kept with what it was without. And nobody reads in a request what it is made of: 0100 handed out which parts a second
-- yes was given to. See docs/decisions/0089.

-- Answers that somebody gave who is kept out of a part: `by`, `at`, `seq` (the last number of the audit before it), `without` (ids of parts), and `seen`,
-- the request as it was for them then.
alter table rowan.data_request add column given_without jsonb not null default '[]';
update rowan.data_request d set given_without = jsonb_build_array(jsonb_build_object('by', d.given_apart_by, 'at', (extract(epoch from d.given_apart) * 1000)::bigint,
    'seq', d.given_apart_seq, 'seen', d.as_given_apart, 'without', (select coalesce(jsonb_agg(p.part), '[]') from rowan.data_part p
      where p.landlord = d.landlord and p.request = d.request and sec.is_kept_from_part(p, d.given_apart_by))))
  where d.given_apart is not null;

-- Whether `by` is kept out of a part that is there for somebody else.
create function sec.is_kept_from_more(of_landlord text, of_request uuid, by uuid, of_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.data_part p where p.landlord = of_landlord and p.request = of_request and sec.is_kept_from_part(p, by)
    and not sec.is_kept_from_part(p, of_account))
$$;
-- The answer that is the whole answer for somebody who is kept out of a part: their own, or one that was without nothing that they see. Null where none is.
create function sec.given_for(d rowan.data_request, of_account uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select g from jsonb_array_elements((d).given_without) as g
  where sec.is_kept_apart((d).landlord, (d).request, of_account) and not exists (select from rowan.data_part p
    where p.landlord = (d).landlord and p.request = (d).request and g->'without' ? p.part::text and not sec.is_kept_from_part(p, of_account))
  order by g->>'by' is distinct from of_account::text, (g->>'at')::bigint limit 1
$$;

-- As before; nothing counts that somebody did who is kept out of a part that the asker sees, whether or not the asker is kept out of another; and without
-- what it is made of.
create or replace function sec.as_seen(d rowan.data_request, of_account uuid) returns rowan.data_request
language plpgsql stable security definer set search_path = pg_catalog as $$
declare given jsonb := sec.given_for(d, of_account); words bytea := d.sealed;
begin
  if given is not null then
    d := jsonb_populate_record(null::rowan.data_request, given->'seen');
    d.sealed := words;
  elsif d.released is null then
    if sec.is_kept_from_more(d.landlord, d.request, d.delivery_by, of_account) then d.delivery := null; end if;
    if sec.is_kept_from_more(d.landlord, d.request, d.reviewed_by, of_account) then
      d.reviewed := null; d.reviewed_by := null; d.tells_of_others := null; d.others_agree := null; d.reasonable_without := null;
    end if;
    if d.delivery is null or d.reviewed is null or sec.is_kept_from_more(d.landlord, d.request, d.agreed_by, of_account) then
      d.agreed := null; d.agreed_by := null;
    end if;
    if d.agreed is not null and exists (select from rowan.data_part p where p.landlord = d.landlord and p.request = d.request
      and sec.part_stands(p) and not sec.is_kept_from_part(p, of_account)
      and (not d.agreed_to ? p.part::text or (d.agreed_to->>p.part::text)::bigint is distinct from (extract(epoch from p.gathered) * 1000)::bigint))
    then d.agreed := null; d.agreed_by := null; end if;
  end if;
  d.agreed_to := '{}'; d.given_without := '[]';
  return d;
end $$;
create or replace function sec.data_withheld(of_request uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); given jsonb;
begin
  if w.account is null or not sec.handles_data() then return null; end if;
  given := (select sec.given_for(d, w.account) from rowan.data_request d where d.landlord = w.landlord and d.request = of_request);
  if given is not null then return decode(given->'seen'->>'withheld', 'hex'); end if;
  return (select h.sealed from rowan.data_withholding h where h.landlord = w.landlord and h.request = of_request);
end $$;
create or replace function sec.data_extension(of_request uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); given jsonb;
begin
  if w.account is null or not sec.handles_data() then return null; end if;
  given := (select sec.given_for(d, w.account) from rowan.data_request d where d.landlord = w.landlord and d.request = of_request);
  if given is not null then return decode(given->'seen'->>'extension', 'hex'); end if;
  return (select x.sealed from rowan.data_extension x where x.landlord = w.landlord and x.request = of_request);
end $$;
create or replace function sec.guard_data_request() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return case when sec.given_for(old, w.account) is not null then null else new end;
end $$;
create or replace function sec.given_apart_objects() returns jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select coalesce(jsonb_object_agg(d.request, g->'seq'), '{}') from rowan.data_request d cross join lateral sec.given_for(d, w.account) as g
    where d.landlord = w.landlord and d.given_apart is not null and g is not null);
end $$;
create or replace function sec.release_data_request(of_request uuid, of_day date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); seen rowan.data_request;
begin
  if w.account is null or sec.protects_data() is not true then return false; end if;
  seen := sec.hold_as_seen(w, of_request);
  if (seen.agreed is not null and seen.identity_agreed is not null and seen.not_before <= of_day) is not true then return false; end if;
  if seen.released is not null then return true; end if;
  if exists (select from rowan.data_part p where p.landlord = w.landlord and p.request = of_request and p.agreed is null and sec.part_stands(p)
      and not sec.is_kept_from_part(p, w.account))
    or exists (select from rowan.job j where j.landlord = w.landlord and j.kind = 'data-near' and j.about = of_request::text and j.done is null)
  then return false; end if;
  if sec.is_kept_apart(w.landlord, of_request, w.account) then
    seen.released := sec.instant(at); seen.released_by := w.account; seen.given_apart := null;
    update rowan.data_request d set given_apart = coalesce(d.given_apart, seen.released),
        given_without = d.given_without || jsonb_build_object('by', w.account, 'at', at,
          'seq', (select h.seq from rowan.audit_head h where h.landlord = w.landlord),
          'without', (select jsonb_agg(p.part) from rowan.data_part p where p.landlord = w.landlord and p.request = of_request
            and sec.is_kept_from_part(p, w.account)),
          'seen', to_jsonb(seen) || jsonb_build_object(
            'withheld', encode(sec.data_withheld(of_request), 'hex'), 'extension', encode(sec.data_extension(of_request), 'hex')))
      where d.landlord = w.landlord and d.request = of_request;
  else
    update rowan.data_request d set released = sec.instant(at), released_by = w.account where d.landlord = w.landlord and d.request = of_request;
  end if;
  return true;
end $$;
alter table rowan.data_request drop column given_apart_by, drop column as_given_apart, drop column given_apart_seq;
