-- The service logs in as a role that owns nothing, if there is one: what it may is said here, for every table that a
-- migration has made. It writes to the audit trail and the access log, and can't change what it wrote.
do $$
declare
  service text := '${service}';
  subject record;
begin
  if service = '' or service = current_user or not exists (select from pg_roles where rolname = service) then
    return;
  end if;
  perform pg_advisory_xact_lock(7301652022);
  if not has_schema_privilege(service, current_schema(), 'usage') then
    execute format('grant usage on schema %I to %I', current_schema(), service);
  end if;

  for subject in
    select t.name, t.kept, w.wanted,
      has_table_privilege(service, t.oid, 'select')
        and (t.kept = 'read' or has_table_privilege(service, t.oid, 'insert'))
        and (t.kept <> 'no' or has_table_privilege(service, t.oid, 'update')
          and has_table_privilege(service, t.oid, 'delete')) as enough,
      has_table_privilege(service, t.oid, 'truncate, references, trigger')
        or (t.kept <> 'no' and has_table_privilege(service, t.oid, 'update, delete'))
        or (t.kept = 'read' and has_table_privilege(service, t.oid, 'insert')) as too_much
    from (
      select c.oid, format('%I.%I', current_schema(), c.relname) as name,
        case when c.relname in ('audit_entry', 'access_entry') then 'append'
          when c.relname in ('audit_link', 'audit_queue', 'flyway_schema_history') then 'read'
          else 'no' end as kept
      from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        -- Those of extensions are not ours to give.
        and c.relowner = current_user::regrole) t
    cross join lateral (
      select case t.kept when 'read' then 'select' when 'append' then 'select, insert'
        else 'select, insert, update, delete' end as wanted) w
  loop
    if subject.too_much then
      execute format('revoke all on %s from %I', subject.name, service);
    end if;
    if subject.too_much or not subject.enough then
      execute format('grant %s on %s to %I', subject.wanted, subject.name, service);
    end if;
  end loop;

  for subject in
    select format('%I.%I', current_schema(), c.relname) as name
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relowner = current_user::regrole
      and case c.relkind when 'S' then not has_sequence_privilege(service, c.oid, 'usage') end
  loop
    execute format('grant usage, select on sequence %s to %I', subject.name, service);
  end loop;

  for subject in
    select p.oid::regprocedure as name
    from pg_proc p
    where p.oid in (to_regprocedure('audit_erase(text, uuid)'), to_regprocedure('audit_link_some(integer)'))
      and not has_function_privilege(service, p.oid, 'execute')
  loop
    execute format('grant execute on function %s to %I', subject.name, service);
  end loop;
end $$;
