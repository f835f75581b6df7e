-- Whoever protects data heard that there is a complaint about their own work, where its part of an answer stood on their list or waited to be read. A
-- complaint is nothing to whom it is about, nor to whoever has its case (0050): nor is its part. See docs/decisions/0085.
create function sec.is_of_own_work(of rowan.data_part, of_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select from rowan.complaint c left join rowan.case_summary s on s.landlord = c.landlord and s.stream = c.case_stream
    where c.landlord = (of).landlord and c.stream = (of).stream and (c.officer = of_account or s.owner = of_account))
$$;

-- As before (0110), without those.
create or replace function sec.data_parts() returns table (part uuid, request uuid, place text, asked timestamptz, who text, gathered timestamptz,
  gives boolean, reader text, agreed timestamptz, reference text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine uuid[];
begin
  if w.account is null or sec.protects_data() is not true then return; end if;
  mine := sec.readable_data_parts();
  return query select p.part, p.request, p.place, p.asked, coalesce(g.name, o.name, h.name), case when not p.is_back then p.gathered end,
      p.sealed is not null, a.name, p.agreed, case when p.place = 'complaint' and p.part = any(mine) and p.agreed is null then c.reference end
    from rowan.data_part p
    left join rowan.account g on g.landlord = p.landlord and g.account = p.gathered_by
    left join rowan.account a on a.landlord = p.landlord and a.account = p.agreed_by
    left join rowan.case_summary s on s.landlord = p.landlord and s.stream = p.stream
    left join rowan.account o on o.landlord = p.landlord and o.account = s.owner
    left join rowan.complaint c on c.landlord = p.landlord and c.stream = p.stream
    left join rowan.account h on h.landlord = p.landlord and h.account = c.handler
    where p.landlord = w.landlord and sec.part_stands(p) and not sec.is_kept_from_part(p, w.account) and not sec.is_of_own_work(p, w.account)
    order by p.asked, p.place, p.part;
end $$;

-- As before (0100, 0110); of such a part they are told nothing.
create or replace function sec.is_so_for(d rowan.data_request, of_key text, of_kind text, of_account uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare seen rowan.data_request := sec.as_seen(d, of_account); p rowan.data_part;
begin
  if seen.released is not null then return false; end if;
  if of_kind <> 'data-waits' then return true; end if;
  select * into p from rowan.data_part q where q.landlord = d.landlord and q.request = d.request and q.part::text = split_part(of_key, ' ', 3);
  if p.part is not null then return p.agreed is null and sec.part_stands(p) and not sec.is_kept_from_part(p, of_account)
    and not sec.is_of_own_work(p, of_account); end if;
  return seen.reviewed is not null and seen.agreed is null;
end $$;
create or replace function sec.tell_of_part(of_landlord text, of_key text, of_about text, at timestamptz, to_roles text[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare p rowan.data_part; here uuid[]; first uuid[]; told integer := 0;
begin
  select * into p from rowan.data_part q where q.landlord = of_landlord and q.part::text = split_part(of_about, ' ', 1) and q.agreed is null and not q.is_back
    and (extract(epoch from q.gathered) * 1000)::bigint::text = split_part(of_about, ' ', 2)
    and exists (select from rowan.data_request d where d.landlord = q.landlord and d.request = q.request and d.released is null);
  if p.part is null or not sec.part_stands(p) then return 0; end if;
  if p.place = 'case' then
    here := array(select distinct a.account from rowan.account a join rowan.membership m on m.landlord = a.landlord and m.account = a.account
      where a.landlord = of_landlord and not a.disabled and m.stream = p.stream and m.purpose <> 'emergency' and m.member_from <= now()
        and (m.member_until is null or m.member_until > now()) and a.account <> p.gathered_by and not sec.is_kept_out(of_landlord, p.stream, a.account));
    first := array(select distinct r.account from rowan.staff_role r where r.landlord = of_landlord and r.account = any(here)
      and (r.role = any(to_roles) or r.role in (select s.owner_role from rowan.case_summary s where s.landlord = of_landlord and s.stream = p.stream)));
    here := case when cardinality(first) > 0 then first else here end;
  else
    here := array_remove(sec.handlers_of(of_landlord, p.stream), p.gathered_by);
    told := sec.notify(of_landlord, of_key, (select s.stream from rowan.stream s where s.landlord = of_landlord and s.kind = 'organisation'), 'data-waits',
      p.request::text, at, array(select a from unnest(sec.data_protectors(of_landlord, p.request)) as a
        where a <> p.gathered_by and a <> all(here) and not sec.is_kept_from_part(p, a) and not sec.is_of_own_work(p, a)));
  end if;
  return told + sec.notify(of_landlord, of_key, p.stream, 'data-read', p.part::text, at, here);
end $$;
