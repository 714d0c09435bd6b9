create table change (
  position    bigint generated always as identity primary key,
  at          timestamptz not null default clock_timestamp(),
  kind        text not null,
  entry_id    uuid not null,
  action      text not null,
  version     integer,
  status      text,
  merged_into uuid
);
comment on table change is 'What the public was told of, in the order of commits. The last one of an entry is what it was told last.';
comment on column change.version is 'The version that is public from here on; null in a tombstone.';
comment on column change.status is 'The status at that time: it may change by itself, without a new version.';
-- With what tells whether there is something to tell: so the last one is found without a look at the table.
create index change_of_entry on change (kind, entry_id, position desc) include (action, version, status);

-- Whoever inserts waits until those before are committed: a reader at one position never finds a smaller one later. The
-- defaults of a row are taken after this.
create function change_in_order() returns trigger
  language plpgsql
as $$
begin
  perform pg_advisory_xact_lock(7301652018);
  return null;
end
$$;
create trigger change_in_order before insert on change for each statement execute function change_in_order();

create table change_kind (
  kind          text primary key,
  filled_to     uuid,
  filled        boolean not null default false,
  settled_until timestamptz not null
);
comment on table change_kind is 'How far each collection was told of: what was there before the first, and what happens by itself.';
comment on column change_kind.filled_to is 'Up to this id, what was public before there were changes has been told.';
comment on column change_kind.settled_until is 'What opens, closes, appears or vanishes at a time was told up to this one.';

-- What comes to its time is looked for each time that changes are read.
create index news_item_visible_from on news_item (visible_from);
create index news_item_visible_until on news_item (visible_until);
-- Whose release was expected by a day and isn't confirmed is told of at the end of that day.
create index prisoner_overdue_from on prisoner ((cast(release_expected_by + 1 as timestamp) at time zone 'utc'));
