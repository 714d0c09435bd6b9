-- Takes the variables signatures, and first and last: a part of them.
insert into signature (petition_id, id, status, text_version, person, sealed, shown_name, country, language, subscribed, secrets,
  mails, mailed_at, created_at, confirmed_at)
select bench.id('3', case when n % 10 = 0 then 1 else 2 + bench.pick(n, 31, petitions - 1) end), bench.id('5', n), 'confirmed', 1,
  sha256(n::text::bytea), decode(repeat('ab', 180), 'hex'), case when n % 3 = 0 then 'Anna ' || n end,
  (array['DE', 'FR', 'PL', 'US', 'GE', null])[1 + bench.pick(n, 32, 6)], 'en', false, sha256(n::text::bytea), 1, at, at, at
from generate_series(:first, :last) n,
  lateral (select timestamptz '2020-01-01Z' + n * interval '2 years' / :signatures as at) d,
  lateral (select count(*)::integer as petitions from bench.petition) c;
