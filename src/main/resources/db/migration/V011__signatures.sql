create table signing (
  id           uuid primary key,
  petition_id  uuid not null references petition on delete cascade,
  text_version integer not null,
  sealed       bytea not null,
  created_at   timestamptz not null,
  next_at      timestamptz not null default now(),
  attempts     integer not null default 0
);
comment on table signing is 'What people sent to sign, as it came: sealed, and not looked at yet. Rows live for about a second.';
create index signing_next_at on signing (next_at, id);

create table signature (
  petition_id  uuid not null references petition on delete cascade,
  id           uuid not null,
  status       text not null,
  text_version integer not null,
  person       bytea,
  member       smallint not null default 0,
  sealed       bytea,
  shown_name   text,
  country      text,
  language     text not null,
  comment      text,
  comment_state text,
  subscribed   boolean not null,
  secrets      bytea not null,
  mails        smallint not null,
  mailed_at    timestamptz not null,
  created_at   timestamptz not null,
  confirmed_at timestamptz,
  ended_at     timestamptz,
  invalidation uuid,
  constraint signature_pkey primary key (petition_id, id),
  constraint signature_person_unique unique (person, petition_id, member),
  constraint signature_status_known check (status in ('pending', 'confirmed', 'withdrawn', 'invalidated')),
  constraint signature_comment_state_known check (comment_state in ('pending', 'approved', 'rejected')),
  constraint signature_confirmed_has_time check (status <> 'confirmed' or confirmed_at is not null)
);
comment on table signature is 'Keyed by petition first, so that it can be spread over machines by petition.';
comment on column signature.person is 'Keyed fingerprint of the canonical address; null once the person was erased.';
comment on column signature.member is '0, or 1 for the second of a household where the petition allows it.';
comment on column signature.sealed is 'Name, address, network, and the comment until it is approved; null once erased.';
comment on column signature.shown_name is 'The name in clear, of who confirmed and chose to be shown.';
comment on column signature.secrets is 'SHA-256 of the secret of each token that was mailed, one after another.';
comment on column signature.invalidation is 'The job that took it out of the count; a reversal of that job puts it back.';
comment on column signature.comment is 'In clear only once a moderator approved it.';
create index signature_shown on signature (petition_id, confirmed_at desc, id desc)
  where status = 'confirmed' and shown_name is not null;
create index signature_pending on signature (created_at) where status = 'pending';
create index signature_invalidated on signature (petition_id, invalidation, id) where invalidation is not null;
create index signature_comments on signature (petition_id, confirmed_at, id) where comment_state is not null;

create table signature_delta (
  petition_id  uuid not null,
  country      text,
  confirmed_at timestamptz,
  change       integer not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
comment on table signature_delta is
  'Changes of the counts that are still to be folded: appended, never updated, so that no two who sign wait for each other.';
comment on column signature_delta.confirmed_at is 'When the signature that comes or goes was confirmed; null for those collected elsewhere.';

create table signature_tally (
  petition_id uuid not null references petition on delete cascade,
  country     text not null,
  count       bigint not null,
  primary key (petition_id, country)
) with (fillfactor = 50);
comment on table signature_tally is 'Signatures by country; the empty one is unknown. Its sum is petition.signature_count at every moment.';

create table signature_hour (
  petition_id uuid not null references petition on delete cascade,
  hour        timestamptz not null,
  count       bigint not null,
  primary key (petition_id, hour)
) with (fillfactor = 50);
comment on table signature_hour is 'The same by the hour of confirmation; -infinity for those collected elsewhere.';

create table signature_minute (
  minute      timestamptz not null,
  petition_id uuid not null references petition on delete cascade,
  count       bigint not null,
  primary key (minute, petition_id)
) with (fillfactor = 50);
comment on table signature_minute is 'The same by minute, for the last hours only.';

-- New thresholds are judged with the next folding, which a change by nothing brings about.
create function judge_thresholds() returns trigger
  language plpgsql
as $$
begin
  insert into signature_delta (petition_id, country, confirmed_at, change) values (new.id, null, null, 0);
  return null;
end
$$;
create trigger petition_thresholds_on_update after update of thresholds on petition
  for each row when (new.thresholds is distinct from old.thresholds) execute function judge_thresholds();

create table milestone (
  id              uuid primary key default gen_random_uuid(),
  petition_id     uuid not null references petition on delete cascade,
  threshold       integer not null,
  change          text not null,
  signature_count bigint not null,
  crossed_at      timestamptz not null,
  constraint milestone_change_known check (change in ('reached', 'lost'))
);
comment on table milestone is 'Each crossing of a threshold, upwards or downwards, once.';
create index milestone_of_petition on milestone (petition_id, crossed_at desc, id desc);

create function thresholds_reached(thresholds jsonb, signatures bigint, former jsonb) returns jsonb
  language sql stable parallel safe
as $$
  select coalesce(jsonb_object_agg(t ->> 'count', coalesce(
           former ->> (t ->> 'count'), to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))), '{}')
  from jsonb_array_elements(thresholds) t
  where (t ->> 'count')::bigint <= signatures
$$;
comment on function thresholds_reached(jsonb, bigint, jsonb) is
  'By count, since when so many have signed: what was reached before keeps its time.';
