-- The words that names and texts are made of. All is derived from numbers: every run has the same data.
drop schema if exists bench cascade;
create schema bench;

create table bench.given (place integer primary key, latin text, cyrillic text);
insert into bench.given
select row_number() over (), split_part(pair, ':', 1), split_part(pair, ':', 2)
from unnest(string_to_array(
  'Alexei:Алексей,Anna:Анна,Boris:Борис,Daria:Дарья,Dmitry:Дмитрий,Ekaterina:Екатерина,Evgeny:Евгений,Elena:Елена,'
  'Fyodor:Фёдор,Galina:Галина,Grigory:Григорий,Irina:Ирина,Igor:Игорь,Julia:Юлия,Ilya:Илья,Ksenia:Ксения,'
  'Ivan:Иван,Larisa:Лариса,Kirill:Кирилл,Lyudmila:Людмила,Konstantin:Константин,Maria:Мария,Leonid:Леонид,'
  'Marina:Марина,Maxim:Максим,Nadezhda:Надежда,Mikhail:Михаил,Natalia:Наталья,Nikita:Никита,Nina:Нина,'
  'Nikolai:Николай,Olga:Ольга,Oleg:Олег,Polina:Полина,Pavel:Павел,Raisa:Раиса,Pyotr:Пётр,Sofia:София,'
  'Roman:Роман,Svetlana:Светлана,Sergei:Сергей,Tatiana:Татьяна,Stepan:Степан,Valentina:Валентина,'
  'Timofei:Тимофей,Vera:Вера,Vadim:Вадим,Viktoria:Виктория,Vladimir:Владимир,Yana:Яна,Yegor:Егор,Zhanna:Жанна,'
  'Yuri:Юрий,Zoya:Зоя,Andrei:Андрей,Alla:Алла,Artyom:Артём,Anastasia:Анастасия,Bogdan:Богдан,Lidia:Лидия', ',')) pair;

create table bench.family (place integer primary key, latin text, cyrillic text);
insert into bench.family
select row_number() over (), split_part(root, ':', 1) || split_part(ending, ':', 1),
       split_part(root, ':', 2) || split_part(ending, ':', 2)
from unnest(string_to_array(
  'Gor:Гор,Kras:Крас,Bel:Бел,Zhur:Жур,Shev:Шев,Mor:Мор,Vas:Вас,Petr:Петр,Sid:Сид,Kuzn:Кузн,Pop:Поп,Vol:Вол,'
  'Sok:Сок,Leb:Леб,Koz:Коз,Nov:Нов,Pavl:Павл,Sem:Сем,Gol:Гол,Vin:Вин,Bogd:Богд,Vor:Вор,Fed:Фед,Mikh:Мих,'
  'Tar:Тар,Zakh:Зах,Bor:Бор,Kor:Кор,Ger:Гер,Pon:Пон,Lar:Лар,Kul:Кул,Kir:Кир,Tit:Тит,Kal:Кал,Kaz:Каз,Afan:Афан,'
  'Chern:Черн,Abr:Абр,Mart:Март,Efim:Ефим,Fil:Фил,Shch:Щ,Dav:Дав,Mel:Мел,Orl:Орл,Nik:Ник,Akh:Ах,Zub:Зуб,Ryab:Ряб',
  ',')) root,
  unnest(string_to_array(
  'anov:анов,enko:енко,insky:инский,yushin:юшин,evich:евич,olov:олов,atkin:аткин,ukhin:ухин,eyev:еев,onchuk:ончук,'
  'ikov:иков,adze:адзе,elman:ельман,orin:орин,ishvili:ишвили,achev:ачев,uk:ук,osyan:осян,artov:артов,imov:имов',
  ',')) ending;

create table bench.key (word text primary key, line text, keys text[]);

-- A word that few texts have: three syllables that no stemmer cuts.
create function bench.topic(n integer) returns text language sql immutable as $$
  select s[1 + n % 20] || s[1 + n / 20 % 20] || s[1 + n / 400 % 20] || 'k'
  from (select string_to_array('ba,de,fo,gu,ka,lo,mu,na,po,ra,so,tu,va,wo,zu,bro,kla,gro,sno,tra', ',') as s) t
$$;

-- 2,000 sentences a language; how often a word occurs falls with its place in the list.
create table bench.sentence (language text, place integer, text text, primary key (language, place));
insert into bench.sentence
select language, s.n, initcap(left(t.text, 1)) || substr(t.text, 2) || '.'
from (values
  ('en', string_to_array('prisoner the of and court in letter to said was for on is by with that judge sentence years colony '
    'lawyer appeal hearing family wrote arrested protest exchange health medical cell police trial charge support '
    'release city human rights journalist activist article statement report against after before during because '
    'without between published newspaper evidence witness investigation prosecutor guilty peaceful assembly '
    'freedom speech belief conscience solitary confinement transfer pretrial detention visit parcel bail amnesty '
    'pardon parliament embassy ambassador international committee organisation demanded refused announced', ' ')),
  ('ru', string_to_array('заключённый и в на суд не письмо что с по за из к от адвокат приговор колония семья срок года '
    'заседание апелляция арест протест обмен здоровье врач камера полиция дело обвинение поддержка свобода город '
    'права человек журналист активист статья заявление против после до во время потому без между опубликовал '
    'газета доказательство свидетель следствие прокурор виновен мирное собрание слово убеждение совесть одиночная '
    'перевод изолятор свидание передача залог амнистия помилование парламент посольство комитет потребовал', ' '))
  ) w(language, words),
  generate_series(0, 1999) s(n),
  lateral (select string_agg(words[1 + floor(cardinality(words) * (abs(hashint4(s.n * 16 + i)::bigint) / 2147483649.0) ^ 2.5)::integer],
                             ' ' order by i) as text
           from generate_series(0, 14) i) t;
