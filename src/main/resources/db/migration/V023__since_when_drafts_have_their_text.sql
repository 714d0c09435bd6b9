-- A draft has no time from which readers saw it; then its text is as old as the entry, not as old as time.
create or replace view news_text as
select id, item_id, version, title, summary, body, body_html, valid_from from news_former_text
union all
select id, id, text_version, title, summary, body, body_html,
       coalesce(text_since, nullif(greatest(visible_from, published_at), '-infinity'), created_at)
from news_item;
