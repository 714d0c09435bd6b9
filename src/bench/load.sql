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
where schemaname = 'public' and tablename in ('prisoner', 'prisoner_brief', 'news_item', 'news_item_search') and indexdef like '% USING gin %';
select format('drop index %I', indexname) from bench.gin \gexec

-- 300 facilities; more people are in the first of them than in the last.
insert into facility (id, version, slug, created_at, updated_at, names, kind, country, region, name, name_text)
select bench.id('4', n), 1, 'facility-' || n, timestamptz '2020-01-01Z', timestamptz '2020-01-01Z',
  jsonb_build_array(jsonb_build_object('full', 'Colony No. ' || n)),
  (array['colony', 'prison', 'pretrial_detention'])[1 + n % 3], c.code, c.code || '-' || chr(65 + n / 26 % 26) || chr(65 + n % 26),
  'Colony No. ' || n, 'Colony No. ' || n
from generate_series(1, 300) n, lateral (select (array['RU', 'RU', 'RU', 'BY', 'AZ', 'KZ'])[1 + n % 6] as code) c
on conflict do nothing;

-- What came of each: the day of arrest, of the sentence, of the end, and of an expected release.
create table bench.fate as
select n, case when fate < 45 then 'released' when fate < 48 then 'exchanged' when fate < 50 then 'died'
               when fate < 84 then 'serving' when fate < 90 then 'overdue' when fate < 97 then 'detained'
               else 'house_arrest' end as fate,
  arrested, arrested + 30 + bench.pick(n, 17, 200) as sentenced,
  case when fate < 50 then least(arrested + 240 + bench.pick(n, 16, 2500), current_date - 1) end as ended,
  case when fate between 50 and 83 then current_date + bench.pick(n, 18, 3000)
       when fate between 84 and 89 then current_date - 1 - bench.pick(n, 18, 300) end as expected,
  bench.id('4', 1 + (300 * (bench.pick(n, 19, 10000) / 10000.0) ^ 2)::bigint % 300) as pretrial,
  bench.id('4', 1 + (300 * (bench.pick(n, 20, 10000) / 10000.0) ^ 2)::bigint % 300) as colony
from generate_series(1, :prisoners) n,
  lateral (select bench.pick(n, 15, 100) as fate,
             case when bench.pick(n, 15, 100) between 84 and 89 then date '2018-01-01' + bench.pick(n, 14, 1000)
                  else current_date - 400 - bench.pick(n, 14, 5500) end as arrested) d;
create unique index fate_n on bench.fate (n);
analyze bench.fate;

create function bench.spans(f bench.fate) returns jsonb language sql stable as $$
  select jsonb_agg(jsonb_strip_nulls(s) order by s ->> 'from' nulls first)
  from (values
    (jsonb_build_object('until', f.arrested, 'status', 'unknown', 'liberty', 'unknown', 'unconfirmed', false)),
    (jsonb_build_object('from', f.arrested, 'until', case when f.fate not in ('detained', 'house_arrest') then f.sentenced end,
       'status', case when f.fate = 'house_arrest' then f.fate else 'detained' end,
       'liberty', case when f.fate = 'house_arrest' then 'restricted' else 'deprived' end, 'unconfirmed', false, 'turn', 'taken',
       'kind', case when f.fate = 'house_arrest' then f.fate else 'pretrial_detention' end, 'facilityId', f.pretrial)),
    (case when f.fate not in ('detained', 'house_arrest') then
       jsonb_build_object('from', f.sentenced, 'until', coalesce(f.ended, f.expected + 1), 'status', 'serving',
         'liberty', 'deprived', 'unconfirmed', false, 'kind', 'colony', 'facilityId', f.colony) end),
    (case when f.expected is not null then
       jsonb_build_object('from', f.expected + 1, 'status', 'whereabouts_unknown', 'liberty', 'unknown', 'unconfirmed', true,
         'kind', 'colony', 'facilityId', f.colony) end),
    (case when f.ended is not null then
       jsonb_build_object('from', f.ended, 'status', case when f.fate = 'died' then 'died_in_custody' else f.fate end,
         'liberty', case when f.fate = 'died' then 'dead' else 'free' end, 'unconfirmed', false,
         'turn', case when f.fate = 'died' then 'left' else 'released' end) end)) v(s)
  where s is not null
$$;

insert into prisoner (id, version, slug, created_at, updated_at, names, born_on, gender, nationalities, occupations, affiliations,
  summary, external_ids, custody, cases, events, recognitions, listings, sources, statements, welfare, support, visibility,
  name, name_text, name_keys, born_on_earliest, born_on_latest, born_in_earliest, born_in_latest, died_on_earliest, died_on_latest,
  died_on, summary_html, custody_status, custody_liberty, custody_kind, facility_id, release_expected_by, spans, claims,
  recognised_by, listed_on, articles, known_as, welfare_level, can_write, interests, birthday, public_birthday, first_year,
  prosecutions, episodes)
select bench.id('1', n), 1, 'prisoner-' || n, at, at,
  jsonb_build_array(
    jsonb_build_object('kind', 'primary', 'full', g.latin || ' ' || f.latin, 'given', g.latin, 'family', f.latin,
                       'language', 'en'),
    jsonb_build_object('kind', 'alias', 'full', g.cyrillic || ' ' || f.cyrillic, 'given', g.cyrillic,
                       'family', f.cyrillic, 'language', 'ru')),
  case when b.exact then b.day::text else b.year::text end,
  (array['female', 'male'])[1 + g.place % 2], array[(array['RU', 'BY', 'UA', 'KZ'])[1 + bench.pick(n, 3, 4)]],
  array[(array['journalist', 'teacher', 'lawyer', 'engineer', 'student', 'nurse'])[1 + bench.pick(n, 4, 6)]], '{}',
  jsonb_build_object('en', s.text), '[]',
  case when t.fate in ('detained', 'house_arrest') then
    jsonb_build_array(jsonb_build_object('from', t.arrested, 'kind', case when t.fate = 'detained' then 'pretrial_detention'
                                       else t.fate end, 'facilityId', t.pretrial, 'sourceIds', '[]'::jsonb))
  else
  jsonb_build_array(jsonb_build_object('from', t.arrested, 'until', t.sentenced, 'kind', 'pretrial_detention',
                                       'facilityId', t.pretrial, 'endReason', 'sentence_changed', 'sourceIds', '[]'::jsonb),
                    jsonb_strip_nulls(jsonb_build_object('from', t.sentenced, 'until', t.ended, 'kind', 'colony',
                                       'regime', 'general', 'facilityId', t.colony, 'endReason',
                                       case t.fate when 'released' then 'sentence_served' when 'exchanged' then 'exchange'
                                                   when 'died' then t.fate end, 'sourceIds', '[]'::jsonb))) end,
  jsonb_build_array(jsonb_build_object('jurisdiction', 'RU', 'court', 'A district court', 'appeals', '[]'::jsonb,
    'charges', jsonb_build_array(jsonb_build_object('article', x.article, 'date', t.arrested, 'sourceIds', '[]'::jsonb)),
    'sentence', jsonb_strip_nulls(jsonb_build_object('date', t.sentenced, 'types', '["imprisonment"]'::jsonb,
                                       'expectedReleaseOn', t.expected, 'sourceIds', '[]'::jsonb)))),
  jsonb_build_array(jsonb_build_object('on', t.arrested, 'type', 'arrest', 'text', s.text, 'certainty', 'confirmed',
                                       'sourceIds', jsonb_build_array('a'))),
  case when x.recognised is null then '[]' else jsonb_build_array(jsonb_build_object('by', x.recognised, 'term',
    'political_prisoner', 'from', t.sentenced, 'sourceIds', '[]'::jsonb)) end,
  case when x.listed then '[{"list": "terrorists_and_extremists", "sourceIds": []}]' else '[]' end::jsonb,
  '[{"id": "a", "type": "media", "publisher": "A newspaper", "language": "en", "confidential": false}]', '[]',
  jsonb_build_object('level', x.welfare, 'observedAt', '2026-01-01T00:00:00Z'),
  jsonb_build_object('canWrite', x.letters, 'birthdayPublic', n % 3 = 0, 'languages', '["ru"]'::jsonb, 'interests', x.interests),
  'public', g.latin || ' ' || f.latin,
  gl.line || ' ' || fl.line
    || case when (gl.line, fl.line) <> (gc.line, fc.line) then E'\n' || gc.line || ' ' || fc.line else '' end,
  array(select distinct unnest(gl.keys || fl.keys || gc.keys || fc.keys)),
  case when b.exact then b.day else make_date(b.year, 1, 1) end, case when b.exact then b.day else make_date(b.year, 12, 31) end,
  make_date(b.year, 1, 1), make_date(b.year, 12, 31),
  d.day, d.day, d.day::text,
  jsonb_build_object('en', '<p>' || s.text || E'</p>\n'),
  case t.fate when 'overdue' then 'serving' when 'died' then 'died_in_custody' else t.fate end,
  case when t.fate = 'died' then 'dead' when t.fate = 'house_arrest' then 'restricted' when t.ended is null then 'deprived' else 'free' end,
  case when t.ended is null then case t.fate when 'detained' then 'pretrial_detention' when 'house_arrest' then t.fate else 'colony' end end,
  case when t.ended is null then case when t.fate in ('detained', 'house_arrest') then t.pretrial else t.colony end end,
  t.expected, bench.spans(t),
  case when x.recognised is null then '[]' else jsonb_build_array(jsonb_build_object('by', x.recognised, 'from', t.sentenced)) end,
  case when x.recognised is null then '{}' else array[x.recognised] end,
  case when x.listed then array['terrorists_and_extremists'] else '{}' end, array['RU ' || x.article], '{}',
  x.welfare, x.letters, x.interests, case when b.exact then to_char(b.day, 'MM-DD') end, null,
  extract(year from t.arrested)::integer, 1, 2
from generate_series(1, :prisoners) n
  join bench.fate t using (n)
  cross join lateral (select timestamptz '2020-01-01Z' + n * interval '25 minutes' as at, 1950 + bench.pick(n, 5, 55) as year) y
  cross join lateral (select y.year, make_date(y.year, 1, 1) + bench.pick(n, 21, 365) as day, n % 4 <> 0 as exact) b
  cross join lateral (select case when t.fate = 'died' then t.ended end as day) d
  cross join lateral (select
      (array['207.3', '280.3', '205.2', '275', '282.1', '318', '328', '275.1'])[1 + bench.pick(n, 22, 8)] as article,
      (array['Memorial', 'OVD-Info', 'Amnesty International', null, null])[1 + bench.pick(n, 23, 5)] as recognised,
      bench.pick(n, 24, 5) = 0 as listed, bench.pick(n, 25, 3) <> 0 as letters,
      case when bench.pick(n, 26, 200) = 0 then 'life_threatening'
           else (array['no_known_problem', 'no_known_problem', 'concern', 'serious', 'unknown'])[1 + bench.pick(n, 27, 5)] end as welfare,
      array[(array['poetry', 'chess', 'history', 'cats'])[1 + bench.pick(n, 28, 4)],
            (array['films', 'physics', 'football'])[1 + bench.pick(n, 29, 3)]] as interests) x
  cross join lateral (select string_agg(text, ' ') as text from bench.sentence
           where language = 'en' and sentence.place between bench.pick(n, 6, 1990) and bench.pick(n, 6, 1990) + 2) s
  join bench.given g on g.place = 1 + bench.pick(n, 1, (select count(*)::integer from bench.given))
  join bench.family f on f.place = 1 + bench.pick(n, 2, (select count(*)::integer from bench.family))
  join bench.key gl on gl.word = g.latin join bench.key fl on fl.word = f.latin
  join bench.key gc on gc.word = g.cyrillic join bench.key fc on fc.word = f.cyrillic;

insert into news_item (id, version, slug, created_at, updated_at, title, summary, body, language, kind, publisher, byline,
  published_at, tags, places, prisoners, petitions, stage, media, related, corrections, body_html, body_text, word_count)
select bench.id('2', n), 2, 'news-' || n, at, at, left(first, 90) || ' ' || n, first,
  b.text, language, 'article', '{"name": "A newspaper"}', '{A. Reporter}', at,
  array['tag-' || bench.pick(n, 7, 200), 'tag-' || bench.pick(n, 8, 20)],
  array['place-' || bench.pick(n, 9, 500)],
  case when n % 4 = 0 then array[bench.id('1', 1 + bench.pick(n, 10, :prisoners))] else '{}' end, '{}',
  'published', '[]', '[]', '[]', '<p>' || replace(b.text, E'\n\n', E'</p>\n<p>') || '</p>', b.text,
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
