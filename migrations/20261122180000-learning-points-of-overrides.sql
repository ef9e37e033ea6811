-- What a person has said keeps its own points: those of the latest attempt or submission may become fewer afterwards, or none.
alter table learning.results add column override_points numeric(8, 2);

alter table learning.results disable trigger results_keep_changes; -- the results stay what they were
update learning.results set override_points = points where override is not null;
alter table learning.results enable trigger results_keep_changes;

-- The version before says no points of its own, and stays within those that are worked out.
alter table learning.results drop constraint results_score;
-- squawk-ignore constraint-missing-not-valid
alter table learning.results add constraint results_score check (score between 0 and points
  and released_score between 0 and released_points and override between 0 and coalesce(override_points, points)); -- becomes wider
