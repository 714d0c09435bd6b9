-- Takes the variables prisoners, and first and last: a part of them, so that several sessions share the work.
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
from generate_series(:first, :last) n
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
