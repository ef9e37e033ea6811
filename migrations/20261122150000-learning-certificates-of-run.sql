-- outside of a transaction
-- The first of each run in the order of a list, for authors of whose courses there are many.
create index concurrently certificates_of_run_by_number on learning.certificates (school_id, run_id, number, id);
create index concurrently certificates_of_run_by_name on learning.certificates (school_id, run_id, learner_name, id);
-- Both begin with it.
drop index concurrently if exists learning.certificates_of_run;
