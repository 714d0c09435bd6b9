-- Each text entered its words into the index by itself, and for each of them the list of all who have that word was unpacked and packed
-- again: a third of what a new entry took. Now the texts of a statement are put down together, and then entered word by word, once for all
-- who have it. Nothing stays in the list of what is put down, which every search would have to read through.
alter index facility_search_words set (fastupdate = on);
alter index petition_search_words set (fastupdate = on);
alter index news_item_search_words set (fastupdate = on);

-- With the owner's rights, which that takes. Of an index that somebody took away to load much, nothing is to be done.
-- Anybody may call it: all that it does is what a search would do otherwise.
create function search_words_entered(searched text) returns void language plpgsql security definer as $$
begin
  if searched in ('facility_search', 'petition_search', 'news_item_search') then
    perform gin_clean_pending_list(to_regclass(searched || '_words'));
  end if;
end
$$;
-- What runs with the owner's rights must find nothing that somebody else has put in the way.
do $$
begin
  execute format('alter function search_words_entered(text) set search_path = pg_catalog, %I, pg_temp', current_schema());
end $$;

-- Of texts that are changed, at the end of the statement; who changes many has it done once for all: set constraints all deferred, and
-- then immediate.
create function search_words_changed() returns trigger language plpgsql as $$
begin
  perform search_words_entered(tg_table_name);
  return null;
end
$$;
create constraint trigger facility_search_entered after update on facility_search
  deferrable initially immediate for each row execute function search_words_changed();
create constraint trigger petition_search_entered after update on petition_search
  deferrable initially immediate for each row execute function search_words_changed();
create constraint trigger news_item_search_entered after update on news_item_search
  deferrable initially immediate for each row execute function search_words_changed();

-- To read a text word by word takes longer than anything else that is done with it. Most of what stands between two spaces stands in many
-- texts of a statement, so each such piece is read once for all. Only a tag, which begins with '<', goes on behind a space; and signs at the
-- beginning of a text are read otherwise than behind a space.
create function search_words_written(texts text[]) returns setof text language plpgsql stable parallel safe as $$
begin
  return query
  with written as materialized (
    select t.text, position('<' in t.text) > 0 or t.text !~ '^[[:alnum:]]' as whole from unnest(texts) t(text)),
  pieces as (
    select distinct p.piece
    from written w, lateral string_to_table(replace(w.text, e'\n', ' '), ' ') p(piece)
    where not w.whole and p.piece <> ''),
  -- No more in one piece than a vector of words may hold.
  portioned as (
    select p.piece,
      case when octet_length(p.piece) > 10000 then - row_number() over ()
        else sum(octet_length(p.piece)) over (rows unbounded preceding) / 100000 end as portion
    from pieces p),
  portions as (
    select ' ' || string_agg(p.piece, ' ') || ' ' as text from portioned p group by p.portion
    union all
    select w.text from written w where w.whole)
  select distinct w.word
  from portions p, lateral unnest(tsvector_to_array(to_tsvector('simple', p.text))) w(word)
  where w.word ~ '^[[:alpha:]]{4,30}$';
end
$$;
comment on function search_words_written(text[]) is 'The words of these texts as they are written, each once, for searches that find nothing.';

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
      create or replace function %1$s_many_searched() returns trigger language plpgsql as $$
      begin
        insert into %1$s_search (id, fresh, config, words)
        select n.id, coalesce(n.%2$s), c.config, search_words(c.config, n.%4$s)
        from newer n, lateral %3$s c(config)
        on conflict (id) do update set fresh = excluded.fresh, config = excluded.config, words = excluded.words;
        perform search_words_entered('%1$s_search');
        insert into search_word (collection, word)
        select '%1$s_search', w.word
        from search_words_written(array(select concat_ws(' ', %5$s) from newer n)) w(word)
        where (select true from search_word k where k.collection = '%1$s_search' and k.word = w.word limit 1) is null;
        return null;
      end
      $$ $create$, made.entry, made.fresh, made.config, made.parts, made.texts);
  end loop;
end
$do$;
