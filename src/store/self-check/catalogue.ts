/**
 * The form of a database as lines of text: every table, column, policy, function, trigger, grant and setting that decides who may see and
 * do what. Of two databases with the same lines, the same holds. Read from the catalogue, which every role may read.
 */
import type pg from 'pg'
import { type Connection, withClient } from '../server/connection.ts'

/** Objects below this number came with the server. */
const FIRST = 16384

const acl = (column: string) =>
  `coalesce((select string_agg(i::text, ',' order by i::text) from unnest(${column}) i), '-')`
const text = (column: string) => `coalesce(${column}::text, '-')`

const LINES = `
  select format('schema %I owner %s grants %s', nspname, nspowner::regrole, ${acl('nspacl')}) as line from pg_namespace
    where nspname !~ '^pg_(toast|temp)'
  union all select format('table %s kind %s owner %s rls %s forced %s options %s grants %s', c.oid::regclass, c.relkind, c.relowner::regrole,
    c.relrowsecurity, c.relforcerowsecurity, ${text('c.reloptions')}, ${acl('c.relacl')})
    from pg_class c where c.oid >= ${FIRST} and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.relpersistence <> 't'
  union all select format('view %s is %s', c.oid::regclass, md5(pg_get_viewdef(c.oid))) from pg_class c where c.oid >= ${FIRST} and c.relkind in ('v', 'm')
  union all select format('column %s.%s type %s required %s default %s grants %s', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
    a.attnotnull, ${text('pg_get_expr(d.adbin, d.adrelid)')}, ${acl('a.attacl')})
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid >= ${FIRST} and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and c.relpersistence <> 't'
  union all select format('policy %s on %s for %s restrictive %s to %s using %s check %s', p.polname, p.polrelid::regclass, p.polcmd, not p.polpermissive,
    (select string_agg(coalesce(r.rolname, 'public'), ',' order by r.rolname) from unnest(p.polroles) o left join pg_roles r on r.oid = o),
    ${text('pg_get_expr(p.polqual, p.polrelid)')}, ${text('pg_get_expr(p.polwithcheck, p.polrelid)')}) from pg_policy p
  union all select format('function %s owner %s definer %s volatility %s leakproof %s kind %s language %s settings %s returns %s body %s grants %s', p.oid::regprocedure,
    p.proowner::regrole, p.prosecdef, p.provolatile, p.proleakproof, p.prokind, l.lanname, ${text('p.proconfig')}, format_type(p.prorettype, null),
    md5(p.prosrc || ${text('pg_get_expr(p.proargdefaults, 0)')} || ${text('p.prosqlbody')}), ${acl('p.proacl')})
    from pg_proc p join pg_language l on l.oid = p.prolang where p.oid >= ${FIRST}
  union all select format('trigger %s enabled %s is %s', t.tgname, t.tgenabled, pg_get_triggerdef(t.oid)) from pg_trigger t where not t.tgisinternal
  union all select format('check on %s by trigger %s enabled %s', t.tgrelid::regclass, regexp_replace(t.tgname, '[0-9]+', ''), t.tgenabled)
    from pg_trigger t where t.tgisinternal and t.tgenabled <> 'O'
  union all select format('rule %s on %s is %s', r.rulename, r.ev_class::regclass, md5(pg_get_ruledef(r.oid))) from pg_rewrite r
    where r.oid >= ${FIRST} and r.rulename <> '_RETURN'
  union all select format('index %s ready %s valid %s', pg_get_indexdef(i.indexrelid), i.indisready, i.indisvalid) from pg_index i
    join pg_class c on c.oid = i.indrelid where i.indexrelid >= ${FIRST} and c.relkind <> 't' and c.relpersistence <> 't'
  union all select format('constraint %s on %s valid %s is %s', c.conname, c.conrelid::regclass, c.convalidated, pg_get_constraintdef(c.oid))
    from pg_constraint c where c.oid >= ${FIRST} and c.conrelid <> 0
  union all select format('default grants %s %s %s', d.defaclrole::regrole, d.defaclobjtype, ${acl('d.defaclacl')}) from pg_default_acl d
  union all select format('language %s trusted %s grants %s', lanname, lanpltrusted, ${acl('lanacl')}) from pg_language
  union all select format('extension %s %s', extname, extversion) from pg_extension
  union all select format('publication %s', pubname) from pg_publication
  union all select format('event trigger %s %s %s', evtname, evtevent, evtenabled) from pg_event_trigger
  union all select format('cast %s to %s', format_type(castsource, null), format_type(casttarget, null)) from pg_cast where oid >= ${FIRST}
  union all select format('operator %s', oid::regoperator) from pg_operator where oid >= ${FIRST}
  union all select format('database grants %s owner %s', (select string_agg(regexp_replace(i::text, '/.*', ''), ',' order by i::text) from unnest(datacl) i),
    datdba::regrole) from pg_database where datname = current_database()
  union all select format('functions of the server %s', md5(string_agg(format('%s %s %s %s %s %s', oid, proname, prosecdef, provolatile, md5(prosrc), ${acl('proacl')}), ' '
    order by oid))) from pg_proc where oid < ${FIRST}
  union all select format('tables of the server %s', md5(string_agg(format('%s %s %s', oid, relname, ${acl('relacl')}), ' ' order by oid)))
    from pg_class where oid < ${FIRST} and relkind in ('r', 'v')
`

/** What is the server's and not the database's: the powers of the roles that log in, and settings made for them or for this database. */
const ROLES = `
  select format('role %s may log in %s superuser %s bypasses rls %s makes roles %s makes databases %s replicates %s inherits %s', rolname, rolcanlogin, rolsuper,
    rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit) as line from pg_roles where rolname like 'rowan\\_%'
  union all select format('role %s is a member of %s', m.member::regrole, m.roleid::regrole) from pg_auth_members m
    join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
    where r.rolname like 'rowan\\_%' or g.rolname like 'rowan\\_%' and not r.rolsuper and r.rolname <> $1
  union all select format('setting for %s in %s: %s', coalesce(r.rolname, 'everybody'), coalesce(d.datname, 'every database'), c) from pg_db_role_setting s
    left join pg_roles r on r.oid = s.setrole left join pg_database d on d.oid = s.setdatabase, unnest(s.setconfig) c
    where (d.datname = current_database() or s.setdatabase = 0) and (s.setrole = 0 or r.rolname like 'rowan\\_%')
`

/** Names come out whole, and nothing that somebody put before them in a path is looked at. */
const read = async (client: pg.Client, sql: string, values: readonly unknown[] = []): Promise<readonly string[]> => {
  await client.query('set search_path = pg_catalog')
  const { rows } = await client.query<{ line: string }>(sql, [...values])
  return rows.map(({ line }) => line).toSorted()
}

export const catalogueLines = (client: pg.Client): Promise<readonly string[]> => read(client, LINES)

/** `owner` is who may become the owner of the tables beside superusers. */
export const roleLines = (client: pg.Client, owner: string): Promise<readonly string[]> => read(client, ROLES, [owner])

export const catalogueOf = (connection: Connection): Promise<readonly string[]> =>
  withClient(connection, catalogueLines)

export const rolesOf = (connection: Connection, owner: string): Promise<readonly string[]> =>
  withClient(connection, (client) => roleLines(client, owner))
