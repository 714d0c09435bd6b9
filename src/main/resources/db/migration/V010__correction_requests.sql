create table correction_request (
  id          uuid primary key,
  prisoner_id uuid not null references prisoner on delete cascade,
  token       bytea not null,
  text        text,
  path        text,
  source_url  text,
  language    text,
  created_at  timestamptz not null,
  decided_at  timestamptz,
  outcome     text,
  answer      text,
  constraint correction_request_token_unique unique (token)
);
comment on table correction_request is 'What readers say is wrong in a record. Nothing is kept of who they are.';
comment on column correction_request.token is 'SHA-256 of the token that the reader asks with.';
comment on column correction_request.text is 'Erased some time after the decision.';
create index correction_request_created_at on correction_request (created_at desc, id desc);
create index correction_request_prisoner_id on correction_request (prisoner_id, created_at desc);
