-- outside of a transaction
-- An author's own, however many others the school has.
create index concurrently videos_of_maker on learning.videos (school_id, created_by);
