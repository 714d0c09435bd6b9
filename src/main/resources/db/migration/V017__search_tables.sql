-- What is searched stands beside the entries, in narrow tables: a word of many entries is then found in a hundred
-- megabytes, not in the gigabytes of their texts, and a petition's counter doesn't touch it.
drop trigger facility_search_config on facility;
drop trigger petition_search_config on petition;
drop trigger news_item_search_config on news_item;
alter table facility drop column search, drop column search_config;
alter table petition drop column search, drop column search_config;
alter table news_item drop column search, drop column search_config;
drop function note_search_config();
drop function search_vector(text, text, text, text);
truncate search_config;
comment on table search_config is 'Which text search configurations occur in which search table: a search parses its query once for each.';

-- PostgreSQL has no stemmers for these two; a search cuts the endings off its own words and looks for what begins so.
create text search configuration ukrainian (copy = simple);
create text search configuration belarusian (copy = simple);

create or replace function search_config_of(language text) returns text
  language sql immutable parallel safe
as $$
  select case split_part(lower(language), '-', 1)
    when 'ar' then 'arabic'     when 'be' then 'belarusian' when 'ca' then 'catalan'    when 'da' then 'danish'
    when 'de' then 'german'     when 'el' then 'greek'      when 'en' then 'english'    when 'es' then 'spanish'
    when 'eu' then 'basque'     when 'fi' then 'finnish'    when 'fr' then 'french'     when 'ga' then 'irish'
    when 'hi' then 'hindi'      when 'hu' then 'hungarian'  when 'hy' then 'armenian'   when 'id' then 'indonesian'
    when 'it' then 'italian'    when 'lt' then 'lithuanian' when 'nb' then 'norwegian'  when 'ne' then 'nepali'
    when 'nl' then 'dutch'      when 'nn' then 'norwegian'  when 'no' then 'norwegian'  when 'pt' then 'portuguese'
    when 'ro' then 'romanian'   when 'ru' then 'russian'    when 'sr' then 'serbian'    when 'sv' then 'swedish'
    when 'ta' then 'tamil'      when 'tr' then 'turkish'    when 'uk' then 'ukrainian'  when 'yi' then 'yiddish'
    else 'simple'
  end
$$;

-- Estonian came with PostgreSQL 18.
do $$
begin
  if exists (select from pg_ts_config where cfgname = 'estonian') then
    execute replace(pg_get_functiondef('search_config_of'::regproc), 'when ''eu''', 'when ''et'' then ''estonian'' when ''eu''');
  end if;
end
$$;

-- Every word is kept with its language before it, 'eng prison', since words of two languages may look alike: so one query,
-- made of one for each language, asks one index without asking for the language too, which would cost more than the words.
create function search_tag(config text) returns text
  language sql immutable parallel safe
as $$
  select left(config, 3)
$$;

create function search_tagged(config text, plain tsquery) returns tsquery
  language plpgsql immutable parallel safe
as $$
declare
  tag text := search_tag(config);
  tagged tsquery;
begin
  if numnode(plain) = 0 then
    return plain;
  end if;
  tagged := regexp_replace(plain::text, '''((?:[^'']|'''')*)''', '''' || tag || ' \1''', 'g')::tsquery;
  -- What excludes a word of one language must not let the entries in all others in.
  return case when position('!' in plain::text) > 0 then format(''' %s''', tag)::tsquery && tagged else tagged end;
end
$$;

-- Immutable although the cast to regconfig is not: the names are PostgreSQL's own and the two above.
create function search_query(config text, q text) returns tsquery
  language plpgsql immutable parallel safe
as $$
begin
  return search_tagged(config, websearch_to_tsquery(config::regconfig, q));
end
$$;

-- The language, and the ids of linked entries, are words too, of a form that no text yields: so one look into one index
-- finds whatever is meant.
create function search_words(config text, title text, summary text, body text, links uuid[]) returns tsvector
  language plpgsql immutable parallel safe
as $$
declare
  tag text := search_tag(config);
begin
  return format(''' %s''', tag)::tsvector
      || (select coalesce(string_agg(format(''' %s'':1B', link), ' '), '')::tsvector from unnest(links) link)
      || (select coalesce(string_agg(format('''%s %s'':%s', tag, replace(replace(w.lexeme, '\', '\\'), '''', ''''''),
                   array_to_string(array(select w.positions[i] || w.weights[i] from generate_subscripts(w.positions, 1) i), ',')),
                   ' '), '')::tsvector
          from unnest(
            setweight(to_tsvector(config::regconfig, coalesce(title, '')), 'A')
            || setweight(to_tsvector(config::regconfig, coalesce(summary, '')), 'B')
            || setweight(to_tsvector(config::regconfig, coalesce(body, '')), 'D')) w
          -- With the language before it, it must not be longer than a word may be.
          where octet_length(w.lexeme) < 2040);
end
$$;

create table search_word (
  collection text not null,
  word       text not null
);
comment on table search_word is 'Words as they are written, for searches that find nothing. Not unique: a constraint would make writers wait for each other. '
  'Words of hidden entries are among them, so a word from here is told to nobody before it has found an entry that they may see.';
create index search_word_exactly on search_word (collection, word);
create index search_word_alike on search_word using gin (collection, word gin_trgm_ops);

create function note_search_words(of_collection text, texts text) returns void
  language sql volatile
as $$
  insert into search_word (collection, word)
  select of_collection, w.word
  from unnest(tsvector_to_array(to_tsvector('simple', texts))) w(word)
  where w.word ~ '^[[:alpha:]]{4,30}$'
    and not exists (select from search_word k where k.collection = of_collection and k.word = w.word)
$$;

create function note_search_config() returns trigger
  language plpgsql
as $$
begin
  if not exists (select from search_config where collection = tg_table_name and config = new.config) then
    insert into search_config (collection, config) values (tg_table_name, new.config) on conflict do nothing;
  end if;
  return null;
end
$$;

-- Whether so many entries fit that a walk from the newest on finds as many as are wanted sooner than the index of words
-- finds all. What the planner guesses decides: it knows how common words are, but not what a row of words costs to look at.
create function search_is_common(scanned regclass, asked tsquery, wanted integer) returns boolean
  language plpgsql volatile
as $$
declare
  plan json;
  entries float8;
begin
  if numnode(asked) = 0 then
    return false;
  end if;
  execute format('explain (format json) select from %s where words @@ %L::tsquery', scanned, asked) into plan;
  select greatest(reltuples, 0) into entries from pg_class where oid = scanned;
  -- The places of a phrase are looked up in each row that is gathered, too. Of a word that is in no statistics the planner
  -- only knows that it isn't common: it must not be walked for, as it may be nowhere.
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float8 > case
    when position('<' in asked::text) > 0 then greatest(sqrt(wanted * entries), 0.005 * entries)
    else greatest(sqrt(20 * wanted * entries), 0.05 * entries)
  end;
end
$$;

create table facility_search (
  id     uuid primary key references facility on delete cascade,
  fresh  timestamptz not null,
  config text not null,
  words  tsvector not null
);
create table petition_search (
  id     uuid primary key references petition on delete cascade,
  fresh  timestamptz not null,
  config text not null,
  words  tsvector not null
);
create table news_item_search (
  id     uuid primary key references news_item on delete cascade,
  fresh  timestamptz not null,
  config text not null,
  words  tsvector not null
);
comment on column news_item_search.fresh is 'What is newer comes first among equals, and is ranked where not all can be.';
comment on column news_item_search.words is 'Of the title (A), the summary and what is linked to (B), the text (D), as search_words() makes them.';

-- Out of the row, and as they are: rows stay narrow, and nothing is to be unpacked when many are ranked.
alter table facility_search alter column words set storage external;
alter table petition_search alter column words set storage external;
alter table news_item_search alter column words set storage external;
-- What is in one entry of a thousand should still be known to the planner.
alter table facility_search alter column words set statistics 400;
alter table petition_search alter column words set statistics 400;
alter table news_item_search alter column words set statistics 400;

create function facility_searched() returns trigger
  language plpgsql
as $$
begin
  insert into facility_search (id, fresh, config, words)
  values (new.id, new.created_at, 'simple', search_words('simple', new.name_text, new.address, null, null))
  on conflict (id) do update set fresh = excluded.fresh, config = excluded.config, words = excluded.words;
  perform note_search_words('facility_search', concat_ws(' ', new.name_text, new.address));
  return null;
end
$$;
create function petition_searched() returns trigger
  language plpgsql
as $$
begin
  insert into petition_search (id, fresh, config, words)
  select new.id, new.created_at, c, search_words(c, new.title, new.summary, new.text_plain, new.people)
  from search_config_of(new.language) c
  on conflict (id) do update set fresh = excluded.fresh, config = excluded.config, words = excluded.words;
  perform note_search_words('petition_search', concat_ws(' ', new.title, new.summary, new.text_plain));
  return null;
end
$$;
create function news_item_searched() returns trigger
  language plpgsql
as $$
begin
  insert into news_item_search (id, fresh, config, words)
  select new.id, coalesce(new.published_at, new.created_at), c,
    search_words(c, new.title, new.summary, new.body_text, new.prisoners)
  from search_config_of(new.language) c
  on conflict (id) do update set fresh = excluded.fresh, config = excluded.config, words = excluded.words;
  perform note_search_words('news_item_search', concat_ws(' ', new.title, new.summary, new.body_text));
  return null;
end
$$;

create trigger facility_search_config after insert or update of config on facility_search
  for each row execute function note_search_config();
create trigger petition_search_config after insert or update of config on petition_search
  for each row execute function note_search_config();
create trigger news_item_search_config after insert or update of config on news_item_search
  for each row execute function note_search_config();

create trigger facility_created after insert on facility for each row execute function facility_searched();
create trigger facility_reworded after update on facility for each row
  when ((old.name_text, old.address) is distinct from (new.name_text, new.address))
  execute function facility_searched();
create trigger petition_created after insert on petition for each row execute function petition_searched();
create trigger petition_reworded after update on petition for each row
  when ((old.title, old.summary, old.text_plain, old.language, old.people)
    is distinct from (new.title, new.summary, new.text_plain, new.language, new.people))
  execute function petition_searched();
create trigger news_item_created after insert on news_item for each row execute function news_item_searched();
create trigger news_item_reworded after update on news_item for each row
  when ((old.title, old.summary, old.body_text, old.language, old.published_at, old.prisoners)
    is distinct from (new.title, new.summary, new.body_text, new.language, new.published_at, new.prisoners))
  execute function news_item_searched();

insert into facility_search (id, fresh, config, words)
select id, created_at, 'simple', search_words('simple', name_text, address, null, null) from facility;
insert into petition_search (id, fresh, config, words)
select id, created_at, c, search_words(c, title, summary, text_plain, people)
from petition, lateral search_config_of(language) c;
insert into news_item_search (id, fresh, config, words)
select id, coalesce(published_at, created_at), c, search_words(c, title, summary, body_text, prisoners)
from news_item, lateral search_config_of(language) c;

insert into search_word (collection, word)
select distinct e.collection, w.word
from (select 'facility_search', concat_ws(' ', name_text, address) from facility
      union all select 'petition_search', concat_ws(' ', title, summary, text_plain) from petition
      union all select 'news_item_search', concat_ws(' ', title, summary, body_text) from news_item) e(collection, texts),
  lateral unnest(tsvector_to_array(to_tsvector('simple', e.texts))) w(word)
where w.word ~ '^[[:alpha:]]{4,30}$';

-- Without the list of what is still to be entered, which every search would have to read through.
create index facility_search_words on facility_search using gin (words) with (fastupdate = off);
create index petition_search_words on petition_search using gin (words) with (fastupdate = off);
create index news_item_search_words on news_item_search using gin (words) with (fastupdate = off);
create index facility_search_fresh on facility_search (fresh desc, id desc);
create index petition_search_fresh on petition_search (fresh desc, id desc);
create index news_item_search_fresh on news_item_search (fresh desc, id desc);
