-- Words and sentences that news items are made of, in five languages. How often a word occurs falls with its place, as in
-- any language: the first is in nearly every item. All is derived from numbers: every run has the same data.
drop schema if exists search_bench cascade;
create schema search_bench;

create table search_bench.word (language text, place integer, word text, primary key (language, place));
insert into search_bench.word
select language, n, coalesce(firsts[n], s[1 + n % 20] || s[1 + n / 20 % 20] || s[1 + n / 400 % 20] || s[1 + n / 8000 % 20] || ending)
from (values
  ('en', 'k', '{prisoner,letter,court,freedom,judge,sentence,colony,lawyer,appeal,hearing}'::text[],
   '{ba,de,fo,gu,ka,lo,mu,na,po,ra,so,tu,va,wo,zu,bro,kla,gro,sno,tra}'::text[]),
  ('de', 't', '{Gefangener,Brief,Gericht,Freiheit,Richter,Urteil,Kolonie,Anwalt}',
   '{ba,de,fo,gu,ka,lo,mu,na,po,ra,so,tu,va,wo,zu,bro,kla,gro,schno,tra}'),
  ('ru', 'к', '{заключённый,письмо,суд,свобода,судья,приговор,колония,адвокат}',
   '{ба,де,фо,гу,ка,ло,му,на,по,ра,со,ту,ва,жо,зу,бро,кла,гро,сно,тра}'),
  ('uk', 'к', '{"в''язень",лист,суд,свобода,суддя,вирок,колонія,адвокат}',
   '{ба,де,фо,ґу,ка,ло,му,на,по,ра,со,ту,ва,жо,зу,бро,кла,гро,їно,тра}'),
  ('be', 'к', '{вязень,ліст,суд,свабода,суддзя,прысуд,калонія,адвакат}',
   '{ба,дэ,фо,гу,ка,ло,му,на,по,ра,со,ту,ва,жо,зу,бро,кла,гро,ўно,тра}')) l(language, ending, firsts, s),
  generate_series(1, 20000) n;

create table search_bench.sentence (language text, place integer, text text, primary key (language, place));
insert into search_bench.sentence
select l.language, n, string_agg(word, ' ' order by i) || '.'
from unnest('{en,de,ru,uk,be}'::text[]) l(language) cross join generate_series(0, 19999) n cross join generate_series(1, 12) i
  join lateral (select floor(power(20000, abs(hashint4(n * 12 + i)::bigint) / 2147483649.0))::integer as place) r on true
  join search_bench.word w on w.language = l.language and w.place = r.place
group by l.language, n;
analyze search_bench.word, search_bench.sentence;

create function search_bench.id(n bigint) returns uuid language sql immutable as $$
  select ('019a0000-0002-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid
$$;
create function search_bench.pick(n bigint, salt integer, among integer) returns integer language sql immutable as $$
  select (abs(hashint8(n * 64 + salt)::bigint) % among)::integer
$$;
