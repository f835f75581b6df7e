-- The minutes of a MARAC about a case: a compartment of their own. They belong to the meeting and not to the case, so they are no
-- entries: no timeline, chronology, search, document or export has them. Whoever represents the landlord there is named, one by one.
create table rowan.marac_meeting (
  landlord text not null, meeting uuid not null, stream uuid not null, meeting_on date not null,
  opened_at timestamptz not null, opened_by uuid not null,
  primary key (landlord, meeting),
  foreign key (landlord, stream) references rowan.stream,
  foreign key (landlord, opened_by) references rowan.account
);
create index marac_meeting_by_stream on rowan.marac_meeting (landlord, stream);
create table rowan.marac_representative (
  landlord text not null, meeting uuid not null, account uuid not null,
  named_at timestamptz not null, named_by uuid not null, until timestamptz,
  primary key (landlord, meeting, account),
  foreign key (landlord, meeting) references rowan.marac_meeting,
  foreign key (landlord, account) references rowan.account
);
create table rowan.marac_minute (
  landlord text not null, minute uuid not null, meeting uuid not null, stream uuid not null,
  originator text not null, sealed bytea not null, kept_at timestamptz not null, kept_by uuid not null,
  primary key (landlord, minute),
  foreign key (landlord, meeting) references rowan.marac_meeting,
  foreign key (landlord, kept_by) references rowan.account
);
create index marac_minute_by_meeting on rowan.marac_minute (landlord, meeting, kept_at);

-- The meetings at which the asker represents the landlord now.
create function sec.represented() returns uuid[] language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(r.meeting), '{}') from rowan.marac_representative r
  join sec.who() w on r.landlord = w.landlord and r.account = w.account where r.until is null
$$;

-- Whether the asker may say who represents the landlord: the roles of the access table, or the officer to whom the case is assigned
-- while nobody is named yet; later, whoever is named. Always on a case that they are on.
create function sec.names_for(of_stream uuid, of_meeting uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  return w.account is not null and of_stream = any(sec.visible()) and (sec.names_representatives()
    or of_meeting = any(sec.represented())
    or (of_meeting is null and exists (select from rowan.case_summary c
      where c.landlord = w.landlord and c.stream = of_stream and c.owner = w.account)));
end $$;

-- Opens the compartment of one meeting. False for whoever may not, and for a case that is hidden or missing.
create function sec.open_meeting(of_meeting uuid, of_stream uuid, of_day date, of_at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if not sec.names_for(of_stream, null) then return false; end if;
  insert into rowan.marac_meeting values (w.landlord, of_meeting, of_stream, of_day, sec.instant(of_at), w.account)
    on conflict (landlord, meeting) do nothing;
  return true;
end $$;

-- Names somebody who is on the case; or, where of_until is set, ends it.
create function sec.name_representative(of_meeting uuid, of_account uuid, of_at bigint, of_ends boolean) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); of_stream uuid;
begin
  select m.stream into of_stream from rowan.marac_meeting m where m.landlord = w.landlord and m.meeting = of_meeting;
  if of_stream is null or not (sec.names_for(of_stream, of_meeting)
    or (sec.names_for(of_stream, null) and not exists (select from rowan.marac_representative r
      where r.landlord = w.landlord and r.meeting = of_meeting))) then return false; end if;
  if of_ends then
    update rowan.marac_representative r set until = sec.instant(of_at)
      where r.landlord = w.landlord and r.meeting = of_meeting and r.account = of_account and r.until is null;
    return found;
  end if;
  if not exists (select from rowan.membership s join rowan.account a on a.landlord = s.landlord and a.account = s.account
    where s.landlord = w.landlord and s.stream = of_stream and s.account = of_account and not a.disabled
      and (s.member_until is null or s.member_until > now())) then return false; end if;
  insert into rowan.marac_representative as r values (w.landlord, of_meeting, of_account, sec.instant(of_at), w.account, null)
    on conflict (landlord, meeting, account) do update set until = null, named_at = excluded.named_at, named_by = excluded.named_by
    where r.until is not null;
  return true;
end $$;

-- Keeps minutes: only for a representative of that meeting, on a case that they are on.
create function sec.keep_minute(of_minute uuid, of_meeting uuid, of_originator text, of_sealed bytea, of_at bigint) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who(); of_stream uuid;
begin
  select m.stream into of_stream from rowan.marac_meeting m
    where m.landlord = w.landlord and m.meeting = of_meeting and m.meeting = any(sec.represented()) and m.stream = any(sec.visible());
  if of_stream is null then return false; end if;
  insert into rowan.marac_minute values (w.landlord, of_minute, of_meeting, of_stream, of_originator, of_sealed, sec.instant(of_at), w.account)
    on conflict (landlord, minute) do nothing;
  return true;
end $$;

-- The meetings of a case that the asker is on: when, and whom to ask. Nothing of what was said, and not how much.
create function sec.meetings_on(of_stream uuid) returns table (meeting uuid, meeting_on date, mine boolean, names boolean, representatives uuid[])
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if w.account is null or not of_stream = any(sec.visible()) then return; end if;
  return query select m.meeting, m.meeting_on, m.meeting = any(sec.represented()),
      sec.names_for(of_stream, m.meeting) or (sec.names_for(of_stream, null) and not exists (select from rowan.marac_representative n
        where n.landlord = w.landlord and n.meeting = m.meeting)),
      (select coalesce(array_agg(r.account order by r.named_at, r.account), '{}') from rowan.marac_representative r
        where r.landlord = w.landlord and r.meeting = m.meeting and r.until is null)
    from rowan.marac_meeting m where m.landlord = w.landlord and m.stream = of_stream order by m.meeting_on desc, m.meeting;
end $$;

-- Who is on a case, to be named: for whoever may name, and nobody else.
create function sec.could_represent(of_stream uuid) returns table (account uuid, name text)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare w sec.actor := sec.who();
begin
  if not (sec.names_for(of_stream, null) or exists (select from rowan.marac_meeting m where m.landlord = w.landlord
    and m.stream = of_stream and sec.names_for(of_stream, m.meeting))) then return; end if;
  return query select a.account, a.name from rowan.membership s
    join rowan.account a on a.landlord = s.landlord and a.account = s.account
    where s.landlord = w.landlord and s.stream = of_stream and not a.disabled and a.username not like 'system@%'
      and s.member_from <= now() and (s.member_until is null or s.member_until > now()) order by a.name;
end $$;

grant execute on function sec.represented(), sec.open_meeting(uuid, uuid, date, bigint), sec.name_representative(uuid, uuid, bigint, boolean),
  sec.keep_minute(uuid, uuid, text, bytea, bigint), sec.meetings_on(uuid), sec.could_represent(uuid) to rowan_web;
