alter table petition add signatures_erased_at timestamptz;
comment on column petition.signatures_erased_at is 'When all that is personal was erased from its signatures, some time after it had closed.';

create index signature_withdrawn on signature (ended_at) where status = 'withdrawn';
create index signature_subscribed on signature (petition_id, id) where subscribed and status = 'confirmed';

create table data_request (
  id         uuid primary key,
  sealed     bytea,
  person     bytea,
  secret     bytea,
  created_at timestamptz not null default now(),
  next_at    timestamptz not null default now()
);
comment on table data_request is 'Who wants to know what is held about them, for a day: as it came, and once a letter went out with its secret''s hash.';
comment on column data_request.sealed is 'The address and the language; null once what was held is erased.';
comment on column data_request.person is 'Keyed fingerprint of the canonical address; null until somebody has looked at it.';
create index data_request_next_at on data_request (next_at) where person is null;
create index data_request_person on data_request (person, created_at);
create index data_request_created_at on data_request (created_at);

alter table petition_update add notified_to uuid;
comment on column petition_update.notified_to is 'The last signature whose subscriber has a letter of it: the next go to those after it.';

-- By the number of the key, for when keys are changed.
create index signature_key on signature (substring(sealed from 2 for 4)) where sealed is not null;
