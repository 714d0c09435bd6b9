-- The items from number :first to :last, written as the service would write them, but for the triggers: what is searched
-- comes with them in one go.
set session_replication_role = replica;
with made as (
  insert into news_item (id, version, slug, created_at, updated_at, title, summary, body, language, kind, publisher, byline,
    published_at, tags, places, prisoners, petitions, stage, media, related, corrections, body_html, body_text, word_count)
  select search_bench.id(n), 2, 'searched-' || n, at, at, t.text, s.text, b.text, l.language, 'article',
    jsonb_build_object('name', 'Publisher ' || search_bench.pick(n, 2, 50)), '{A. Reporter}', at,
    array['tag-' || search_bench.pick(n, 3, 200), 'tag-' || (200 + search_bench.pick(n, 4, 20))],
    array['place-' || search_bench.pick(n, 5, 500)],
    case when n % 4 = 0 then array(select id from search_bench.person where place = search_bench.pick(n, 6, 100)) else '{}' end,
    '{}', 'published', '[]', '[]', '[]', '<p>' || b.text || '</p>', b.text, 144
  from generate_series(:first::bigint, :last::bigint) n,
    lateral (select timestamptz '2016-01-01Z' + n * interval '5 minutes' as at,
               (array['en', 'en', 'en', 'en', 'en', 'ru', 'ru', 'de', 'uk', 'be'])[1 + n % 10] as language) l,
    lateral (select trim(trailing '.' from split_part(text, ' ', 1) || ' ' || split_part(text, ' ', 2) || ' ' || split_part(text, ' ', 3)
               || ' ' || split_part(text, ' ', 4) || ' ' || split_part(text, ' ', 5)) as text
             from search_bench.sentence x where x.language = l.language and x.place = search_bench.pick(n, 7, 20000)) t,
    lateral (select text from search_bench.sentence x where x.language = l.language and x.place = search_bench.pick(n, 8, 20000)) s,
    lateral (select string_agg(text, ' ' order by i) as text from generate_series(1, 12) i
             join search_bench.sentence x on x.language = l.language and x.place = search_bench.pick(n, 8 + i, 20000)) b
  returning *)
insert into news_item_search (id, fresh, config, words)
select id, published_at, c, search_words(c, title, summary, body_text, prisoners)
from made, lateral search_config_of(language) c;
