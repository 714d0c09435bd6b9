-- What everybody may see: counted on every page of the plain list, and paged through, from the index alone, as news are (V016).
create index prisoner_brief_shown on prisoner_brief (name, id) where deleted_at is null and visibility = 'public';
create index petition_shown on petition (opens_at desc nulls last, id desc) include (stage)
  where deleted_at is null and stage not in ('draft', 'removed');
