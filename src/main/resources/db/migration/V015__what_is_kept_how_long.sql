alter table petition add signatures_erased_at timestamptz;
comment on column petition.signatures_erased_at is 'When all that is personal was erased from its signatures, some time after it had closed.';

create index signature_withdrawn on signature (ended_at) where status = 'withdrawn';
