-- Of a video each twentieth that was watched is evidence, once. The table is small yet.
-- squawk-ignore require-concurrent-index-deletion
drop index learning.evidence_once;
-- squawk-ignore require-concurrent-index-creation
create unique index evidence_once on learning.evidence (school_id, run_id, learner_id, item_id, kind, round, score)
  nulls not distinct where kind <> 'scored'; -- asked for nothing that is not asked today: only `scored` had a score
-- squawk-ignore constraint-missing-not-valid
alter table learning.evidence add constraint evidence_watched
  check (kind <> 'watched' or score is not null and (score * 100)::int % 5 = 0); -- there is none yet
