-- By country, with null for an unknown one, what was collected elsewhere.
create function collected_by_country(collected jsonb) returns table (country text, signatures integer)
  language sql immutable parallel safe
as $$
  select c ->> 'country', (c ->> 'count')::integer
  from jsonb_array_elements(collected -> 'countries') c
  union all
  select null, (collected ->> 'count')::integer - coalesce(
    (select sum((c ->> 'count')::integer) from jsonb_array_elements(collected -> 'countries') c), 0)::integer
  where collected is not null
$$;

-- Signatures from elsewhere reach the count on the same way as all others, so that nothing can make the two differ.
create function count_collected_elsewhere() returns trigger
  language plpgsql
as $$
declare
  former jsonb := case when tg_op = 'UPDATE' then old.collected_elsewhere end;
begin
  insert into signature_delta (petition_id, country, confirmed_at, change)
  select new.id, c.country, null, sum(c.signatures)
  from (
    select country, signatures from collected_by_country(new.collected_elsewhere)
    union all
    select country, -signatures from collected_by_country(former)
  ) c
  group by c.country
  having sum(c.signatures) <> 0;
  return null;
end
$$;
create trigger petition_collected_elsewhere_on_insert after insert on petition
  for each row when (new.collected_elsewhere is not null) execute function count_collected_elsewhere();
create trigger petition_collected_elsewhere_on_update after update of collected_elsewhere on petition
  for each row when (new.collected_elsewhere is distinct from old.collected_elsewhere)
  execute function count_collected_elsewhere();

create table petition_former_text (
  id          uuid primary key,
  petition_id uuid not null,
  version     integer not null,
  title       text not null,
  text        text not null,
  text_html   text not null,
  demands     jsonb not null,
  valid_from  timestamptz not null,
  note        text,
  constraint petition_former_text_version_unique unique (petition_id, version),
  constraint petition_former_text_petition_key foreign key (petition_id) references petition on delete cascade
);
comment on table petition_former_text is 'What was signed before a text was amended. Nothing here ever changes.';

create view petition_text as
select id, petition_id, version, title, text, text_html, demands, valid_from, note from petition_former_text
union all
select id, id, text_version, title, text, text_html, demands, coalesce(text_since, opens_at, created_at), text_note
from petition;
comment on view petition_text is 'Every text that a petition has had, the present one included.';

create table petition_update (
  id                 uuid primary key,
  petition_id        uuid not null,
  title              text not null,
  text               text not null,
  text_html          text not null,
  notify_subscribers boolean not null,
  created_at         timestamptz not null,
  notified_at        timestamptz,
  deleted_at         timestamptz,
  constraint petition_update_petition_key foreign key (petition_id) references petition on delete cascade
);
comment on column petition_update.notified_at is 'When the mails to the subscribers were written, if they were to be.';
create index petition_update_petition on petition_update (petition_id, created_at desc, id desc);
create index petition_update_to_notify on petition_update (created_at)
  where notify_subscribers and notified_at is null and deleted_at is null;

create table petition_delivery (
  id              uuid primary key,
  petition_id     uuid not null,
  recipients      text[] not null,
  delivered_at    timestamptz not null,
  how             text not null,
  note            text,
  url             text,
  signature_count bigint not null,
  created_at      timestamptz not null,
  constraint petition_delivery_petition_key foreign key (petition_id) references petition on delete cascade
);
comment on column petition_delivery.signature_count is 'How many had signed when it was recorded.';
create index petition_delivery_petition on petition_delivery (petition_id, delivered_at desc, id desc);
