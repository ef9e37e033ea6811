-- What a learner has done in a run is read with each thing that they do, and explained by it. The key of evidence leaves out
-- what is scored, so it did not lead there, and all evidence of all schools was read.
-- squawk-ignore require-concurrent-index-creation
create index evidence_of_learner on learning.evidence (school_id, run_id, learner_id, id);

-- The figures of a day look for what was completed in it, among everything that ever was.
-- squawk-ignore require-concurrent-index-creation
create index item_progress_by_day on learning.item_progress (school_id, completed_at) where completed_at is not null;
-- squawk-ignore require-concurrent-index-creation
create index progress_by_day on learning.progress (school_id, completed_at) where completed_at is not null;
