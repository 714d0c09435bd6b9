-- Questions of each kind: the path, and what PostgreSQL alone is asked for. Takes the variable prisoners.
drop table if exists bench.asked;
create table bench.asked (kind text, n integer, path text, line text, primary key (kind, n));

create function pg_temp.escaped(text) returns text language sql immutable as $$
  select regexp_replace(encode(convert_to($1, 'UTF8'), 'hex'), '(..)', '%\1', 'g')
$$;

-- People who are there, as somebody might type them, and as plain trigrams find them best. A wrong letter is an r, or an l for an r: an x,
-- say, sounds like two.
insert into bench.asked
select kind, n, '/v1/prisoners?limit=' || most || '&q=' || pg_temp.escaped(q),
  replace(case when kind = 'misspelt' then lower(q) else concat_ws(' ', gk.line, fk.line) end, '''', '')
from generate_series(1, 3000) n
  cross join lateral (select 1 + bench.pick(n, 40, :prisoners) as person) p
  join bench.given g on g.place = 1 + bench.pick(person, 1, (select count(*)::integer from bench.given))
  join bench.family f on f.place = 1 + bench.pick(person, 2, (select count(*)::integer from bench.family))
  cross join lateral (values
    ('latin', 20, g.latin, f.latin), ('cyrillic', 20, g.cyrillic, f.cyrillic),
    ('misspelt', 20, g.latin, left(f.latin, 2) || case when substr(f.latin, 3, 1) = 'r' then 'l' else 'r' end || substr(f.latin, 4)),
    ('given', 10 + n % 20, g.latin, null), ('family', 10 + n % 20, null, f.latin)) s(kind, most, given, family)
  cross join lateral (select concat_ws(' ', s.given, s.family) as q) q
  left join bench.key gk on gk.word = s.given
  left join bench.key fk on fk.word = s.family;

insert into bench.asked
select kind, n, '/v1/news?limit=20&q=' || first || '%20OR%20' || second, first || ' or ' || second
from generate_series(1, 3000) n,
  lateral (values ('rare', bench.topic(bench.pick(n, 42, 2000))), ('common', 'prisoner')) s(kind, first),
  lateral (select bench.topic(bench.pick(n, 43, 2000)) as second) t;
analyze bench.asked;
