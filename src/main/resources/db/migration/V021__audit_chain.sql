-- What is written to the audit trail and to the access log can be changed by the owner of these tables alone, and
-- shows if it was: every row becomes a link of one chain. Decision 023 says what is hashed, to the byte.

alter table audit_entry
  add column salt bytea,
  add column seal bytea,
  add column written_at timestamptz;
comment on column audit_entry.salt is 'Random, so that what was blanked cannot be guessed from the seal; blanked with it.';
comment on column audit_entry.seal is 'SHA-256 of salt, reason and changes as they were written; it stays when they are blanked.';
comment on column audit_entry.written_at is 'By the clock of the database; null in rows that are older than the chain.';
alter table access_entry add column written_at timestamptz;

create table audit_queue (
  place  bigint generated always as identity primary key,
  log    text not null,
  row_id uuid not null,
  since  timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
comment on table audit_queue is 'Rows that are no links yet. Writers only append, and wait for nobody.';

create table audit_link (
  number bigint primary key,
  log    text not null,
  row_id uuid not null,
  at     timestamptz not null,
  hash   bytea not null,
  constraint audit_link_once unique (log, row_id)
);
comment on column audit_link.log is 'audit: a row of audit_entry; access: one of access_entry.';
comment on column audit_link.hash is 'SHA-256 of the number, the hash before, when it was linked, and all that the row holds.';

-- A part of what is hashed: its length in bytes, a colon, itself, a comma; or a hyphen if there is none. So no two
-- rows have the same parts in a different cut.
create function audit_part(value text) returns text language sql immutable parallel safe
  return coalesce(octet_length(value) || ':' || value || ',', '-');

-- Microseconds since 1970. No integer: infinity, which PostgreSQL takes for a time, must not stop the chain.
create function audit_part(at timestamptz) returns text language sql immutable parallel safe
  return audit_part(trunc(extract(epoch from at) * 1000000)::text);

create function audit_part(value bytea) returns text language sql immutable parallel safe
  return audit_part(encode(value, 'hex'));

create function audit_hash(parts text) returns bytea language sql stable parallel safe
  return sha256(convert_to(parts, 'UTF8'));

create function audit_seal(salt bytea, reason text, changes jsonb) returns bytea language sql stable parallel safe
  return audit_hash(audit_part(salt) || audit_part(reason) || audit_part(changes::text));

create function audit_parts(e audit_entry) returns text language sql stable
  return audit_part('audit') || audit_part(e.id::text) || audit_part(e.kind) || audit_part(e.entry_id::text)
    || audit_part(e.version::text) || audit_part(e.action) || audit_part(e.at) || audit_part(e.key_id::text)
    || audit_part(e.actor) || audit_part(e.trace_id) || audit_part(e.written_at) || audit_part(e.seal);

create function audit_parts(e access_entry) returns text language sql stable
  return audit_part('access') || audit_part(e.id::text) || audit_part(e.at) || audit_part(e.key_id::text)
    || audit_part(e.actor) || audit_part(e.action) || audit_part(e.kind) || audit_part(e.entry_ids::text)
    || audit_part(e.trace_id) || audit_part(e.written_at);

create function audit_entry_written() returns trigger language plpgsql security definer as $$
begin
  new.written_at := clock_timestamp();
  new.salt := uuid_send(gen_random_uuid());
  new.seal := audit_seal(new.salt, new.reason, new.changes);
  insert into audit_queue (log, row_id) values ('audit', new.id);
  return new;
end $$;

create function access_entry_written() returns trigger language plpgsql security definer as $$
begin
  new.written_at := clock_timestamp();
  insert into audit_queue (log, row_id) values ('access', new.id);
  return new;
end $$;

-- A release before this one knows nothing of the salt.
create function audit_entry_blanked() returns trigger language plpgsql as $$
begin
  new.salt := null;
  return new;
end $$;

create trigger audit_entry_written before insert on audit_entry
  for each row execute function audit_entry_written();
create trigger access_entry_written before insert on access_entry
  for each row execute function access_entry_written();
create trigger audit_entry_blanked before update on audit_entry
  for each row when (new.changes = '[]' and new.reason is null and new.salt is not distinct from old.salt)
  execute function audit_entry_blanked();

-- The service may not write links, only have this done: so whoever has its password cannot forge one.
create function audit_link_some(most integer) returns integer language plpgsql security definer as $$
declare
  places bigint[];
  last_number bigint;
  last_hash bytea;
  now_linked timestamptz;
  next_hash bytea;
  waiting record;
begin
  if not pg_try_advisory_xact_lock(7301652021) then
    return 0;
  end if;
  select array_agg(place) into places
  from (select place from audit_queue order by place limit greatest(most, 1)) first_ones;
  if places is null then
    return 0;
  end if;

  -- Rows that are older than the chain.
  with fresh as materialized (
    select e.id, uuid_send(gen_random_uuid()) as salt
    from audit_queue q join audit_entry e on e.id = q.row_id
    where q.place = any (places) and q.log = 'audit' and e.seal is null)
  update audit_entry e set salt = f.salt, seal = audit_seal(f.salt, e.reason, e.changes)
  from fresh f where e.id = f.id;

  select number, hash into last_number, last_hash from audit_link order by number desc limit 1;
  if not found then
    last_number := 0;
    last_hash := decode(repeat('00', 32), 'hex');
  end if;
  for waiting in
    select q.log, q.row_id, case q.log when 'audit' then audit_parts(e) else audit_parts(c) end as parts
    from audit_queue q
    left join audit_entry e on q.log = 'audit' and e.id = q.row_id
    left join access_entry c on q.log = 'access' and c.id = q.row_id
    where q.place = any (places) and coalesce(e.id, c.id) is not null
    order by q.place
  loop
    now_linked := clock_timestamp();
    next_hash := audit_hash(audit_part((last_number + 1)::text) || audit_part(last_hash) || audit_part(now_linked)
      || audit_part(audit_hash(waiting.parts)));
    insert into audit_link (number, log, row_id, at, hash)
    values (last_number + 1, waiting.log, waiting.row_id, now_linked, next_hash)
    on conflict on constraint audit_link_once do nothing;
    if found then
      last_number := last_number + 1;
      last_hash := next_hash;
    end if;
  end loop;
  delete from audit_queue where place = any (places);
  return cardinality(places);
end $$;

-- Personal data can be erased: of what was written to one entry remains who wrote when, and the seal. Not without
-- the act, which is a row that nobody can take back.
create function audit_erase(erased_kind text, erased_id uuid) returns void language plpgsql security definer as $$
begin
  if not exists (
    select from audit_entry e
    where e.kind = erased_kind and e.entry_id = erased_id and e.action = 'erased'
      and e.xmin = pg_current_xact_id()::xid)
  then
    raise exception 'What was written to an entry is blanked only by the transaction that notes its erasure.';
  end if;
  update audit_entry e set changes = '[]', reason = null
  where e.kind = erased_kind and e.entry_id = erased_id and e.action <> 'erased';
end $$;

revoke execute on function audit_entry_written(), access_entry_written(), audit_entry_blanked(),
  audit_link_some(integer), audit_erase(text, uuid) from public;

-- What runs with the owner's rights must find nothing that somebody else has put in the way.
do $$
declare
  name text;
begin
  foreach name in array array['audit_entry_written()', 'access_entry_written()', 'audit_link_some(integer)',
    'audit_erase(text, uuid)']
  loop
    execute format('alter function %s set search_path = pg_catalog, %I, pg_temp', name, current_schema());
  end loop;
end $$;
