create table signing_rule (
  id         uuid primary key,
  effect     text not null,
  kind       text not null,
  sealed     bytea not null,
  person     bytea,
  created_by text not null,
  created_at timestamptz not null,
  constraint signing_rule_effect_known check (effect in ('allow', 'block')),
  constraint signing_rule_kind_known check (kind in ('address', 'domain', 'network'))
);
comment on table signing_rule is 'Who may sign without limits, or not at all.';
comment on column signing_rule.sealed is 'The pattern and the note: both may name a person.';
comment on column signing_rule.person is 'Keyed fingerprint of the canonical address, of a rule for one.';
create index signing_rule_created_at on signing_rule (created_at desc, id desc);

create table invalidation (
  id               uuid primary key,
  petition_id      uuid not null references petition on delete cascade,
  sealed           bytea,
  reverses         uuid references invalidation on delete cascade,
  dry_run          boolean not null,
  position         uuid,
  processed        bigint not null default 0,
  matched          bigint not null default 0,
  status           text not null,
  created_by       text not null,
  created_at       timestamptz not null,
  started_at       timestamptz,
  finished_at      timestamptz,
  worker           uuid,
  lease_until      timestamptz,
  attempts         integer not null default 0,
  cancel_requested boolean not null default false,
  error            text,
  constraint invalidation_asks check ((sealed is null) <> (reverses is null))
);
comment on table invalidation is 'Jobs that take signatures out of the count, or put those of another one back.';
comment on column invalidation.sealed is 'Which signatures, and why; null for a reversal.';
comment on column invalidation.position is 'The last signature that was looked at; committed together with the changes.';
create index invalidation_of_petition on invalidation (petition_id, created_at desc, id desc);
create index invalidation_open on invalidation (created_at) where status in ('queued', 'running');
