-- What anybody is shown of an entry, as it was sent: derived, and made anew wherever it is missing. It is read only together
-- with the entry, at the version that it says, so it can't outlive a change.
do $$
declare
  entry text;
begin
  foreach entry in array array['prisoner', 'news_item'] loop
    execute format('create table %1$I (
        entry_id uuid primary key references %2$I (id) on delete cascade,
        version integer not null,
        made_by text not null,
        until timestamptz,
        links uuid[] not null,
        headers text not null,
        content bytea not null)', entry || '_answer', entry);
    -- In one piece with its row: compressed or elsewhere, it would take longer to read than to make.
    execute format('alter table %I alter column content set storage external, set (toast_tuple_target = 8160)', entry || '_answer');
  end loop;
end
$$;

-- What a change takes out of an entry must not stay here until somebody reads it again.
create function forget_answer() returns trigger language plpgsql as $$
begin
  execute format('delete from %I.%I where entry_id = $1', tg_table_schema, tg_table_name || '_answer') using new.id;
  return null;
end
$$;
create trigger forget_answer after update on prisoner
  for each row when (new.version <> old.version) execute function forget_answer();
create trigger forget_answer after update on news_item
  for each row when (new.version <> old.version) execute function forget_answer();
