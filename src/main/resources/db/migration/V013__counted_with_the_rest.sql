-- By country, with null for an unknown one, what was collected elsewhere.
create function collected_by_country(collected jsonb) returns table (country text, signatures integer)
  language sql immutable parallel safe
as $$
  select c ->> 'country', (c ->> 'count')::integer
  from jsonb_array_elements(collected -> 'countries') c
  union all
  select null, (collected ->> 'count')::integer - coalesce(
    (select sum((c ->> 'count')::integer) from jsonb_array_elements(collected -> 'countries') c), 0)::integer
  where collected is not null
$$;

-- Signatures from elsewhere reach the count on the same way as all others, so that nothing can make the two differ.
create function count_collected_elsewhere() returns trigger
  language plpgsql
as $$
declare
  former jsonb := case when tg_op = 'UPDATE' then old.collected_elsewhere end;
begin
  insert into signature_delta (petition_id, country, confirmed_at, change)
  select new.id, c.country, null, sum(c.signatures)
  from (
    select country, signatures from collected_by_country(new.collected_elsewhere)
    union all
    select country, -signatures from collected_by_country(former)
  ) c
  group by c.country
  having sum(c.signatures) <> 0;
  return null;
end
$$;
create trigger petition_collected_elsewhere_on_insert after insert on petition
  for each row when (new.collected_elsewhere is not null) execute function count_collected_elsewhere();
create trigger petition_collected_elsewhere_on_update after update of collected_elsewhere on petition
  for each row when (new.collected_elsewhere is distinct from old.collected_elsewhere)
  execute function count_collected_elsewhere();
