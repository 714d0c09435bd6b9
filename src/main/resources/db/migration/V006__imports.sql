create table import_job (
  id               uuid primary key,
  collection       text not null,
  source           text not null,
  format           text not null,
  mapping          text,
  dry_run          boolean not null,
  key_id           uuid,
  created_by       text not null,
  scopes           text[] not null,
  trace_id         text not null,
  total            bigint,
  position         bigint not null default 0,
  line             bigint not null default 0,
  processed        bigint not null default 0,
  created          bigint not null default 0,
  updated          bigint not null default 0,
  unchanged        bigint not null default 0,
  failed           bigint not null default 0,
  errors           integer not null default 0,
  duplicates       integer not null default 0,
  status           text not null,
  created_at       timestamptz not null,
  started_at       timestamptz,
  finished_at      timestamptz,
  worker           uuid,
  lease_until      timestamptz,
  attempts         integer not null default 0,
  cancel_requested boolean not null default false,
  error            text
);
comment on column import_job.position is 'How many bytes of the content are done with, header included; committed together with the rows.';
comment on column import_job.scopes is 'What the caller might do when the import was asked for.';
comment on column import_job.worker is 'The instance that has the job, until lease_until.';
create index import_job_created_at on import_job (created_at desc, id desc);
create index import_job_open on import_job (created_at) where status in ('queued', 'running');

create table import_chunk (
  job_id     uuid not null,
  number     integer not null,
  bytes      bytea not null,
  created_at timestamptz not null default now(),
  primary key (job_id, number)
);
comment on table import_chunk is 'What was sent, in pieces. They are there before their job is, which is made once all has come.';
alter table import_chunk alter column bytes set storage external;

create table import_error (
  id          uuid primary key,
  job_id      uuid not null references import_job on delete cascade,
  line        bigint not null,
  external_id text,
  pointer     text,
  column_name text,
  code        text not null,
  detail      text not null
);
create index import_error_of_job on import_error (job_id, line, id);

create table import_duplicate (
  id          uuid primary key,
  job_id      uuid not null references import_job on delete cascade,
  line        bigint not null,
  external_id text not null,
  candidates  jsonb not null
);
create index import_duplicate_of_job on import_duplicate (job_id, line, id);
