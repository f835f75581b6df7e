-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
alter table rowan.checkpoint enable row level security;
alter table rowan.checkpoint force row level security;
create policy owner on rowan.checkpoint to rowan_owner using (true) with check (true);
alter table rowan.record_mark enable row level security;
alter table rowan.record_mark force row level security;
create policy owner on rowan.record_mark to rowan_owner using (true) with check (true);
alter table rowan.record_marked enable row level security;
alter table rowan.record_marked force row level security;
create policy owner on rowan.record_marked to rowan_owner using (true) with check (true);
alter table rowan.checkpoint_place enable row level security;
alter table rowan.checkpoint_place force row level security;
create policy owner on rowan.checkpoint_place to rowan_owner using (true) with check (true);
