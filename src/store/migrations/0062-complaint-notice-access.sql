-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
drop policy read on rowan.notice;
create policy read on rowan.notice for select to rowan_web using (landlord = (select sec.landlord()) and ((account = (select sec.account()) and stream = any((select array_append(sec.visible(), sec.organisation()))::uuid[])) or (account = (select sec.account()) and stream = any((select sec.complaints())::uuid[]))));
