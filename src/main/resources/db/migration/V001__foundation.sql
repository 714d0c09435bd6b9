create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table secret (
  name  text primary key,
  value bytea not null
);
comment on table secret is 'Random values that all instances share: the key that cursors are signed with.';
insert into secret (name, value)
values ('cursors', sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea));

create table api_key (
  id           uuid primary key,
  version      integer not null,
  name         text not null,
  hash         bytea not null,
  scopes       text[] not null,
  expires_at   timestamptz,
  bootstrap    boolean not null default false,
  revoked_at   timestamptz,
  last_used_at timestamptz,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  constraint api_key_hash_unique unique (hash)
);
comment on column api_key.hash is 'SHA-256 of the secret; the secret itself is shown once and stored nowhere.';
create unique index api_key_bootstrap_unique on api_key (bootstrap) where bootstrap;
create index api_key_created_at on api_key (created_at desc, id desc);

create table audit_entry (
  id       uuid primary key,
  kind     text not null,
  entry_id uuid not null,
  version  integer not null,
  action   text not null,
  at       timestamptz not null,
  key_id   uuid,
  actor    text not null,
  trace_id text not null,
  reason   text,
  changes  jsonb not null
);
comment on column audit_entry.changes is 'RFC 6902 patch from the version before to this one.';
create index audit_entry_of_entry on audit_entry (kind, entry_id, version desc, id desc);

create table idempotency_key (
  hash       bytea primary key,
  request    bytea not null,
  status     integer not null,
  headers    text not null,
  body       bytea not null,
  created_at timestamptz not null
);
comment on column idempotency_key.body is 'The answer, encrypted with a key that only the caller has.';
create index idempotency_key_created_at on idempotency_key (created_at);

-- First the lock, then the look: in a function each statement sees what was committed before it. A single select would
-- look as of its beginning, and could miss an answer that was kept just before it got the lock.
create function idempotency_look(key bytea)
  returns table (free boolean, request bytea, status integer, headers text, body bytea)
  language plpgsql volatile
as $$
begin
  free := pg_try_advisory_xact_lock(('x' || left(encode(key, 'hex'), 16))::bit(64)::bigint);
  select k.request, k.status, k.headers, k.body into request, status, headers, body
  from idempotency_key k
  where k.hash = key and k.created_at > now() - interval '24 hours';
  return next;
end
$$;

create table slug (
  kind     text not null,
  slug     text not null,
  entry_id uuid not null,
  primary key (kind, slug)
);
comment on table slug is 'Every slug ever given, former ones included, so that none comes to mean another entry.';
create index slug_entry_id on slug (entry_id);

create table search_config (
  collection text not null,
  config     text not null,
  primary key (collection, config)
);
comment on table search_config is 'Which text search configurations occur in which table: a search parses its query once for each.';

create function search_config_of(language text) returns text
  language sql immutable parallel safe
as $$
  select case split_part(lower(language), '-', 1)
    when 'ar' then 'arabic'     when 'ca' then 'catalan'    when 'da' then 'danish'     when 'de' then 'german'
    when 'el' then 'greek'      when 'en' then 'english'    when 'es' then 'spanish'    when 'eu' then 'basque'
    when 'fi' then 'finnish'    when 'fr' then 'french'     when 'ga' then 'irish'      when 'hi' then 'hindi'
    when 'hu' then 'hungarian'  when 'hy' then 'armenian'   when 'id' then 'indonesian' when 'it' then 'italian'
    when 'lt' then 'lithuanian' when 'nb' then 'norwegian'  when 'ne' then 'nepali'     when 'nl' then 'dutch'
    when 'nn' then 'norwegian'  when 'no' then 'norwegian'  when 'pt' then 'portuguese' when 'ro' then 'romanian'
    when 'ru' then 'russian'    when 'sr' then 'serbian'    when 'sv' then 'swedish'    when 'ta' then 'tamil'
    when 'tr' then 'turkish'    when 'yi' then 'yiddish'
    else 'simple'
  end
$$;

-- Declared immutable although the cast to regconfig is not: the names above are PostgreSQL's own and stay what they are.
create function search_vector(config text, first text, second text, third text) returns tsvector
  language plpgsql immutable parallel safe
as $$
begin
  return setweight(to_tsvector(config::regconfig, coalesce(first, '')), 'A')
      || setweight(to_tsvector(config::regconfig, coalesce(second, '')), 'B')
      || setweight(to_tsvector(config::regconfig, coalesce(third, '')), 'D');
end
$$;

create function note_search_config() returns trigger
  language plpgsql
as $$
begin
  if not exists (select from search_config where collection = tg_table_name and config = new.search_config) then
    insert into search_config (collection, config) values (tg_table_name, new.search_config) on conflict do nothing;
  end if;
  return null;
end
$$;
