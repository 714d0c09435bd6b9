create table feed_source (
  id               uuid primary key,
  version          integer not null,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  url              text not null,
  name             text not null,
  language         text not null,
  publishes        boolean not null,
  kind             text not null,
  tags             text[] not null,
  publisher_url    text,
  interval_minutes integer not null,
  enabled          boolean not null,
  etag             text,
  last_modified    text,
  entries          integer not null default 0,
  moved_to         text,
  last_run_at      timestamptz,
  last_success_at  timestamptz,
  last_new_at      timestamptz,
  next_run_at      timestamptz not null,
  failures         integer not null default 0,
  last_error       text,
  usual_gap        integer
);
comment on table feed_source is 'Feeds of publishers that news items are made of.';
comment on column feed_source.etag is 'As the publisher sent it with what has been taken over; so last_modified.';
comment on column feed_source.entries is 'How many the feed had when it was last read: what is unchanged when it answers 304.';
comment on column feed_source.moved_to is 'Where permanent redirects lead; an editor decides whether that is the new url.';
comment on column feed_source.usual_gap is 'Median of the seconds between its latest entries.';
create index feed_source_created_at on feed_source (created_at desc, id desc);
create index feed_source_due on feed_source (next_run_at) where enabled;

create table feed_run (
  id               uuid primary key,
  source_id        uuid not null references feed_source on delete cascade,
  status           text not null,
  created_by       text not null,
  created_at       timestamptz not null,
  started_at       timestamptz,
  finished_at      timestamptz,
  worker           uuid,
  lease_until      timestamptz,
  attempts         integer not null default 0,
  cancel_requested boolean not null default false,
  error            text,
  error_code       text,
  wait_seconds     integer,
  not_modified     boolean not null default false,
  created          integer not null default 0,
  updated          integer not null default 0,
  unchanged        integer not null default 0,
  duplicate        integer not null default 0,
  failed           integer not null default 0
);
comment on table feed_run is 'Jobs that read a feed.';
comment on column feed_run.wait_seconds is 'How long the publisher asks to be left alone.';
-- One at a time, whoever asks.
create unique index feed_run_open on feed_run (source_id) where status in ('queued', 'running');
create index feed_run_waiting on feed_run (created_at) where status in ('queued', 'running');
create index feed_run_of_source on feed_run (source_id, created_at desc, id desc);
create index feed_run_finished on feed_run (finished_at);

create table feed_run_entry (
  run_id   uuid not null references feed_run on delete cascade,
  position integer not null,
  guid     text not null,
  outcome  text not null,
  reason   text,
  news_id  uuid,
  primary key (run_id, position)
);
comment on table feed_run_entry is 'What became of each entry of a feed in a run.';

create table feed_entry (
  source_id     uuid not null,
  guid          text not null,
  news_id       uuid not null,
  owner         boolean not null,
  link          text,
  fingerprint   text,
  content       text not null,
  written       jsonb,
  published_at  timestamptz not null,
  first_seen_at timestamptz not null,
  primary key (source_id, guid)
);
comment on table feed_entry is 'Entries of feeds that have been seen, and the items they stand for.';
comment on column feed_entry.source_id is 'Whose it is or was: what was taken away here must be known longer than its source.';
comment on column feed_entry.owner is 'Whether the item was made of this entry; else it is a duplicate of that item.';
comment on column feed_entry.link is 'The article''s address without scheme, fragment and tracking.';
comment on column feed_entry.content is 'Hash of what an update would bring.';
comment on column feed_entry.written is 'What was last written of it: whatever differs now was changed by an editor.';
create index feed_entry_link on feed_entry using hash (link);
create index feed_entry_fingerprint on feed_entry using hash (fingerprint);
create index feed_entry_of_source on feed_entry (source_id, published_at desc);

create table feed_host (
  host    text primary key,
  free_at timestamptz not null
);
comment on table feed_host is 'When each host may next be asked for a feed.';

-- Not a tree: addresses may be longer than its entries.
create index news_item_original_url on news_item using hash (original_url);
