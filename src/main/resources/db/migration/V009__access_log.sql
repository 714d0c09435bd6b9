create table access_entry (
  id        uuid primary key,
  at        timestamptz not null,
  key_id    uuid,
  actor     text not null,
  action    text not null,
  kind      text,
  entry_ids uuid[] not null,
  trace_id  text not null
);
comment on table access_entry is 'Who saw what not everybody may see, and who was refused. Readers without a key are not in it, unless they asked for a hidden entry.';
create index access_entry_at on access_entry (at desc, id desc);
create index access_entry_entry_ids on access_entry using gin (entry_ids);
create index access_entry_actor on access_entry (actor, at desc);
