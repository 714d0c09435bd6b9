-- Takes the variable signatures: a tenth of them are of the first petition, the others of one in two hundred of the prisoners.
create table bench.petition as
select n, bench.id('3', n) as id from generate_series(1, (select greatest(2, count(*) / 200) from prisoner)) n;

insert into petition (id, version, slug, created_at, updated_at, title, summary, text, kind, language, addressees, demands, authors,
  prisoners, thresholds, household, media, stage, published_at, opens_at, responses, signature_count, text_locked, text_html,
  text_plain, people, addressee_countries)
select p.id, 1, 'petition-' || n, at, at, left(t.text, 90) || ' ' || n, t.text, t.text, 'petition', 'en',
  '[{"name": "A minister", "country": "RU"}]', '[{"text": "Release them."}]', '[]', array[bench.id('1', n)], '[]', false, '[]',
  'published', at, at, '[]', case n when 1 then :signatures / 10 else 0 end, true, '<p>' || t.text || '</p>', t.text,
  array[bench.id('1', n)], '{RU}'
from bench.petition p,
  lateral (select timestamptz '2020-01-01Z' + n * interval '25 minutes' as at) d,
  lateral (select text from bench.sentence where language = 'en' and place = bench.pick(n, 30, 2000)) t;
insert into slug (kind, slug, entry_id) select 'petitions', slug, id from petition;

create table bench.index as
select indexname, indexdef from pg_indexes
where tablename = 'signature' and indexname not in (select conname from pg_constraint);
select format('drop index %I', indexname) from bench.index \gexec
