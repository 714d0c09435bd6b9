create function name_word_near(word text) returns text[]
  language sql immutable parallel safe
as $$
  select array(
    select word
    union
    select left(word, i - 1) || substr(word, i + 1) from generate_series(1, length(word)) i
    where length(word) between 4 and 40
    union
    select '~' || string_agg(letter, '' order by letter collate "C") from regexp_split_to_table(word, '') letter
    where length(word) between 5 and 40
    having count(*) > 0)
$$;

create table name_word (
  word text not null,
  near text[] not null generated always as (name_word_near(word)) stored
);
comment on table name_word is
  'The keys of prisoners'' names, each once or, after a race, twice: a unique index would make writers wait for each other.';
comment on column name_word.near is
  'The word, the word without each of its letters, and its letters in order: words with one of these in common differ by a slip.';
create index name_word_word on name_word (word);
create index name_word_near on name_word using gin (near) with (fastupdate = off);
create index name_word_alike on name_word using gin (word gin_trgm_ops) with (fastupdate = off);

create function note_name_words() returns trigger
  language plpgsql
as $$
begin
  insert into name_word (word)
  select distinct key from added, unnest(added.name_keys) key
  where not exists (select from name_word known where known.word = key);
  return null;
end
$$;

-- What only one person was called must not outlast the record.
create function forget_name_words() returns trigger
  language plpgsql
as $$
begin
  delete from name_word
  where word in (select key from removed, unnest(removed.name_keys) key)
    and not exists (select from prisoner p where p.name_search @@ cast('''' || word || '''' as tsquery));
  return null;
end
$$;

create trigger prisoner_name_words_added after insert on prisoner
  referencing new table as added for each statement execute function note_name_words();
create trigger prisoner_name_words_removed after delete on prisoner
  referencing old table as removed for each statement execute function forget_name_words();

create function change_name_words() returns trigger
  language plpgsql
as $$
begin
  if new.name_keys <> old.name_keys then
    insert into name_word (word)
    select key from unnest(new.name_keys) key
    where not exists (select from name_word known where known.word = key);
    delete from name_word
    where word in (select key from unnest(old.name_keys) key except select key from unnest(new.name_keys) key)
      and not exists (select from prisoner p where p.name_search @@ cast('''' || word || '''' as tsquery));
  end if;
  return null;
end
$$;
create trigger prisoner_name_words_changed after update of name_keys on prisoner
  for each row when (new.name_keys is distinct from old.name_keys) execute function change_name_words();

insert into name_word (word) select distinct unnest(name_keys) from prisoner;

alter table prisoner add column merged_into uuid constraint prisoner_merged_into_foreign references prisoner;
alter table prisoner add column merged_ids uuid[] not null default '{}';
comment on column prisoner.merged_into is 'The record that stands for this one since they were merged; deleted_at is set with it.';
create index prisoner_merged_into on prisoner (merged_into) where merged_into is not null;

create table judgement (
  id          uuid primary key,
  first_id    uuid not null references prisoner on delete cascade,
  second_id   uuid not null references prisoner on delete cascade,
  judgement   text not null,
  reason      text,
  actor       text not null,
  judged_at   timestamptz not null,
  replaced_at timestamptz,
  constraint judgement_pair_check check (first_id < second_id),
  constraint judgement_judgement_check check (judgement in ('same', 'different', 'unsure'))
);
comment on table judgement is 'What editors said of pairs of prisoners; the one without replaced_at holds.';
create unique index judgement_pair_unique on judgement (first_id, second_id) where replaced_at is null;
create index judgement_first_id on judgement (first_id);
create index judgement_second_id on judgement (second_id);
