-- Takes the variables prisoners, and first and last: a part of the news.
insert into news_item (id, version, slug, created_at, updated_at, title, summary, body, language, kind, publisher, byline,
  published_at, tags, places, prisoners, petitions, stage, media, related, corrections, body_html, body_text, word_count)
select bench.id('2', n), 2, 'news-' || n, at, at, left(first, 90) || ' ' || n, first,
  b.text, language, 'article', '{"name": "A newspaper"}', '{A. Reporter}', at,
  array['tag-' || bench.pick(n, 7, 200), 'tag-' || bench.pick(n, 8, 20)],
  array['place-' || bench.pick(n, 9, 500)],
  case when n % 4 = 0 then array[bench.id('1', 1 + bench.pick(n, 10, :prisoners))] else '{}' end, '{}',
  'published', '[]', '[]', '[]', '<p>' || replace(b.text, E'\n\n', E'</p>\n<p>') || '</p>', b.text,
  array_length(string_to_array(b.text, ' '), 1)
from generate_series(:first, :last) n,
  lateral (select timestamptz '2016-01-01Z' + n * interval '25 minutes' as at,
                  case when n % 4 = 3 then 'ru' else 'en' end as language) d,
  lateral (select text as first from bench.sentence
           where sentence.language = d.language and sentence.place = bench.pick(n, 11, 2000)) t,
  lateral (select bench.topic(bench.pick(n, 12, 2000)) || ' ' || bench.topic(bench.pick(n, 13, 2000)) || '. '
                  || left(string_agg(text, case when i % 5 = 0 then E'\n\n' else ' ' end order by i),
                          case d.language when 'ru' then 1100 else 2000 end) as text
           from generate_series(1, 24) i
           join bench.sentence on sentence.language = d.language and sentence.place = bench.pick(n, 13 + i, 2000)) b;
