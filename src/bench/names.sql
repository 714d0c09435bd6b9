-- 50 people as somebody might type them: the path's q, and what the service makes of it: keys, whole words, reading.
select regexp_replace(encode(convert_to(concat_ws(' ', q.given, q.family), 'UTF8'), 'hex'), '(..)', '%\1', 'g'),
  '(' || concat_ws(' & ', bench.any_of(q.given, case when q.family is null then ':*' else '' end), bench.any_of(q.family, ':*')) || ')',
  '(' || concat_ws(' & ', bench.any_of(q.given, ''), bench.any_of(q.family, '')) || ')',
  case :'spelling' when 'misspelt' then split_part(p.name_text, E'\n', 1) else concat_ws(' ', gk.line, fk.line) end
from generate_series(1, 50) n
  join prisoner p on p.id = bench.id('1', n * 1999 % (select count(*) from prisoner) + 1)
  cross join lateral (select case :'spelling' when 'cyrillic' then p.names -> 1 else p.names -> 0 end as name) s
  cross join lateral (select case when :'spelling' <> 'family' then s.name ->> 'given' end as given,
             case :'spelling' when 'misspelt' then left(s.name ->> 'family', 2) || 'x' || substr(s.name ->> 'family', 4)
               when 'given' then null else s.name ->> 'family' end as family) q
  left join bench.key gk on gk.word = q.given
  left join bench.key fk on fk.word = q.family
order by n;
