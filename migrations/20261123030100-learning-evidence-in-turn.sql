-- outside of a transaction
-- Waived, taken back and waived again in one round: each turn once. Of everything else nothing else is asked than before.
create unique index concurrently evidence_in_turn on learning.evidence (school_id, run_id, learner_id, item_id, kind, round, score,
  turn) nulls not distinct where kind <> 'scored';
drop index concurrently if exists learning.evidence_once;
