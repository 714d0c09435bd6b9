# What PostgreSQL is asked for directly: the rows that the service's answer shows, in one statement. Sourced by run.

NEWS_COLUMNS="id, slug, version, created_at, updated_at, stage, title, summary, language, kind, publisher, byline, \
published_at, tags, places, prisoners, petitions, word_count"
PRISONER_COLUMNS="id, slug, version, created_at, updated_at, names, born_on, gender, nationalities, occupations, custody, \
cases, events, recognitions, support, sources, visibility, name, custody_status, custody_liberty"
NEWS_SEEN="deleted_at is null and stage = 'published'"
PRISONERS_SEEN="deleted_at is null and visibility = 'public'"

# one_by_id table columns seen kind entries
one_by_id() {
  echo "\\set n random(1, $5)"
  echo "select $2 from $1 where id = ('019a0000-000$4-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid and $3;"
}

newest() {
  echo "select $NEWS_COLUMNS from news_item where $NEWS_SEEN order by published_at desc nulls last, id desc limit 20;"
}

# text_search word: ranked, in each row's own language
text_search() {
  local query="(search_query('english', '$1') || search_query('russian', '$1'))"
  echo "select ${NEWS_COLUMNS/id, /e.id, } from news_item e join news_item_search s on s.id = e.id
    where $NEWS_SEEN and s.words @@ $query order by ts_rank_cd(s.words, $query) desc, e.id desc limit 20;" | tr '\n' ' '
}

# name_search keys whole line: by keys, whoever has all the words first
name_search() {
  echo "select $PRISONER_COLUMNS from prisoner where $PRISONERS_SEEN and name_search @@ '${1//\'/\'\'}'::tsquery
    order by case when name_search @@ '${2//\'/\'\'}'::tsquery then 1 else 0 end + similarity(name_text, '$3') desc, id desc
    limit 20;" | tr '\n' ' '
}

# alike line: by likeness
alike() {
  echo "select $PRISONER_COLUMNS from prisoner where $PRISONERS_SEEN and '$1' <% name_text
    order by word_similarity('$1', name_text) desc, id desc limit 20;" | tr '\n' ' '
}
