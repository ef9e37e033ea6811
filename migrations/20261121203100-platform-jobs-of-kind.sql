-- A list of one kind of jobs looked through all that the school ever had, where there are few or none of them.
-- squawk-ignore require-concurrent-index-creation
create index jobs_of_kind on platform.jobs (school_id, kind, id desc) where school_id is not null;
