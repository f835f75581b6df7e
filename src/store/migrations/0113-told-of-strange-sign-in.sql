-- Whoever is signed in from a kind of device that was not used in their last 90 days, or after several tries that failed, is told of it in
-- Rowan and by mail: if it was not them, they learn of it at work. Where a session is opened, whatever the means and the door.
alter table rowan.account add column devices jsonb not null default '{}'; -- each short name of a device, and when it was last signed in with
update rowan.account a set devices = d.devices from (
  select s.landlord, s.account, jsonb_object_agg(s.device, s.began) as devices
  from (select landlord, account, device, max(began) as began from rowan.session where means <> 'rowan' group by 1, 2, 3) s group by 1, 2) d
where a.landlord = d.landlord and a.account = d.account;

-- Before a session of theirs is opened on that device. The first of all is told to nobody: there is nothing that it differs from.
create function sec.tell_of_strange_sign_in(holder rowan.account, of_device text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare moment timestamptz := clock_timestamp(); last timestamptz; failed bigint; kinds text[];
begin
  select max(d.value::timestamptz) into last from jsonb_each_text(holder.devices) d;
  select count(*) into failed from rowan.sign_in_attempt t where t.username_hash = sha256(convert_to(holder.username, 'UTF8'))
    and not t.succeeded and t.at > greatest(moment - interval '1 day', coalesce(last, '-infinity'));
  kinds := case when last is not null and coalesce((holder.devices ->> of_device)::timestamptz, '-infinity') < moment - interval '90 days'
      then array['sign-in-new-device'] else '{}' end || case when failed >= 5 then array['sign-in-after-wrong'] else '{}' end;
  perform sec.notify(holder.landlord, k.strange || ' ' || gen_random_uuid(), o.stream, k.strange, holder.account::text, now(), array[holder.account])
    from unnest(kinds) as k(strange), rowan.stream o where o.landlord = holder.landlord and o.kind = 'organisation';
  update rowan.account a set devices = jsonb_build_object(of_device, moment)
      || coalesce((select jsonb_object_agg(d.key, d.value) from jsonb_each_text(a.devices) d where d.key <> of_device and d.value::timestamptz > moment - interval '90 days'), '{}')
    where a.landlord = holder.landlord and a.account = holder.account;
end $$;

-- As before (0076), and what is strange about it is told.
create or replace function sec.open_session(of_landlord text, of_account uuid, of_token_hash bytea, of_device text, of_means text) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
declare holder rowan.account;
begin
  select * into holder from rowan.account a where a.landlord = of_landlord and a.account = of_account for update;
  if of_means not like 'provider%' and not sec.uses_own_means(of_landlord, of_account) then
    raise exception 'not by means of their own' using errcode = 'P0002';
  end if;
  perform sec.tell_of_strange_sign_in(holder, left(of_device, 60));
  insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until, means, device, proved)
    values (of_landlord, of_token_hash, of_account, clock_timestamp(), now() + interval '15 minutes', now() + interval '10 hours', of_means, left(of_device, 60), now());
  update rowan.session s set ended = now() where s.landlord = of_landlord and s.account = of_account and s.ended is null and s.means <> 'rowan'
    and s.idle_until > now() and s.absolute_until > now() and s.token_hash not in (select n.token_hash from rowan.session n where n.landlord = of_landlord and n.account = of_account
      and n.ended is null and n.means <> 'rowan' and n.idle_until > now() and n.absolute_until > now() order by n.began desc limit 2);
  perform sec.chain(of_landlord, of_account, 'sign-in', 'account', of_account::text, 'self', 'done');
  if holder.reserve then
    perform sec.notify(of_landlord, 'sign-in-reserve ' || encode(of_token_hash, 'hex'), o.stream, 'sign-in-reserve', of_account::text, now(),
        array(select distinct r.account from rowan.staff_role r join rowan.account a on a.landlord = r.landlord and a.account = r.account and not a.disabled
          and a.password_hash <> '!' where r.landlord = of_landlord and sec.is_role_giver(r.role)))
      from rowan.stream o where o.landlord = of_landlord and o.kind = 'organisation';
    perform sec.chain(of_landlord, of_account, 'sign-in-reserve', 'account', of_account::text, 'self', 'done');
  end if;
end $$;
