-- What is made of all entries together.
insert into slug (kind, slug, entry_id) select 'prisoners', slug, id from prisoner;
insert into slug (kind, slug, entry_id) select 'news', slug, id from news_item;

select indexdef from bench.gin union all select indexdef from bench.index \gexec

insert into signature_tally (petition_id, country, count)
select petition_id, coalesce(country, ''), count(*) from signature group by 1, 2;
insert into signature_hour (petition_id, hour, count)
select petition_id, date_trunc('hour', confirmed_at), count(*) from signature group by 1, 2;
update petition set signature_count = c.count
from (select petition_id, sum(count) as count from signature_tally group by 1) c where c.petition_id = id;
