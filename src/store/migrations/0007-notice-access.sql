-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.notice enable row level security;
alter table rowan.notice force row level security;
create policy owner on rowan.notice to rowan_owner using (true) with check (true);
alter table rowan.job enable row level security;
alter table rowan.job force row level security;
create policy owner on rowan.job to rowan_owner using (true) with check (true);
alter table rowan.mail_due enable row level security;
alter table rowan.mail_due force row level security;
create policy owner on rowan.mail_due to rowan_owner using (true) with check (true);
create policy read on rowan.notice for select to rowan_web using (landlord = (select sec.landlord()) and ((account = (select sec.account()) and stream = any((select array_append(sec.visible(), sec.organisation()))::uuid[]))));
grant select on rowan.notice to rowan_web;
