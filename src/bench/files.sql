-- The lines of files, each the same in every run; takes the variables of (which file), many, and changed (0 or 1: other
-- occupations and another title, so that each entry is replaced). Needs words.sql.
create or replace function bench.pick(n bigint, salt integer, among integer) returns integer language sql immutable as $$
  select (abs(hashint8(n * 64 + salt)::bigint) % among)::integer
$$;
create or replace function bench.day(n bigint, salt integer) returns date language sql immutable as $$
  select date '2012-01-01' + bench.pick(n, salt, 4500)
$$;

select case :'of'
  when 'facilities' then jsonb_build_object('externalId', 'f' || n, 'names', jsonb_build_array(jsonb_build_object('full', 'Colony No. ' || n)),
    'kind', 'colony', 'country', 'RU')
  when 'prisoners' then jsonb_build_object('externalId', 'p' || n, 'visibility', 'public',
    'names', jsonb_build_array(
      jsonb_build_object('kind', 'primary', 'full', g.latin || ' ' || f.latin, 'given', g.latin, 'family', f.latin, 'language', 'en'),
      jsonb_build_object('kind', 'alias', 'full', g.cyrillic || ' ' || f.cyrillic, 'given', g.cyrillic, 'family', f.cyrillic, 'language', 'ru')),
    'bornOn', case when n % 4 = 0 then (1950 + bench.pick(n, 3, 55))::text else (date '1950-01-01' + bench.pick(n, 3, 20000))::text end,
    'gender', (array['female', 'male'])[1 + n % 2], 'nationalities', jsonb_build_array((array['RU', 'BY', 'UA', 'KZ'])[1 + bench.pick(n, 4, 4)]),
    'occupations', jsonb_build_array((array['journalist', 'teacher', 'lawyer', 'engineer', 'student', 'nurse'])[1 + (bench.pick(n, 5, 6) + :changed) % 6]),
    'summary', jsonb_build_object('en', (select string_agg(text, ' ') from bench.sentence
      where language = 'en' and place between bench.pick(n, 6, 1990) and bench.pick(n, 6, 1990) + 2)),
    'custody', jsonb_build_array(
      jsonb_build_object('from', bench.day(n, 7), 'until', bench.day(n, 7) + 90, 'kind', 'pretrial_detention', 'endReason', 'sentence_changed'),
      jsonb_build_object('from', bench.day(n, 7) + 90, 'kind', 'colony', 'regime', 'general', 'facilityId',
        (select id from facility where external_source = 'bench' and external_id = 'f' || (1 + bench.pick(n, 8, 20))))),
    'cases', jsonb_build_array(jsonb_build_object('jurisdiction', 'RU', 'court', 'A district court',
      'charges', jsonb_build_array(jsonb_build_object('article', (array['207.3', '280.3', '205.2', '275', '282.1'])[1 + bench.pick(n, 9, 5)],
        'date', bench.day(n, 7))),
      'sentence', jsonb_build_object('date', bench.day(n, 7) + 90, 'types', '["imprisonment"]'::jsonb))),
    'events', jsonb_build_array(jsonb_build_object('on', bench.day(n, 7), 'type', 'arrest', 'text', 'Arrested at home.',
      'certainty', 'confirmed', 'sourceIds', '["a"]'::jsonb)),
    'recognitions', jsonb_build_array(jsonb_build_object('by', (array['Memorial', 'OVD-Info'])[1 + bench.pick(n, 10, 2)], 'term', 'political_prisoner',
      'from', bench.day(n, 7) + 120)),
    'sources', '[{"id": "a", "type": "media", "publisher": "A newspaper", "language": "en", "url": "https://www.example.org/a"}]'::jsonb,
    'support', jsonb_build_object('canWrite', true, 'languages', '["ru"]'::jsonb, 'interests', jsonb_build_array('poetry', 'chess')))
  when 'petitions' then jsonb_build_object('externalId', 'c' || n, 'title', 'Freedom for ' || g.latin || ' ' || f.latin || ' ' || (n + :changed * 1000000),
    'summary', left(t.text, 300), 'text', t.text, 'kind', 'petition', 'language', 'en')
  else jsonb_build_object('externalId', 'n' || n, 'title', left(t.text, 90) || ' ' || (n + :changed * 1000000), 'summary', left(t.text, 200), 'body',
    bench.topic(bench.pick(n, 12, 2000)) || ' ' || t.text, 'language', 'en', 'kind', 'article', 'publisher', '{"name": "A newspaper"}'::jsonb,
    'byline', '["A. Reporter"]'::jsonb, 'tags', jsonb_build_array('tag-' || bench.pick(n, 13, 200)), 'places', '["Moscow"]'::jsonb,
    'prisoners', (select coalesce(jsonb_agg(id), '[]') from prisoner where n % 4 = 0 and external_source = 'bench'
                  and external_id = 'p' || (1 + bench.pick(n, 14, 1000))))
  end
from generate_series(1, :many) n
  join bench.given g on g.place = 1 + bench.pick(n, 1, (select count(*)::integer from bench.given))
  join bench.family f on f.place = 1 + bench.pick(n, 2, (select count(*)::integer from bench.family))
  cross join lateral (
    select case when :'of' in ('news', 'petitions') then (
      select string_agg(text, case when i % 5 = 0 then E'\n\n' else ' ' end order by i)
      from generate_series(1, 16) i
      join bench.sentence on language = 'en' and place = bench.pick(n, 15 + i, 2000)) end as text) t
order by n;
