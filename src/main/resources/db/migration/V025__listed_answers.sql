-- What anybody is shown of an entry in a list, kept as V024 keeps what is shown of it alone.
do $$
declare
  entry text;
begin
  foreach entry in array array['prisoner', 'news_item'] loop
    execute format('alter table %I add column made_at timestamptz not null default now()', entry || '_answer');
    execute format('create table %1$I (
        entry_id uuid primary key references %2$I (id) on delete cascade,
        version integer not null,
        made_by text not null,
        made_at timestamptz not null default now(),
        until timestamptz,
        links uuid[] not null,
        headers text not null,
        content bytea not null)', entry || '_listed', entry);
    execute format('alter table %I alter column content set storage external, set (toast_tuple_target = 8160)', entry || '_listed');
  end loop;
end
$$;

create or replace function forget_answer() returns trigger language plpgsql as $$
begin
  execute format('delete from %I.%I where entry_id = $1', tg_table_schema, tg_table_name || '_answer') using new.id;
  execute format('delete from %I.%I where entry_id = $1', tg_table_schema, tg_table_name || '_listed') using new.id;
  return null;
end
$$;
