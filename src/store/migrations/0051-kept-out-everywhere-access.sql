-- Made from src/access/table.ts by src/access/row-policies.ts. Do not edit by hand.
create policy kept_out on rowan.due_to_erase as restrictive for select to rowan_web using (stream <> all((select sec.kept_out())::uuid[]));
create policy kept_out on rowan.keeping_hold as restrictive for select to rowan_web using (stream <> all((select sec.kept_out())::uuid[]));
create policy kept_out on rowan.erasure as restrictive for select to rowan_web using (stream <> all((select sec.kept_out())::uuid[]));
create policy kept_out on rowan.marac_minute as restrictive for select to rowan_web using (stream <> all((select sec.kept_out())::uuid[]));
create policy only_read on rowan.file as restrictive for select to rowan_web using (stream <> all((select sec.only_read())::uuid[]));
create policy kept_out on rowan.audit as restrictive for select to rowan_web using (coalesce(string_to_array(object, ' ') && (select sec.kept_out_objects())::text[], false) is false);
