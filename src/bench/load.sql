-- What the entries are made from. Takes the variable prisoners; ids are consecutive, so that a load generator needs no list of them.
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
