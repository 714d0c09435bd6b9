-- PostgreSQL takes the comparison of two arrays for as cheap as that of two numbers, and so reads all the words of a few thousand where
-- many slips are asked for at once: 110 ms for 25 names, where the index takes two. The plan is made once, for any slips.
create function name_words_near(slips text[]) returns setof text
  language plpgsql stable parallel safe
  set enable_seqscan = off
  set plan_cache_mode = force_generic_plan
as $$
begin
  return query select distinct w.word from name_word w where w.near && slips;
end
$$;
comment on function name_words_near(text[]) is 'The words of prisoners'' names that have one of these slips in common with what was asked for.';
