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
