import { newId } from '#domain/kernel/id';
import type { LearnerRule } from './learner-rules.js';
import { addPage } from './learner-rules.js';

type Run = Parameters<LearnerRule['violation']>[0];

const [LEARNER, ENROLMENT] = [newId(), newId()];
const withoutTrigger = (table: string, trigger: string) => `drop trigger ${trigger} on learning.${table}`;
const [NO_RUN, NO_COURSE] = ['runs_archived', 'courses_archived'];

const archived = (what: 'runs' | 'courses') => `update learning.${what} set state = 'archived';`;

function addEnrolment({ school, run }: Run, state = 'active'): string {
  return `insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
    values ('${ENROLMENT}', '${school}', '${run}', '${LEARNER}', 'office', '${state}', now(), now());`;
}

const [EXPIRED, RUN_OVER] = [
  `update learning.enrolments set state = 'expired';`,
  `update learning.runs set ends_on = '2026-01-01';`,
];
const changeEnrolment = (state: string) => `update learning.enrolments set state = '${state}';`;

/** Of the first item of the run. */
function addOfItem({ school, run }: Run, table: string, columns: string, values: string): string {
  return `insert into learning.${table} (id, school_id, run_id, item_id, ${columns})
    select '${newId()}', '${school}', '${run}', i.id, ${values} from learning.items i where i.run_id = '${run}';`;
}

const addAttempt = (at: Run) =>
  addOfItem(
    at,
    'attempts',
    'learner_id, enrolment_id, number, state, started_at, asked, answers, marks, points',
    `'${LEARNER}', '${ENROLMENT}', 1, 'in_progress', now(), '[]', '{}', '{}', 5`,
  );
const addWork = (at: Run) =>
  addOfItem(
    at,
    'submissions',
    'learner_id, enrolment_id, number, state, submitted_at, days_late, text, files, points',
    `'${LEARNER}', '${ENROLMENT}', 1, 'submitted', now(), 0, 'x', 0, 5`,
  );
function addPost({ school, run }: Run): string {
  const post = newId();
  return `insert into learning.posts (id, school_id, run_id, item_id, thread_id, written_by, markdown, written_at, state, locked)
    select '${post}', '${school}', '${run}', i.id, '${post}', '${LEARNER}', 'x', now(), 'visible', false
    from learning.items i where i.run_id = '${run}';`;
}
const addAnnouncement = ({ school, run }: Run) =>
  `insert into learning.announcements (id, school_id, run_id, title, markdown, published_at, published_by)
   values ('${newId()}', '${school}', '${run}', 'x', 'x', now(), '${LEARNER}');`;

/** What is archived is kept as it was, and what is over is over: what of it no other rule refuses. */
export const ARCHIVED_RULES: Readonly<Record<string, LearnerRule>> = {
  'nobody comes into an archived run': {
    violation: (at) => archived('runs') + addEnrolment(at),
    refusedBy: NO_RUN,
    without: withoutTrigger('enrolments', 'enrolments_begin_in_open'),
  },
  'nobody comes into a run of an archived course': {
    violation: (at) => archived('courses') + addEnrolment(at, 'invited'),
    refusedBy: NO_COURSE,
    without: withoutTrigger('enrolments', 'enrolments_begin_in_open'),
  },
  'nobody whom the end of a run has put out comes back as something else': {
    violation: (at) => addEnrolment(at, 'suspended') + EXPIRED + changeEnrolment('active'),
    refusedBy: 'enrolments_end',
    without: withoutTrigger('enrolments', 'enrolments_end'),
  },
  'nobody comes back into a run that is over': {
    violation: (at) => addEnrolment(at) + EXPIRED + RUN_OVER + changeEnrolment('active'),
    refusedBy: 'enrolments_end',
    without: withoutTrigger('enrolments', 'enrolments_end'),
  },
  'what somebody was is kept while they are put out, and no longer': {
    violation: (at) => `${addEnrolment(at)} update learning.enrolments set expired_from = 'active';`,
    refusedBy: 'enrolments_expired_from',
    without: 'alter table learning.enrolments drop constraint enrolments_expired_from',
  },
  'nobody is let into an archived run': {
    violation: (at) => addEnrolment(at, 'invited') + archived('runs') + changeEnrolment('active'),
    refusedBy: NO_RUN,
    without: withoutTrigger('enrolments', 'enrolments_come_to_open'),
  },
  'no attempt is begun in an archived run': {
    violation: (at) => addPage(at) + addEnrolment(at) + archived('runs') + addAttempt(at),
    refusedBy: NO_RUN,
    without: withoutTrigger('attempts', 'attempts_begin_in_open'),
  },
  'nothing is handed in in an archived course': {
    violation: (at) => addPage(at) + addEnrolment(at) + archived('courses') + addWork(at),
    refusedBy: NO_COURSE,
    without: withoutTrigger('submissions', 'submissions_come_to_open'),
  },
  'nothing is said in an archived run': {
    violation: (at) => addPage(at) + archived('runs') + addPost(at),
    refusedBy: NO_RUN,
    without: withoutTrigger('posts', 'posts_are_said_in_open'),
  },
  'nothing is announced in an archived course': {
    violation: (at) => archived('courses') + addAnnouncement(at),
    refusedBy: NO_COURSE,
    without: withoutTrigger('announcements', 'announcements_are_said_in_open'),
  },
};
