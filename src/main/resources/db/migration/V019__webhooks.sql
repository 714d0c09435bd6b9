create table webhook (
  id              uuid primary key,
  version         integer not null,
  url             text not null,
  kinds           text[] not null,
  actions         text[] not null,
  description     text,
  sealed          bytea not null,
  disabled_at     timestamptz,
  disabled_reason text,
  failing_since   timestamptz,
  position        bigint not null,
  next_at         timestamptz not null default now(),
  worker          uuid,
  created_at      timestamptz not null,
  updated_at      timestamptz not null
);
comment on table webhook is 'Where changes are posted to, and how far that is.';
comment on column webhook.sealed is 'The secrets that deliveries are signed with: the present one and, for a day, the one before.';
comment on column webhook.position is 'Up to this place, changes were made into deliveries.';
comment on column webhook.next_at is 'From when on it may be taken; while an instance has it, the end of its lease.';
comment on column webhook.worker is 'The instance that took it last.';
create index webhook_next_at on webhook (next_at) where disabled_at is null;
create index webhook_created_at on webhook (created_at desc, id desc);

create table webhook_delivery (
  id              uuid primary key,
  number          bigint generated always as identity,
  webhook_id      uuid not null references webhook on delete cascade,
  message_id      uuid not null,
  type            text not null,
  change          jsonb,
  status          text not null default 'waiting',
  aside           boolean not null default false,
  attempts        integer not null default 0,
  next_at         timestamptz not null default now(),
  response_status integer,
  error           text,
  created_at      timestamptz not null default now(),
  attempted_at    timestamptz
);
comment on column webhook_delivery.message_id is 'What receivers know it by: a replay has that of the first.';
comment on column webhook_delivery.aside is 'Whether it has left the order: what comes later no longer waits for it.';
create index webhook_delivery_of_webhook on webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_waiting on webhook_delivery (webhook_id, number) where status = 'waiting';
create index webhook_delivery_created_at on webhook_delivery (created_at);
