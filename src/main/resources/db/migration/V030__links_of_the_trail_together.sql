-- An import writes more rows into the trail in a second than were linked in one. What is hashed, and in which order, stays as it was.

-- As they were declared, PostgreSQL called these for each part of each row: a function that says it is immutable is only written into
-- the expression around it where all that it calls is immutable too, and a number beside a text, or a time in seconds, isn't.
create or replace function audit_part(value text) returns text language sql immutable parallel safe
  return coalesce(octet_length(value)::text || ':' || value || ',', '-');
create or replace function audit_part(at timestamptz) returns text language sql stable parallel safe
  return audit_part(trunc(extract(epoch from at) * 1000000)::text);

-- The links of a portion are written with one statement.
create or replace function audit_link_some(most integer) returns integer language plpgsql security definer as $$
declare
  places bigint[];
  first_number bigint;
  last_hash bytea;
  now_linked timestamptz;
  logs text[] := '{}';
  row_ids uuid[] := '{}';
  times timestamptz[] := '{}';
  hashes bytea[] := '{}';
  linked integer := 0;
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

  select number, hash into first_number, last_hash from audit_link order by number desc limit 1;
  if not found then
    first_number := 0;
    last_hash := decode(repeat('00', 32), 'hex');
  end if;
  for waiting in
    select q.log, q.row_id,
      audit_part(audit_hash(case q.log when 'audit' then audit_parts(e) else audit_parts(c) end)) as row_part
    from (select log, row_id, min(place) as place from audit_queue where place = any (places) group by log, row_id) q
    left join audit_entry e on q.log = 'audit' and e.id = q.row_id
    left join access_entry c on q.log = 'access' and c.id = q.row_id
    where coalesce(e.id, c.id) is not null
      -- Nobody else makes links meanwhile.
      and not exists (select from audit_link l where l.log = q.log and l.row_id = q.row_id)
    order by q.place
  loop
    linked := linked + 1;
    now_linked := clock_timestamp();
    last_hash := audit_hash(audit_part((first_number + linked)::text) || audit_part(last_hash) || audit_part(now_linked)
      || waiting.row_part);
    logs[linked] := waiting.log;
    row_ids[linked] := waiting.row_id;
    times[linked] := now_linked;
    hashes[linked] := last_hash;
  end loop;
  insert into audit_link (number, log, row_id, at, hash)
  select first_number + u.place, u.log, u.row_id, u.at, u.hash
  from unnest(logs, row_ids, times, hashes) with ordinality u(log, row_id, at, hash, place);
  delete from audit_queue where place = any (places);
  return cardinality(places);
end $$;

-- What runs with the owner's rights must find nothing that somebody else has put in the way.
do $$
begin
  execute format('alter function audit_link_some(integer) set search_path = pg_catalog, %I, pg_temp', current_schema());
end $$;
