-- What is searched of new entries is made once for all that a statement inserts: of words that many of them share, each is looked for once.
-- A changed entry is still an update of its own, and keeps its trigger. The release before inserts as this one does: the triggers serve both.
do $do$
declare
  made record;
begin
  for made in
    select * from (values
      ('facility', 'created_at', '(select ''simple'')', 'name_text, n.address, null, null', 'n.name_text, n.address'),
      ('petition', 'created_at', 'search_config_of(n.language)', 'title, n.summary, n.text_plain, n.people', 'n.title, n.summary, n.text_plain'),
      ('news_item', 'published_at, n.created_at', 'search_config_of(n.language)', 'title, n.summary, n.body_text, n.prisoners',
        'n.title, n.summary, n.body_text')) m(entry, fresh, config, parts, texts)
  loop
    execute format($create$
      create function %1$s_many_searched() returns trigger language plpgsql as $$
      begin
        insert into %1$s_search (id, fresh, config, words)
        select n.id, coalesce(n.%2$s), c.config, search_words(c.config, n.%4$s)
        from newer n, lateral %3$s c(config)
        on conflict (id) do update set fresh = excluded.fresh, config = excluded.config, words = excluded.words;
        insert into search_word (collection, word)
        select '%1$s_search', w.word
        -- Each word is looked at once, not in each text that has it.
        from (select distinct t.word
              from newer n, lateral unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', %5$s)))) t(word)
              offset 0) w
        where w.word ~ '^[[:alpha:]]{4,30}$'
          and (select true from search_word k where k.collection = '%1$s_search' and k.word = w.word limit 1) is null;
        return null;
      end
      $$ $create$, made.entry, made.fresh, made.config, made.parts, made.texts);
    -- In its place, as dropping it first would hold up readers, too.
    execute format('create or replace trigger %1$s_created after insert on %1$s
      referencing new table as newer for each statement execute function %1$s_many_searched()', made.entry);
  end loop;
end
$do$;

-- As a question for each word, not as a join: what a join looks like is planned for a table that grows meanwhile, and then reads all of it.
create or replace function note_search_words(of_collection text, texts text) returns void
  language plpgsql volatile
as $$
begin
  insert into search_word (collection, word)
  select of_collection, w.word
  from unnest(tsvector_to_array(to_tsvector('simple', texts))) w(word)
  where w.word ~ '^[[:alpha:]]{4,30}$'
    and (select true from search_word k where k.collection = of_collection and k.word = w.word limit 1) is null;
end
$$;
create or replace function note_name_words() returns trigger
  language plpgsql
as $$
begin
  insert into name_word (word)
  select a.word from (select distinct unnest(name_keys) as word from added) a
  where (select true from name_word known where known.word = a.word limit 1) is null;
  return null;
end
$$;

-- The same words, put together as one text: word by word took as long as finding them. Where a word could be taken for the beginning of
-- another, or is too long with its language before it, word by word all the same.
create or replace function search_words(config text, title text, summary text, body text, links uuid[]) returns tsvector
  language plpgsql immutable parallel safe
as $$
declare
  tag text := search_tag(config);
  plain tsvector := setweight(to_tsvector(config::regconfig, coalesce(title, '')), 'A')
    || setweight(to_tsvector(config::regconfig, coalesce(summary, '')), 'B')
    || setweight(to_tsvector(config::regconfig, coalesce(body, '')), 'D');
  written text := ' ' || plain::text;
  tagged text := replace(written, ' ''', ' ''' || tag || ' ');
begin
  if length(tagged) - length(written) <> length(plain) * (length(tag) + 1)
    or (octet_length(written) >= 2040
      and exists (select from unnest(tsvector_to_array(plain)) word where octet_length(word) >= 2040))
  then
    tagged := (
      select coalesce(string_agg(format('''%s %s'':%s', tag, replace(replace(w.lexeme, '\', '\\'), '''', ''''''),
               array_to_string(array(select w.positions[i] || w.weights[i] from generate_subscripts(w.positions, 1) i), ',')),
               ' '), '')
      from unnest(plain) w
      where octet_length(w.lexeme) < 2040);
  end if;
  return format(''' %s''', tag)::tsvector
    || (select coalesce(string_agg(format(''' %s'':1B', link), ' '), '')::tsvector from unnest(links) link)
    || tagged::tsvector;
end
$$;
