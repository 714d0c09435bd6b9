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
  custody_kind        text,
  facility_id         uuid,
  spans               jsonb not null default '[{"status": "unknown", "liberty": "unknown", "unconfirmed": false}]',
  claims              jsonb not null default '[]',
  recognised_by       text[] not null,
  listed_on           text[] not null,
  articles            text[] not null,
  known_as            text[] not null,
  welfare_level       text,
  can_write           boolean,
  interests           text[] not null,
  birthday            text,
  public_birthday     text,
  first_year          integer,
  prosecutions        integer not null default 0,
  episodes            integer not null default 0,
  constraint prisoner_external_key_unique unique (external_source, external_id)
);
alter table prisoner add constraint prisoner_visibility_check check (visibility in ('public', 'partner', 'hidden', 'sealed'));
comment on column prisoner.name_keys is 'Keys that all spellings of a name share, made by org.openletter.prisoners.names.';
comment on column prisoner.name_text is 'The likeliest reading of each name, one a line, for likeness by trigrams.';
comment on column prisoner.custody_status is 'As the dated facts say; what is shown is whereabouts_unknown once release_expected_by has passed.';
comment on column prisoner.born_in_earliest is 'What readers may know of the date of birth: its year, unless the day is public.';
comment on column prisoner.known_as is 'Identifiers in other registers, as scheme:value.';
comment on column prisoner.spans is 'How the person stood from one day to another, one span for every day; prisoner_span has them as rows.';
comment on column prisoner.claims is 'When who recognised the person; prisoner_claim has them as rows.';
create index prisoner_name_search on prisoner using gin (name_search);
create index prisoner_name_text on prisoner using gin (name_text gin_trgm_ops);

create table prisoner_span (
  prisoner_id uuid not null,
  began       date not null,
  ended       date not null,
  status      text not null,
  liberty     text not null,
  unconfirmed boolean not null,
  held        boolean not null,
  turn        text,
  kind        text,
  facility_id uuid,
  constraint prisoner_span_key primary key (prisoner_id, began),
  constraint prisoner_span_days_check check (began < ended)
);
comment on table prisoner_span is 'How a person stood from a day on, before another: for every person exactly one span for every day.';
create index prisoner_span_facility_id on prisoner_span (facility_id) where facility_id is not null;
create index prisoner_span_turn on prisoner_span (began) include (prisoner_id, turn) where turn is not null;

create table prisoner_claim (
  prisoner_id uuid not null,
  by_whom     text not null,
  began       date not null,
  ended       date not null
);
comment on table prisoner_claim is 'Who recognised a person from a day on, before another.';
create index prisoner_claim_prisoner_id on prisoner_claim (prisoner_id);
create index prisoner_claim_by_whom on prisoner_claim (by_whom, began);

create table prisoner_brief (
  id                  uuid primary key,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  deleted_at          timestamptz,
  verified_at         timestamptz,
  visibility          text not null,
  gender              text,
  custody_status      text not null,
  custody_liberty     text not null,
  custody_kind        text,
  facility_id         uuid,
  release_expected_by date,
  welfare_level       text,
  can_write           boolean,
  first_year          integer,
  born_on_earliest    date,
  born_on_latest      date,
  born_in_earliest    date,
  born_in_latest      date,
  died_on_earliest    date,
  died_on_latest      date,
  birthday            text,
  public_birthday     text,
  prosecutions        integer not null,
  episodes            integer not null,
  name                text not null,
  nationalities       text[] not null,
  occupations         text[] not null,
  affiliations        text[] not null,
  recognised_by       text[] not null,
  listed_on           text[] not null,
  articles            text[] not null,
  known_as            text[] not null,
  interests           text[] not null
);
comment on table prisoner_brief is 'The columns of prisoner by which lists filter, sort and count, kept by triggers: a fifth of the width.';

-- In the database, so that a write costs no statement more, and nothing that copies or loads rows can leave them out; by
-- the statement, so that many rows cost little more than one. The functions are written from the columns of
-- prisoner_brief: one more of them is one line above.
do $do$
declare
  names text;
  copies text;
  spans text := $spans$
    insert into prisoner_span (prisoner_id, began, ended, status, liberty, unconfirmed, held, turn, kind, facility_id)
    select n.id, coalesce(s."from", '-infinity'), coalesce(s.until, 'infinity'), s.status, s.liberty, s.unconfirmed,
      s.kind is not null, s.turn, s.kind, s."facilityId"
    from %s, jsonb_to_recordset(n.spans) as s("from" date, until date, status text, liberty text, unconfirmed boolean,
      turn text, kind text, "facilityId" uuid) $spans$;
  claims text := $claims$
    insert into prisoner_claim (prisoner_id, by_whom, began, ended)
    select n.id, c.by, coalesce(c."from", '-infinity'), coalesce(c.until, 'infinity')
    from %s, jsonb_to_recordset(n.claims) as c(by text, "from" date, until date) $claims$;
begin
  select string_agg(quote_ident(column_name), ', ' order by ordinal_position),
         string_agg(case when data_type = 'ARRAY'
                         then format('case when cardinality(n.%1$I) > 1 then array(select distinct unnest(n.%1$I)) else n.%1$I end',
                                     column_name)
                         else format('n.%I', column_name) end, ', ' order by ordinal_position)
  into names, copies
  from information_schema.columns
  where table_schema = current_schema() and table_name = 'prisoner_brief';
  execute format($create$
    create function prisoner_inserted() returns trigger language plpgsql as $$
    begin
      %1$s;
      %2$s;
      insert into prisoner_brief (%3$s) select %4$s from newer n;
      return null;
    end
    $$;
    create function prisoner_updated() returns trigger language plpgsql as $$
    begin
      delete from prisoner_span s using newer n join older o on o.id = n.id
      where s.prisoner_id = n.id and n.spans is distinct from o.spans;
      %5$s;
      delete from prisoner_claim c using newer n join older o on o.id = n.id
      where c.prisoner_id = n.id and n.claims is distinct from o.claims;
      %6$s;
      update prisoner_brief b set (%3$s) = row(%4$s) from newer n where b.id = n.id;
      return null;
    end
    $$ $create$,
    format(spans, 'newer n'), format(claims, 'newer n'), names, copies,
    format(spans, '(select n.id, n.spans from newer n join older o on o.id = n.id where n.spans is distinct from o.spans) n'),
    format(claims, '(select n.id, n.claims from newer n join older o on o.id = n.id where n.claims is distinct from o.claims) n'));
end
$do$;
create function prisoner_deleted() returns trigger language plpgsql as $$
begin
  delete from prisoner_span s using older o where s.prisoner_id = o.id;
  delete from prisoner_claim c using older o where c.prisoner_id = o.id;
  delete from prisoner_brief b using older o where b.id = o.id;
  return null;
end
$$;
create trigger prisoner_inserted after insert on prisoner
  referencing new table as newer for each statement execute function prisoner_inserted();
create trigger prisoner_updated after update on prisoner
  referencing old table as older new table as newer for each statement execute function prisoner_updated();
create trigger prisoner_deleted after delete on prisoner
  referencing old table as older for each statement execute function prisoner_deleted();

create index prisoner_brief_created_at on prisoner_brief (created_at desc, id desc);
create index prisoner_brief_updated_at on prisoner_brief (updated_at desc, id desc);
create index prisoner_brief_name on prisoner_brief (name, id);
create index prisoner_brief_born_on on prisoner_brief (born_on_earliest nulls last, id);
create index prisoner_brief_born_in on prisoner_brief (born_in_earliest nulls last, id);
create index prisoner_brief_verified_at on prisoner_brief (verified_at nulls last, id);
create index prisoner_brief_died_on on prisoner_brief (died_on_earliest nulls last, id);
create index prisoner_brief_facility_id on prisoner_brief (facility_id) where facility_id is not null;
create index prisoner_brief_release_expected_by on prisoner_brief (release_expected_by)
  where release_expected_by is not null;
create index prisoner_brief_birthday on prisoner_brief (birthday) where birthday is not null;
create index prisoner_brief_known_as on prisoner_brief using gin (known_as);
create index prisoner_brief_recognised_by on prisoner_brief using gin (recognised_by);
create index prisoner_brief_listed_on on prisoner_brief using gin (listed_on);
create index prisoner_brief_articles on prisoner_brief using gin (articles);
create index prisoner_brief_affiliations on prisoner_brief using gin (affiliations);
create index prisoner_brief_interests on prisoner_brief using gin (interests);
create index prisoner_brief_occupations on prisoner_brief using gin (occupations);
create index prisoner_brief_nationalities on prisoner_brief using gin (nationalities);
