-- outside of a transaction
-- The newest threads of an item, however many answers lie between them.
create index concurrently posts_that_begin on learning.posts (school_id, run_id, item_id, id) where thread_id = id;
