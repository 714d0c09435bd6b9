create table news_item (
  id              uuid primary key,
  version         integer not null,
  slug            text not null,
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  deleted_at      timestamptz,
  external_source text,
  external_id     text,
  title           text not null,
  summary         text,
  body            text not null,
  language        text not null,
  kind            text not null,
  publisher       jsonb,
  agency          text,
  byline          text[] not null,
  original_url    text,
  published_at    timestamptz,
  tags            text[] not null,
  places          text[] not null,
  prisoners       uuid[] not null,
  petitions       uuid[] not null,
  status          text not null,
  retraction      jsonb,
  body_html       text not null,
  body_text       text not null,
  word_count      integer not null,
  search_config   text not null generated always as (search_config_of(language)) stored,
  search          tsvector not null
                  generated always as (search_vector(search_config_of(language), title, summary, body_text)) stored,
  constraint news_item_external_key_unique unique (external_source, external_id),
  constraint news_item_published_has_time check (status <> 'published' or published_at is not null)
);
create index news_item_published_at on news_item (published_at desc nulls last, id desc);
-- What everybody may see: counted on every page of the plain list, from the index alone.
create index news_item_shown on news_item (published_at desc nulls last, id desc)
  where deleted_at is null and status = 'published';
create index news_item_created_at on news_item (created_at desc, id desc);
create index news_item_updated_at on news_item (updated_at desc, id desc);
create index news_item_title on news_item (title, id);
create index news_item_tags on news_item using gin (tags);
create index news_item_places on news_item using gin (places);
create index news_item_prisoners on news_item using gin (prisoners);
create index news_item_petitions on news_item using gin (petitions);
create index news_item_search on news_item using gin (search_config, search);
create trigger news_item_search_config after insert or update of language on news_item
  for each row execute function note_search_config();
