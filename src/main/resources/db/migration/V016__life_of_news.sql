drop index news_item_shown;
alter table news_item drop constraint news_item_published_has_time;
alter table news_item rename column status to stage;
alter table news_item
  add column publish_at           timestamptz,
  add column embargo_until        timestamptz,
  add column unpublish_at         timestamptz,
  add column pinned_until         timestamptz,
  add column media                jsonb not null default '[]',
  add column related              jsonb not null default '[]',
  add column translation_group    uuid,
  add column corrections          jsonb not null default '[]',
  add column translation_outdated boolean not null default false,
  add column text_version         integer not null default 1,
  add column text_since           timestamptz,
  -- Never null, so that what everybody sees is two comparisons that the index of the list answers.
  add column visible_from         timestamptz not null
             generated always as (coalesce(greatest(publish_at, embargo_until), '-infinity')) stored,
  add column visible_until        timestamptz not null
             generated always as (coalesce(unpublish_at, 'infinity')) stored,
  add constraint news_item_published_has_time check (stage <> 'published' or published_at is not null);
alter table news_item
  alter column media drop default,
  alter column related drop default,
  alter column corrections drop default;
comment on column news_item.stage is 'What was decided: draft, published, unpublished or retracted. What readers are told is news_status().';
comment on column news_item.translation_outdated is 'Whether a translation of it was corrected, and this text not changed since.';
comment on column news_item.text_version is 'Which of the published texts this is.';
comment on column news_item.text_since is 'Since when this is the text, where a change of what was published made it.';

-- The same as Status.of in Java: nothing is stored when an item appears or vanishes at its time, so no job can be late.
create function news_status(n news_item) returns text
  language sql stable parallel safe
as $$
  select case
    when n.stage <> 'published' then n.stage
    when n.visible_until <= now() then 'unpublished'
    when n.publish_at > now() then 'scheduled'
    when n.embargo_until > now() then 'embargoed'
    else 'published'
  end
$$;
comment on function news_status(news_item) is 'What an item is at this moment, by its stage and its times.';

-- Immutable as it names its time zone, but PostgreSQL takes to_char for one that depends on settings.
create function month_of(at timestamptz) returns text
  language sql immutable parallel safe
as $$
  select to_char(at at time zone 'UTC', 'YYYY-MM')
$$;
comment on function month_of(timestamptz) is 'The month in UTC: 2025-07.';

-- What everybody may see: counted on every page of the plain list, from the index alone.
create index news_item_shown on news_item (published_at desc nulls last, id desc) include (visible_from, visible_until)
  where deleted_at is null and stage = 'published';
create index news_item_month on news_item (month_of(published_at), published_at desc nulls last, id desc)
  where deleted_at is null and stage = 'published';
-- Few are pinned, and fewer still: the first of the top stories.
create index news_item_pinned on news_item (pinned_until) where pinned_until is not null;
-- One of each language, among those that are there.
create unique index news_item_translation_unique on news_item (translation_group, language) where deleted_at is null;

create table news_former_text (
  id         uuid primary key,
  item_id    uuid not null,
  version    integer not null,
  title      text not null,
  summary    text,
  body       text not null,
  body_html  text not null,
  valid_from timestamptz not null,
  constraint news_former_text_version_unique unique (item_id, version),
  constraint news_former_text_item_key foreign key (item_id) references news_item on delete cascade
);
comment on table news_former_text is 'What readers could read before a text was changed. Nothing here ever changes.';

create view news_text as
select id, item_id, version, title, summary, body, body_html, valid_from from news_former_text
union all
select id, id, text_version, title, summary, body, body_html,
       coalesce(text_since, greatest(visible_from, published_at), created_at)
from news_item;
comment on view news_text is 'Every text of an item that readers could read, the present one included.';
