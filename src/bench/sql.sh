# What PostgreSQL is asked for directly: the rows that the service's answer shows, in one statement. Sourced by run.

NEWS_COLUMNS="id, slug, version, created_at, updated_at, stage, title, summary, language, kind, publisher, byline, \
published_at, tags, places, prisoners, petitions, word_count"
PRISONER_COLUMNS="id, slug, version, created_at, updated_at, names, born_on, gender, nationalities, occupations, custody, \
cases, events, recognitions, support, sources, visibility, name, custody_status, custody_liberty"
NEWS_SEEN="deleted_at is null and stage = 'published'"
PRISONERS_SEEN="deleted_at is null and visibility = 'public'"

# one_by_id table columns seen kind entries, of which those are asked for that the service has read
one_by_id() {
  local step
  step=$(step "$5")
  echo "\\set n 1 + $step * random(0, $((($5 - 1) / step)))"
  echo "select $2 from $1 where id = ('019a0000-000$4-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid and $3;"
}

# A page of the news from the time of any of so many entries on, backwards.
news_page() { # entries
  echo "\\set n random(1, $1)"
  echo "select $NEWS_COLUMNS from news_item where $NEWS_SEEN and published_at < timestamptz '2016-01-01Z' + :n * interval '25 minutes'
    order by published_at desc nulls last, id desc limit 20;" | tr '\n' ' '
  echo
}

# How many there are behind the page, to 10,000.
news_total() {
  echo "select count(*) from (select from news_item where $NEWS_SEEN and published_at < timestamptz '2016-01-01Z' + :n * interval '25 minutes'
    limit 10001) c;" | tr '\n' ' '
}

tagged() {
  echo '\set n random(0, 199)'
  echo "select $NEWS_COLUMNS from news_item where $NEWS_SEEN and tags @> array['tag-' || :n]
    order by published_at desc nulls last, id desc limit 20;" | tr '\n' ' '
}

signatures_shown() {
  echo "\\set n random(1, $((prisoners / 200)))"
  echo "select id, shown_name, country, confirmed_at from signature
    where petition_id = ('019a0000-0003-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid and status = 'confirmed' and shown_name is not null
    order by confirmed_at desc, id desc limit 20;" | tr '\n' ' '
}

# The 20 best of a text search: of each of its words in each row's own language.
text_search() { # kind
  local query="(select search_query('english', split_part(line, ' or ', 1)) || search_query('russian', split_part(line, ' or ', 1))
    || search_query('english', split_part(line, ' or ', 2)) || search_query('russian', split_part(line, ' or ', 2))
    from bench.asked where kind = '$1' and n = :n)"
  echo '\set n random(1, 3000)'
  echo "select ${NEWS_COLUMNS/id, /e.id, } from news_item e join news_item_search s on s.id = e.id
    where $NEWS_SEEN and s.words @@ $query order by ts_rank_cd(s.words, $query) desc, e.id desc limit 20;" | tr '\n' ' '
}

# The 20 people whose names are most alike by plain trigrams, by % at its own threshold of 0.3, which whoever begins with trigrams writes first.
alike() { # kind
  local line="(select line from bench.asked where kind = '$1' and n = :n)"
  echo '\set n random(1, 3000)'
  echo "select $PRISONER_COLUMNS from prisoner where $PRISONERS_SEEN and name_text % $line
    order by similarity(name_text, $line) desc, id desc limit 20;" | tr '\n' ' '
}
