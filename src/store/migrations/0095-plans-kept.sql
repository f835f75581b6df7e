-- Who asks, and what they may see, is asked of every table of every statement. As functions in SQL each was planned anew every time: now
-- a session keeps their plans. They answer what they answered before (0002, 0005, 0012, 0038, 0050, 0052).

create or replace function sec.who() returns sec.actor
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor;
begin
  select s.landlord, s.account into w
    from rowan.session s join rowan.account a using (landlord, account)
    where s.token_hash = sha256(convert_to(nullif(current_setting('app.token', true), ''), 'UTF8'))
      and s.ended is null and s.idle_until > now() and s.absolute_until > now() and not a.disabled
      and s.began <= now() + interval '1 minute' and s.idle_until <= now() + case s.means when 'rowan' then interval '31 minutes' else interval '16 minutes' end;
  return w;
end $$;

create or replace function sec.landlord() returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return w.landlord;
end $$;

create or replace function sec.account() returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return w.account;
end $$;

create or replace function sec.organisation() returns uuid
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select s.stream from rowan.stream s where s.landlord = w.landlord and s.kind = 'organisation');
end $$;

create or replace function sec.roles() returns text[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select coalesce(array_agg(r.role), '{}') from rowan.staff_role r where r.landlord = w.landlord and r.account = w.account);
end $$;

create or replace function sec.kept_out() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select coalesce(array_agg(x.stream), '{}') from rowan.exclusion x
    where x.landlord = w.landlord and x.account = w.account and x.ended is null);
end $$;

create or replace function sec.only_read() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select coalesce(array_agg(m.stream), '{}') from rowan.membership m
    where m.landlord = w.landlord and m.account = w.account and m.purpose = 'emergency' and m.member_until > now());
end $$;

create or replace function sec.visible() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return (select coalesce(array_agg(m.stream), '{}') from rowan.membership m
    where m.landlord = w.landlord and m.account = w.account and m.member_from <= now() and (m.member_until is null or m.member_until > now())
      and not exists (select from rowan.exclusion x where x.landlord = m.landlord and x.account = m.account and x.stream = m.stream and x.ended is null)
      and (not exists (select from rowan.case_seal c where c.landlord = m.landlord and c.stream = m.stream)
        or exists (select from rowan.case_seal c where c.landlord = m.landlord and c.stream = m.stream and c.account = m.account)
        or m.purpose = 'emergency'));
end $$;

create or replace function sec.acting_on() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); mine uuid[] := sec.visible();
begin
  return (select coalesce(array_agg(m.stream), '{}') from rowan.membership m
    where m.landlord = w.landlord and m.account = w.account and m.stream = any(mine) and m.purpose <> 'emergency');
end $$;

create or replace function sec.kept_out_objects() returns text[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); kept uuid[] := sec.kept_out();
begin
  if cardinality(kept) = 0 then return '{}'; end if;
  return (select coalesce(array_agg(o.object), '{}') from (
    select k::text as object from unnest(kept) as k
    union all select s.reference from rowan.stream s where s.landlord = w.landlord and s.stream = any(kept)
    union all select d.id::text from rowan.duty d where d.landlord = w.landlord and d.stream = any(kept)
    union all select x.id::text from rowan.exclusion x where x.landlord = w.landlord and x.stream = any(kept)
    union all select g.id::text from rowan.broken_glass g where g.landlord = w.landlord and g.stream = any(kept)) o);
end $$;

create or replace function sec.represented() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); kept uuid[] := sec.kept_out();
begin
  return (select coalesce(array_agg(r.meeting), '{}') from rowan.marac_representative r
    join rowan.marac_meeting m on m.landlord = r.landlord and m.meeting = r.meeting
    where r.landlord = w.landlord and r.account = w.account and r.until is null and m.stream <> all(kept));
end $$;

create or replace function sec.represented_cases() returns uuid[]
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); kept uuid[] := sec.kept_out();
begin
  return (select coalesce(array_agg(distinct m.stream), '{}') from rowan.marac_representative r
    join rowan.marac_meeting m on m.landlord = r.landlord and m.meeting = r.meeting
    where r.landlord = w.landlord and r.account = w.account and r.until is null and m.stream <> all(kept));
end $$;
