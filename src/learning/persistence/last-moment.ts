/** Midnight after the last day, by the school's clocks (K3). */
const endOfRun = `
  (select ((r.ends_on + 1)::timestamp at time zone s.time_zone) from identity_api.schools_v1 s
    where s.school_id = platform.current_school())`;

/** The end of the run, which ends an enrolment that is not completed; who has completed it goes on afterwards. */
const endForLearner = `case when e.state <> 'completed' or ${endOfRun} > now() then ${endOfRun} end`;

/** Until when somebody, enrolled by `e`, can work on the item `i` in the module `m` of the run `r`. */
export const lastMoment = `least(i.closes_at, m.closes_at, ${endForLearner})`;
