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
  prisoner_id uuid not null references prisoner on delete cascade,
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
  prisoner_id uuid not null references prisoner on delete cascade,
  by_whom     text not null,
  began       date not null,
  ended       date not null
);
comment on table prisoner_claim is 'Who recognised a person from a day on, before another.';
create index prisoner_claim_prisoner_id on prisoner_claim (prisoner_id);
create index prisoner_claim_by_whom on prisoner_claim (by_whom, began);

-- In the database, so that a write costs no statement more, and nothing that copies or loads rows can leave them out.
create function prisoner_spread() returns trigger
  language plpgsql
as $$
begin
  if tg_op = 'INSERT' or new.spans is distinct from old.spans then
    if tg_op = 'UPDATE' then
      delete from prisoner_span where prisoner_id = new.id;
    end if;
    insert into prisoner_span (prisoner_id, began, ended, status, liberty, unconfirmed, held, turn, kind, facility_id)
    select new.id, coalesce(s."from", '-infinity'), coalesce(s.until, 'infinity'), s.status, s.liberty, s.unconfirmed,
      s.kind is not null, s.turn, s.kind, s."facilityId"
    from jsonb_to_recordset(new.spans) as s("from" date, until date, status text, liberty text, unconfirmed boolean,
      turn text, kind text, "facilityId" uuid);
  end if;
  if tg_op = 'INSERT' or new.claims is distinct from old.claims then
    if tg_op = 'UPDATE' then
      delete from prisoner_claim where prisoner_id = new.id;
    end if;
    insert into prisoner_claim (prisoner_id, by_whom, began, ended)
    select new.id, c.by, coalesce(c."from", '-infinity'), coalesce(c.until, 'infinity')
    from jsonb_to_recordset(new.claims) as c(by text, "from" date, until date);
  end if;
  return null;
end
$$;
create trigger prisoner_spread after insert or update on prisoner
  for each row execute function prisoner_spread();

create table prisoner_brief (
  id                  uuid primary key references prisoner on delete cascade,
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
comment on table prisoner_brief is 'The columns of prisoner by which lists filter, sort and count, kept by a trigger: a tenth of the width.';

-- Writes the trigger's function from the columns of prisoner_brief, so that one more of them is one line above.
do $do$
declare
  names text;
  copies text;
begin
  select string_agg(quote_ident(column_name), ', ' order by ordinal_position),
         string_agg(case when data_type = 'ARRAY'
                         then format('array(select distinct unnest(new.%I))', column_name)
                         else format('new.%I', column_name) end, ', ' order by ordinal_position)
  into names, copies
  from information_schema.columns
  where table_schema = current_schema() and table_name = 'prisoner_brief';
  execute format($create$
    create function prisoner_shorten() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into prisoner_brief (%1$s) values (%2$s);
      else
        update prisoner_brief set (%1$s) = row(%2$s) where id = new.id;
      end if;
      return null;
    end
    $$ $create$, names, copies);
end
$do$;
create trigger prisoner_shorten after insert or update on prisoner
  for each row execute function prisoner_shorten();

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
