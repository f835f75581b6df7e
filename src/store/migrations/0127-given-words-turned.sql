-- Answers from before. Where the key was turned since, the copy opens for nobody: more time is said once and never changed, so its row has the same words;
-- what was kept back has them while nobody reviewed it again. Otherwise they are gone.
do $$
declare d rowan.data_request; g jsonb; ones jsonb; one uuid; version bytea; copy bytea;
begin
  for d in select * from rowan.data_request r where r.given_without <> '[]' loop
    ones := '[]'; version := substring(d.sealed from 1 for 4);
    for g in select * from jsonb_array_elements(d.given_without) loop
      one := gen_random_uuid();
      copy := decode(g->'seen'->>'withheld', 'hex');
      if substring(copy from 1 for 4) <> version then
        copy := (select h.sealed from rowan.data_withholding h where h.landlord = d.landlord and h.request = d.request and h.at <= sec.instant((g->>'at')::bigint));
      end if;
      if copy is not null then insert into rowan.data_given values (d.landlord, one, 'withheld', d.request, copy); end if;
      copy := decode(g->'seen'->>'extension', 'hex');
      if substring(copy from 1 for 4) <> version then
        copy := (select x.sealed from rowan.data_extension x where x.landlord = d.landlord and x.request = d.request);
      end if;
      if copy is not null then insert into rowan.data_given values (d.landlord, one, 'extension', d.request, copy); end if;
      ones := ones || ((g - 'seen') || jsonb_build_object('id', one, 'seen', (g->'seen') - array['sealed', 'withheld', 'extension']));
    end loop;
    update rowan.data_request r set given_without = ones where r.landlord = d.landlord and r.request = d.request;
  end loop;
end $$;

create or replace function sec.data_withheld(of_request uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); given jsonb;
begin
  if w.account is null or not sec.handles_data() then return null; end if;
  given := (select sec.given_for(d, w.account) from rowan.data_request d where d.landlord = w.landlord and d.request = of_request);
  if given is not null then
    return (select g.sealed from rowan.data_given g where g.landlord = w.landlord and g.id = (given->>'id')::uuid and g.what = 'withheld');
  end if;
  return (select h.sealed from rowan.data_withholding h where h.landlord = w.landlord and h.request = of_request);
end $$;
create or replace function sec.data_extension(of_request uuid) returns bytea
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); given jsonb;
begin
  if w.account is null or not sec.handles_data() then return null; end if;
  given := (select sec.given_for(d, w.account) from rowan.data_request d where d.landlord = w.landlord and d.request = of_request);
  if given is not null then
    return (select g.sealed from rowan.data_given g where g.landlord = w.landlord and g.id = (given->>'id')::uuid and g.what = 'extension');
  end if;
  return (select x.sealed from rowan.data_extension x where x.landlord = w.landlord and x.request = of_request);
end $$;

-- As before (0119), with the words of an answer given apart in rows of their own.
create or replace function sec.release_data_request(of_request uuid, of_day date, at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); seen rowan.data_request; one uuid := gen_random_uuid();
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
    insert into rowan.data_given select w.landlord, one, words.what, of_request, words.sealed
      from (values ('withheld', sec.data_withheld(of_request)), ('extension', sec.data_extension(of_request))) as words(what, sealed)
      where words.sealed is not null;
    update rowan.data_request d set given_apart = coalesce(d.given_apart, seen.released),
        given_without = d.given_without || jsonb_build_object('by', w.account, 'at', at, 'id', one,
          'seq', (select h.seq from rowan.audit_head h where h.landlord = w.landlord),
          'without', (select jsonb_agg(p.part) from rowan.data_part p where p.landlord = w.landlord and p.request = of_request
            and sec.is_kept_from_part(p, w.account)),
          'seen', to_jsonb(seen) - 'sealed')
      where d.landlord = w.landlord and d.request = of_request;
  else
    update rowan.data_request d set released = sec.instant(at), released_by = w.account where d.landlord = w.landlord and d.request = of_request;
  end if;
  return true;
end $$;

-- As before (0121), with them.
create or replace function sec.empty_request(of_landlord text, of_request uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare parts uuid[]; named text[];
begin
  parts := array(select p.part from rowan.data_part p where p.landlord = of_landlord and p.request = of_request);
  named := array(select x::text from unnest(parts || of_request) as x);
  delete from rowan.answer a where a.landlord = of_landlord and a.answer::text like '%' || of_request || '%';
  delete from rowan.notice n where n.landlord = of_landlord and n.about = any(named);
  delete from rowan.job j where j.landlord = of_landlord and split_part(j.about, ' ', 1) = any(named);
  delete from rowan.data_part_reason r where r.landlord = of_landlord and r.part = any(parts);
  delete from rowan.data_part p where p.landlord = of_landlord and p.request = of_request;
  delete from rowan.data_withholding h where h.landlord = of_landlord and h.request = of_request;
  delete from rowan.data_extension x where x.landlord = of_landlord and x.request = of_request;
  delete from rowan.data_given g where g.landlord = of_landlord and g.request = of_request;
  delete from rowan.keeping_hold k where k.landlord = of_landlord and k.stream = of_request;
  delete from rowan.due_to_erase d where d.landlord = of_landlord and d.stream = of_request;
  delete from rowan.data_request d where d.landlord = of_landlord and d.request = of_request;
end $$;
