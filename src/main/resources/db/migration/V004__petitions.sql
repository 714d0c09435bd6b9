create table petition (
  id                  uuid primary key,
  version             integer not null,
  slug                text not null,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  deleted_at          timestamptz,
  external_source     text,
  external_id         text,
  title               text not null,
  summary             text,
  text                text not null,
  kind                text not null,
  language            text not null,
  addressees          jsonb not null,
  demands             jsonb not null,
  authors             jsonb not null,
  prisoners           uuid[] not null,
  opens_at            timestamptz,
  closes_at           timestamptz,
  goal                integer,
  thresholds          jsonb not null,
  collected_elsewhere jsonb,
  household           boolean not null,
  translation_group   uuid,
  media               jsonb not null,
  past                jsonb,
  stage               text not null,
  published_at        timestamptz,
  closed_at           timestamptz,
  responses           jsonb not null,
  rejection           jsonb,
  withdrawal          jsonb,
  removal             jsonb,
  signature_count     bigint not null default 0,
  reached             jsonb,
  text_version        integer not null default 1,
  text_since          timestamptz,
  text_note           text,
  text_locked         boolean not null default false,
  text_html           text not null,
  text_plain          text not null,
  people              uuid[] not null,
  addressee_countries text[] not null,
  search_config       text not null generated always as (search_config_of(language)) stored,
  search              tsvector not null
                      generated always as (search_vector(search_config_of(language), title, summary, text_plain)) stored,
  constraint petition_external_key_unique unique (external_source, external_id),
  constraint petition_closes_after_opening check (closes_at > opens_at),
  constraint petition_published_has_times check (stage <> 'published' or (opens_at is not null and published_at is not null)),
  constraint petition_signature_count_not_negative check (signature_count >= 0)
);
comment on column petition.stage is 'What was decided: draft, published, rejected, withdrawn or removed. What readers are told is petition_status().';
comment on column petition.closed_at is 'When a moderator closed it; where closes_at comes first, that counts.';
comment on column petition.people is 'The prisoners it speaks for and those among its authors.';
comment on column petition.signature_count is 'Confirmed signatures. Written by signing only, never with the rest of the row.';
comment on column petition.past is 'Never set: what importers say here becomes stage and times.';
comment on column petition.reached is 'By count, since when so many have signed: {"1000": "2025-07-03T10:00:00Z"}. Written by signing only.';
comment on column petition.text_version is 'Which text signatures are for.';
comment on column petition.text_since is 'Since when this is the text, where an amendment made it.';
comment on column petition.text_locked is 'Whether somebody has signed, so that a changed text is a new version. Set by signing only, and never taken back.';
comment on column petition.collected_elsewhere is 'Numbers of signatures from paper and other platforms; they are part of signature_count.';

-- The same as Status.of in Java: nothing is stored when a petition opens or closes at its time, so no job can be late.
create function petition_status(p petition) returns text
  language sql stable parallel safe
as $$
  select case
    when p.stage <> 'published' then p.stage
    when p.opens_at > now() then 'draft'
    when least(p.closes_at, p.closed_at) <= now()
      then case when jsonb_array_length(p.responses) > 0 then 'answered' else 'closed' end
    else 'open'
  end
$$;
comment on function petition_status(petition) is 'What a petition is at this moment, by its stage and its times.';

create index petition_opens_at on petition (opens_at desc nulls last, id desc);
create index petition_closes_at on petition (closes_at, id);
create index petition_goal on petition (goal desc nulls last, id desc);
create index petition_title on petition (title, id);
create index petition_created_at on petition (created_at desc, id desc);
create index petition_updated_at on petition (updated_at desc, id desc);
-- None on signature_count: with one, each signature would have to be entered in all indexes of the table, the words of
-- the text among them; sorting the petitions that a list holds costs far less.
-- One of each language, among those that are there.
create unique index petition_translation_unique on petition (translation_group, language) where deleted_at is null;
create index petition_prisoners on petition using gin (prisoners);
create index petition_people on petition using gin (people);
create index petition_addressee_countries on petition using gin (addressee_countries);
create index petition_search on petition using gin (search_config, search);
create trigger petition_search_config after insert or update of language on petition
  for each row execute function note_search_config();
