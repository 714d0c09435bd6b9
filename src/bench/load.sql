-- Takes the variables prisoners and news; the ids are consecutive, so that a load generator needs no list of them.
create function bench.id(kind text, n bigint) returns uuid language sql immutable as $$
  select ('019a0000-000' || kind || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid
$$;
create function bench.pick(n bigint, salt integer, among integer) returns integer language sql immutable as $$
  select (abs(hashint8(n * 64 + salt)::bigint) % among)::integer
$$;

-- GIN indexes are built after the load.
create table bench.gin as
select indexname, indexdef from pg_indexes
where schemaname = 'public' and tablename in ('prisoner', 'news_item') and indexdef like '% USING gin %';
select format('drop index %I', indexname) from bench.gin \gexec

insert into prisoner (id, version, slug, created_at, updated_at, names, born_on, gender, nationalities, occupations,
  summary, custody, cases, events, recognitions, sources, visibility, name, name_text, name_keys,
  born_on_earliest, born_on_latest, summary_html, custody_status, custody_liberty, recognised_by, interests)
select bench.id('1', n), 1, 'prisoner-' || n, at, at,
  jsonb_build_array(
    jsonb_build_object('kind', 'primary', 'full', g.latin || ' ' || f.latin, 'given', g.latin, 'family', f.latin,
                       'language', 'en'),
    jsonb_build_object('kind', 'alias', 'full', g.cyrillic || ' ' || f.cyrillic, 'given', g.cyrillic,
                       'family', f.cyrillic, 'language', 'ru')),
  born::text, (array['female', 'male'])[1 + g.place % 2], array[(array['RU', 'BY', 'UA', 'KZ'])[1 + bench.pick(n, 3, 4)]],
  array[(array['journalist', 'teacher', 'lawyer', 'engineer', 'student', 'nurse'])[1 + bench.pick(n, 4, 6)]],
  jsonb_build_object('en', s.text),
  jsonb_build_array(jsonb_build_object('from', born + 38, 'kind', 'colony', 'regime', 'general')),
  '[]',
  jsonb_build_array(jsonb_build_object('on', (born + 38)::text, 'type', 'arrest', 'text', s.text, 'certainty', 'confirmed',
                                       'sourceIds', jsonb_build_array('a'))),
  '[]',
  '[{"id": "a", "type": "media", "publisher": "A newspaper", "language": "en", "confidential": false}]',
  'public', g.latin || ' ' || f.latin,
  gl.line || ' ' || fl.line
    || case when (gl.line, fl.line) <> (gc.line, fc.line) then E'\n' || gc.line || ' ' || fc.line else '' end,
  array(select distinct unnest(gl.keys || fl.keys || gc.keys || fc.keys)),
  make_date(born, 1, 1), make_date(born, 12, 31), jsonb_build_object('en', '<p>' || s.text || E'</p>\n'),
  'serving', 'deprived', '{}', '{}'
from generate_series(1, :prisoners) n
  cross join lateral (select timestamptz '2020-01-01Z' + n * interval '25 minutes' as at, 1950 + bench.pick(n, 5, 35) as born) d
  cross join lateral (select string_agg(text, ' ') as text from bench.sentence
           where language = 'en' and sentence.place between bench.pick(n, 6, 1990) and bench.pick(n, 6, 1990) + 2) s
  join bench.given g on g.place = 1 + bench.pick(n, 1, (select count(*)::integer from bench.given))
  join bench.family f on f.place = 1 + bench.pick(n, 2, (select count(*)::integer from bench.family))
  join bench.key gl on gl.word = g.latin join bench.key fl on fl.word = f.latin
  join bench.key gc on gc.word = g.cyrillic join bench.key fc on fc.word = f.cyrillic;

insert into news_item (id, version, slug, created_at, updated_at, title, summary, body, language, kind, publisher, byline,
  published_at, tags, places, prisoners, petitions, status, body_html, body_text, word_count)
select bench.id('2', n), 2, 'news-' || n, at, at, left(first, 90) || ' ' || n, first,
  b.text, language, 'article', '{"name": "A newspaper"}', '{A. Reporter}', at,
  array['tag-' || bench.pick(n, 7, 200), 'tag-' || bench.pick(n, 8, 20)],
  array['place-' || bench.pick(n, 9, 500)],
  case when n % 4 = 0 then array[bench.id('1', 1 + bench.pick(n, 10, :prisoners))] else '{}' end, '{}',
  'published', '<p>' || replace(b.text, E'\n\n', E'</p>\n<p>') || '</p>', b.text,
  array_length(string_to_array(b.text, ' '), 1)
from generate_series(1, :news) n,
  lateral (select timestamptz '2016-01-01Z' + n * interval '25 minutes' as at,
                  case when n % 4 = 3 then 'ru' else 'en' end as language) d,
  lateral (select text as first from bench.sentence
           where sentence.language = d.language and sentence.place = bench.pick(n, 11, 2000)) t,
  lateral (select bench.topic(bench.pick(n, 12, 2000)) || ' ' || bench.topic(bench.pick(n, 13, 2000)) || '. '
                  || left(string_agg(text, case when i % 5 = 0 then E'\n\n' else ' ' end order by i),
                          case d.language when 'ru' then 1100 else 2000 end) as text
           from generate_series(1, 24) i
           join bench.sentence on sentence.language = d.language and sentence.place = bench.pick(n, 13 + i, 2000)) b;

insert into slug (kind, slug, entry_id) select 'prisoners', slug, id from prisoner;
insert into slug (kind, slug, entry_id) select 'news', slug, id from news_item;

select indexdef from bench.gin \gexec
