-- A course is copied with its questions and weights in one transaction, whichever is written first.
alter table learning.questions alter constraint questions_of_courses deferrable initially deferred;
alter table learning.grading_schemes alter constraint grading_schemes_of_runs deferrable initially deferred;
