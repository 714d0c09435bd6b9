create table prisoner (
  id                  uuid primary key,
  version             integer not null,
  slug                text not null,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  deleted_at          timestamptz,
  external_source     text,
  external_id         text,
  names               jsonb not null,
  born_on             text,
  birth_place         jsonb,
  died_on             text,
  gender              text,
  nationalities       text[] not null,
  occupations         text[] not null,
  affiliations        text[] not null,
  summary             jsonb not null,
  photo               jsonb,
  external_ids        jsonb not null,
  custody             jsonb not null,
  cases               jsonb not null,
  events              jsonb not null,
  recognitions        jsonb not null,
  listings            jsonb not null,
  welfare             jsonb,
  health              jsonb,
  contacts            jsonb,
  support             jsonb,
  sources             jsonb not null,
  statements          jsonb not null,
  verified_at         timestamptz,
  visibility          text not null,
  name                text not null,
  name_text           text not null,
  name_keys           text[] not null,
  name_search         tsvector not null generated always as (array_to_tsvector(name_keys)) stored,
  born_on_earliest    date,
  born_on_latest      date,
  born_in_earliest    date,
  born_in_latest      date,
  died_on_earliest    date,
  died_on_latest      date,
  summary_html        jsonb not null,
  custody_status      text not null,
  custody_liberty     text not null,
  release_expected_by date,
  facility_id         uuid,
  recognised_by       text[] not null,
  listed_on           text[] not null,
  articles            text[] not null,
  known_as            text[] not null,
  welfare_level       text,
  welfare_seen_at     timestamptz,
  can_write           boolean,
  interests           text[] not null,
  constraint prisoner_external_key_unique unique (external_source, external_id)
);
alter table prisoner add constraint prisoner_visibility_check check (visibility in ('public', 'partner', 'hidden', 'sealed'));
comment on column prisoner.name_keys is 'Keys that all spellings of a name share, made by org.openletter.prisoners.names.';
comment on column prisoner.name_text is 'The likeliest reading of each name, one a line, for likeness by trigrams.';
comment on column prisoner.custody_status is 'As the dated facts say; what is shown is whereabouts_unknown once release_expected_by has passed.';
comment on column prisoner.born_in_earliest is 'What readers may know of the date of birth: its year, unless the day is public.';
comment on column prisoner.known_as is 'Identifiers in other registers, as scheme:value.';
create index prisoner_created_at on prisoner (created_at desc, id desc);
create index prisoner_updated_at on prisoner (updated_at desc, id desc);
create index prisoner_name on prisoner (name, id);
create index prisoner_born_on on prisoner (born_on_earliest nulls last, id);
create index prisoner_born_in on prisoner (born_in_earliest nulls last, id);
create index prisoner_verified_at on prisoner (verified_at nulls last, id);
create index prisoner_died_on on prisoner (died_on_earliest nulls last, id);
create index prisoner_name_search on prisoner using gin (name_search);
create index prisoner_name_text on prisoner using gin (name_text gin_trgm_ops);
create index prisoner_recognised_by on prisoner using gin (recognised_by);
create index prisoner_listed_on on prisoner using gin (listed_on);
create index prisoner_articles on prisoner using gin (articles);
create index prisoner_known_as on prisoner using gin (known_as);
create index prisoner_affiliations on prisoner using gin (affiliations);
create index prisoner_interests on prisoner using gin (interests);
create index prisoner_occupations on prisoner using gin (occupations);
create index prisoner_nationalities on prisoner using gin (nationalities);
create index prisoner_facility_id on prisoner (facility_id) where facility_id is not null;
create index prisoner_release_expected_by on prisoner (release_expected_by) where release_expected_by is not null;
