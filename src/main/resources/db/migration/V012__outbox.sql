create table outbox (
  id         uuid primary key,
  template   text not null,
  sealed     bytea not null,
  created_at timestamptz not null default now(),
  next_at    timestamptz not null default now(),
  attempts   integer not null default 0,
  worker     uuid
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
comment on table outbox is 'Letters on their way; each is gone once a mail server has taken it. To whom and what, is sealed.';
comment on column outbox.next_at is 'From when on it may be taken; while an instance has it, the end of its lease.';
comment on column outbox.worker is 'The instance that took it last.';
-- Sealed bytes can't be compressed.
alter table outbox alter column sealed set storage external;
create index outbox_next_at on outbox (next_at);
create index outbox_created_at on outbox (created_at);
