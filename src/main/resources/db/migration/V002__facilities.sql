create table facility (
  id              uuid primary key,
  version         integer not null,
  slug            text not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  deleted_at      timestamptz,
  external_source text,
  external_id     text,
  names           jsonb not null,
  kind            text not null,
  country         text not null,
  region          text,
  address         text,
  letters         jsonb,
  name            text not null,
  name_text       text not null,
  search_config   text not null generated always as ('simple') stored,
  search          tsvector not null generated always as (search_vector('simple', name_text, address, null)) stored,
  constraint facility_external_key_unique unique (external_source, external_id)
);
comment on column facility.name is 'The first name: what the facility is called in lists.';
create index facility_created_at on facility (created_at desc, id desc);
create index facility_updated_at on facility (updated_at desc, id desc);
create index facility_name on facility (name, id);
create index facility_search on facility using gin (search_config, search);
create trigger facility_search_config after insert on facility
  for each row execute function note_search_config();
