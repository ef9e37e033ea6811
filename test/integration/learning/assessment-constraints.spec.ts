import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { PersistenceKit } from '../../support/persistence-kit.js';

/** A learner of a run with an item. */
interface Fixture {
  readonly school: string;
  readonly run: string;
  readonly item: string;
  readonly enrolment: string;
  readonly learner: string;
}

interface Rule {
  readonly violation: (at: Fixture) => string;
  readonly refusedBy: string;
  /** Takes the rule away: then the violation goes through, so it was this rule that refused it. */
  readonly without: string;
}

const DENIED = '42501';
const drop = (table: string, constraint: string) =>
  `alter table learning.${table} drop constraint ${constraint}`;
const grant = (right: string, table: string) => `grant ${right} on learning.${table} to lyceum_app`;
const withoutTrigger = (table: string, trigger: string) => `drop trigger ${trigger} on learning.${table}`;
const ATTEMPT = newId();
const WORK = newId();
const RESULT = newId();
const FILE = newId();
/** Now, and not only when the transaction ends. */
const AT_THE_END = 'set constraints all immediate; set constraints all deferred;';
const QUESTION = newId();
const REMOVE_FILE = 'update learning.submission_files set source_id = null, removed_at = now();';

function addAttempt(
  { school, run, item, enrolment, learner }: Fixture,
  {
    id = ATTEMPT,
    number = 1,
    most = '2',
    state = 'in_progress',
    due = `now() + interval '1 hour'`,
    score = 'null',
  } = {},
): string {
  const ended = state === 'in_progress' ? 'null' : 'now()';
  return `insert into learning.attempts (id, school_id, run_id, item_id, learner_id, enrolment_id, number, most, state, started_at,
      due_at, ended_at, asked, answers, marks, score, points)
    values ('${id}', '${school}', '${run}', '${item}', '${learner}', '${enrolment}', ${number}, ${most}, '${state}', now(),
      ${due}, ${ended}, '[]', '{}', '{}', ${score}, 5);`;
}

function addWork(
  { school, run, item, enrolment, learner }: Fixture,
  { id = WORK, number = 1, text = `'x'`, files = 0, rubric = 'null' } = {},
): string {
  return `insert into learning.submissions (id, school_id, run_id, item_id, learner_id, enrolment_id, number, state, submitted_at,
      days_late, text, files, points, rubric)
    values ('${id}', '${school}', '${run}', '${item}', '${learner}', '${enrolment}', ${number}, 'submitted', now(), 0, ${text},
      ${files}, 5, ${rubric});`;
}

/** A file of {@link WORK}, of an upload that is made for it. */
function addFile({ school }: Fixture, place = 1, of = school): string {
  return `insert into platform.uploads (id, school_id, person_id, length, "offset", state)
      select '${FILE}', '${school}', '${FILE}', 1, 1, 'kept' where '${of}' = '${school}' on conflict do nothing;
    insert into learning.submission_files (id, school_id, submission_id, place, source_id, name, media_type, bytes)
      values (gen_random_uuid(), '${school}', '${WORK}', ${place}, '${FILE}', 'x', 'image/png', 1);`;
}

function addResult(
  { school, run, item, enrolment, learner }: Fixture,
  figures = '1, 2, null',
  id = RESULT,
): string {
  return `insert into learning.results (id, school_id, run_id, item_id, learner_id, enrolment_id, score, points, override, changed_at)
    values ('${id}', '${school}', '${run}', '${item}', '${learner}', '${enrolment}', ${figures}, now());`;
}

const change = (what: string) => `update learning.attempts set ${what};`;
const changeResult = (what: string) => `update learning.results set ${what}, version = 2;`;
const changeWork = (what: string) => `update learning.submissions set ${what};`;

const addWaiver = ({ school, run, item, learner }: Fixture, reason = `'x'`) =>
  `insert into learning.evidence (id, school_id, run_id, learner_id, item_id, kind, round, turn, reason, at)
   values ('${newId()}', '${school}', '${run}', '${learner}', '${item}', 'waived', 0, 0, ${reason}, now());`;

const RULES: Readonly<Record<string, Rule>> = {
  'B5 no attempt is begun twice': {
    violation: (at) => addAttempt(at) + addAttempt(at, { id: newId() }),
    refusedBy: 'attempts_once',
    without: drop('attempts', 'attempts_once'),
  },
  'B5 no more attempts than there may be': {
    violation: (at) => addAttempt(at, { number: 3 }),
    refusedBy: 'attempts_limit',
    without: drop('attempts', 'attempts_limit'),
  },
  'B5 no answer after the time, by the clock of the database': {
    violation: (at) => addAttempt(at, { due: `now() - interval '1 s'` }) + change(`answers = '{"q": {}}'`),
    refusedBy: 'attempts_in_time',
    without: withoutTrigger('attempts', 'attempts_keep_rules'),
  },
  'B5 no other end after the end': {
    violation: (at) =>
      addAttempt(at, { due: `now() - interval '1 s'` }) + change(`due_at = now() + interval '1 hour'`),
    refusedBy: 'attempts_in_time',
    without: withoutTrigger('attempts', 'attempts_keep_rules'),
  },
  'B5 no other end of what was submitted': {
    violation: (at) => addAttempt(at, { state: 'submitted' }) + change('due_at = null'),
    refusedBy: 'attempts_in_time',
    without: withoutTrigger('attempts', 'attempts_keep_rules'),
  },
  'B5 no other minutes than it was begun with': {
    violation: (at) => addAttempt(at) + change('minutes = 60'),
    refusedBy: 'attempts_asked',
    without: withoutTrigger('attempts', 'attempts_keep_rules'),
  },
  'no answer after the attempt was submitted': {
    violation: (at) => addAttempt(at, { state: 'submitted' }) + change(`answers = '{"q": {}}'`),
    refusedBy: 'attempts_in_time',
    without: withoutTrigger('attempts', 'attempts_keep_rules'),
  },
  'no attempt goes back': {
    violation: (at) =>
      addAttempt(at, { state: 'submitted' }) + change(`state = 'in_progress', ended_at = null`),
    refusedBy: 'attempts_forward',
    without: withoutTrigger('attempts', 'attempts_keep_rules'),
  },
  'nothing becomes of what was abandoned': {
    violation: (at) => addAttempt(at, { state: 'abandoned' }) + change(`state = 'graded', score = 5`),
    refusedBy: 'attempts_forward',
    without: withoutTrigger('attempts', 'attempts_keep_rules'),
  },
  'nothing else was asked afterwards': {
    violation: (at) => addAttempt(at) + change(`asked = '[{}]'`),
    refusedBy: 'attempts_asked',
    without: withoutTrigger('attempts', 'attempts_keep_rules'),
  },
  'B6 nothing is released without a score': {
    violation: (at) => addAttempt(at, { state: 'released' }),
    refusedBy: 'attempts_score',
    without: drop('attempts', 'attempts_score'),
  },
  'no score above the points': {
    violation: (at) => addAttempt(at, { state: 'graded', score: '5.01' }),
    refusedBy: 'attempts_score',
    without: drop('attempts', 'attempts_score'),
  },
  'nothing ends at no time': {
    violation: (at) => addAttempt(at) + change(`state = 'submitted'`),
    refusedBy: 'attempts_ended',
    without: drop('attempts', 'attempts_ended'),
  },
  'no attempt at what is not in the run': {
    violation: (at) => addAttempt({ ...at, item: newId() }),
    refusedBy: 'attempts_of_items',
    without: drop('attempts', 'attempts_of_items'),
  },
  'K1 no attempt of an enrolment that is not there': {
    violation: (at) => addAttempt({ ...at, enrolment: newId() }),
    refusedBy: 'attempts_of_enrolments',
    without: drop('attempts', 'attempts_of_enrolments'),
  },
  'B6 no former mark is changed': {
    violation: () => 'update learning.mark_changes set number = 1 where false',
    refusedBy: DENIED,
    without: grant('update', 'mark_changes'),
  },
  'B6 nothing else is said of what was put right': {
    violation: () => `update learning.regrades set reason = 'x' where false`,
    refusedBy: DENIED,
    without: grant('update', 'regrades'),
  },
  'B6 no former result is removed': {
    violation: () => 'delete from learning.result_changes where false',
    refusedBy: DENIED,
    without: grant('delete', 'result_changes'),
  },
  'B6 no former grade is changed': {
    violation: () => 'update learning.grade_changes set number = 1 where false',
    refusedBy: DENIED,
    without: grant('update', 'grade_changes'),
  },
  'no attempt is removed': {
    violation: () => 'delete from learning.attempts where false',
    refusedBy: DENIED,
    without: grant('delete', 'attempts'),
  },
  'one result of a learner for an item': {
    violation: (at) => addResult(at) + addResult(at, '1, 2, null', newId()),
    refusedBy: 'results_once',
    without: drop('results', 'results_once'),
  },
  'no result above its points': {
    violation: (at) => addResult(at, '3, 2, null'),
    refusedBy: 'results_score',
    without: drop('results', 'results_score'),
  },
  'nothing is said above the points that it is said of': {
    violation: (at) => addResult(at) + changeResult(`reason = 'x', override_points = 5, override = 5.01`),
    refusedBy: 'results_score',
    without: drop('results', 'results_score'),
  },
  'B6 no result is another one for no reason': {
    violation: (at) => addResult(at, '1, 2, 2'),
    refusedBy: 'results_override',
    without: drop('results', 'results_override'),
  },
  'what was handed in stays': {
    violation: (at) => addWork(at) + changeWork(`text = 'better'`),
    refusedBy: 'submissions_stay',
    without: withoutTrigger('submissions', 'submissions_keep_rules'),
  },
  'what was handed in is graded by the rubric of then': {
    violation: (at) => addWork(at) + changeWork(`rubric = '[]'`),
    refusedBy: 'submissions_stay',
    without: withoutTrigger('submissions', 'submissions_keep_rules'),
  },
  'what was handed in is out of the points of then': {
    violation: (at) => addWork(at) + changeWork('points = 6'),
    refusedBy: 'submissions_stay',
    without: withoutTrigger('submissions', 'submissions_keep_rules'),
  },
  'a rubric has lines': {
    violation: (at) => addWork(at, { rubric: `'{}'` }),
    refusedBy: 'submissions_rubric',
    without: drop('submissions', 'submissions_rubric'),
  },
  'what was given back is done with': {
    violation: (at) =>
      addWork(at) + changeWork(`state = 'returned'`) + changeWork(`state = 'graded', score = 1`),
    refusedBy: 'submissions_forward',
    without: withoutTrigger('submissions', 'submissions_keep_rules'),
  },
  'nothing is handed in twice at once': {
    violation: (at) => addWork(at) + addWork(at, { id: newId() }),
    refusedBy: 'submissions_once',
    without: drop('submissions', 'submissions_once'),
  },
  'nothing empty is handed in': {
    violation: (at) => addWork(at, { text: 'null' }),
    refusedBy: 'submissions_hold_something',
    without: drop('submissions', 'submissions_hold_something'),
  },
  'no submission without its files': {
    violation: (at) => addWork(at, { text: 'null', files: 1 }) + AT_THE_END,
    refusedBy: 'submissions_whole',
    without: withoutTrigger('submissions', 'submissions_are_whole'),
  },
  'no file is added to what was handed in': {
    violation: (at) => addWork(at) + AT_THE_END + addFile(at) + AT_THE_END,
    refusedBy: 'submissions_whole',
    without: withoutTrigger('submission_files', 'submission_files_are_whole'),
  },
  'no upload is handed in twice': {
    violation: (at) => addWork(at, { files: 2 }) + addFile(at) + addFile(at, 2),
    refusedBy: 'submission_files_source_once',
    without: drop('submission_files', 'submission_files_source_once'),
  },
  'K1 no upload of another school is handed in': {
    violation: (at) => addWork(at, { files: 1 }) + addFile(at, 1, newId()) + AT_THE_END,
    refusedBy: 'submission_files_source',
    without: drop('submission_files', 'submission_files_source'),
  },
  'no file of what was handed in is removed': {
    violation: () => 'delete from learning.submission_files where false',
    refusedBy: DENIED,
    without: grant('delete', 'submission_files'),
  },
  'nothing else is said of a file that was handed in': {
    violation: () => `update learning.submission_files set name = 'y' where false`,
    refusedBy: DENIED,
    without: grant('update', 'submission_files'),
  },
  'what counts keeps its files': {
    violation: (at) => addWork(at, { files: 1 }) + addFile(at) + AT_THE_END + REMOVE_FILE,
    refusedBy: 'submission_files_replaced',
    without: withoutTrigger('submission_files', 'submission_files_keep_rules'),
  },
  'no file comes back that was removed': {
    violation: (at) =>
      `${addWork(at, { files: 1 }) + addFile(at) + addWork(at, { id: newId(), number: 2 }) + AT_THE_END + REMOVE_FILE}
      update learning.submission_files set source_id = '${FILE}', removed_at = null;`,
    refusedBy: 'submission_files_forward',
    without: withoutTrigger('submission_files', 'submission_files_keep_rules'),
  },
  'no file is removed that is there': {
    violation: (at) =>
      `${addWork(at, { files: 1 }) + addFile(at) + AT_THE_END} update learning.submission_files set removed_at = now();`,
    refusedBy: 'submission_files_removed',
    without: drop('submission_files', 'submission_files_removed'),
  },
  'no evidence of a score without one': {
    violation: ({ school, run, item, learner }) =>
      `insert into learning.evidence (id, school_id, run_id, learner_id, item_id, kind, round, at)
       values ('${newId()}', '${school}', '${run}', '${learner}', '${item}', 'scored', 0, now())`,
    refusedBy: 'evidence_scored',
    without: drop('evidence', 'evidence_scored'),
  },
  'B3 no item is waived twice in a turn': {
    violation: (at) => addWaiver(at) + addWaiver(at),
    refusedBy: 'evidence_in_turn',
    without: 'drop index learning.evidence_in_turn',
  },
  'no item is waived without a reason': {
    violation: (at) => addWaiver(at, 'null'),
    refusedBy: 'evidence_waived',
    without: drop('evidence', 'evidence_waived'),
  },
};

let kit: PersistenceKit;

beforeAll(async () => {
  kit = await PersistenceKit.start();
});
afterAll(() => kit.stop());

async function aLearner(): Promise<Fixture> {
  const school = await kit.school();
  const [course, run, module, item, enrolment, learner] = Array.from({ length: 6 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  await kit.admin.query(`
    insert into learning.courses (id, school_id, state, title, created_at) values ('${course}', '${school}', 'draft', 'x', now());
    insert into learning.runs (id, school_id, course_id, state, title, created_at)
      values ('${run}', '${school}', '${course}', 'draft', 'x', now());
    insert into learning.modules (id, school_id, run_id, title, position) values ('${module}', '${school}', '${run}', 'x', 1);
    insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
      values ('${item}', '${school}', '${run}', '${module}', 'quiz', 'draft', 'x', '{"quiz": {}}', 1);
    insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
      values ('${enrolment}', '${school}', '${run}', '${learner}', 'office', 'active', now(), now())`);
  return { school, run, item, enrolment, learner };
}

interface Outcome {
  readonly failure?: pg.DatabaseError;
  readonly rows: readonly object[];
}

/** Runs as the app role in the school, after `first` was done by an administrator, and leaves nothing behind. */
async function attempt(at: Fixture, sql: string, first = '', read = 'select'): Promise<Outcome> {
  const client = await kit.connectionOf('admin');
  try {
    await client.query(
      `begin; ${first}; set local role lyceum_app; set local app.school_id = '${at.school}'`,
    );
    await client.query(sql);
    return { rows: (await client.query<object>(read)).rows };
  } catch (failure) {
    return { failure: failure as pg.DatabaseError, rows: [] };
  } finally {
    await client.end();
  }
}

describe('of attempts and results the database refuses by itself', () => {
  it.each(Object.entries(RULES))('%s', async (_, { violation, refusedBy, without }) => {
    const at = await aLearner();
    const { failure } = await attempt(at, violation(at));
    expect(failure?.constraint ?? failure?.code).toBe(refusedBy);
    expect((await attempt(at, violation(at), without)).failure).toBeUndefined();
  });

  it('and nothing that is in order, and B6 keeps each mark, grade and result that there was', async () => {
    const at = await aLearner();
    const mark = (score: string) => change(`marks = '{"${QUESTION}": {"score": ${score}}}'`);
    const order = [
      addAttempt(at),
      change(`answers = '{"q": {}}', due_at = now() + interval '2 hours'`),
      change(`state = 'submitted', ended_at = now()`),
      mark('null'),
      mark('1'),
      mark('1'),
      change(`state = 'released', score = 1`),
      mark('2'),
      addAttempt(at, { id: newId(), number: 2 }),
      addWork(at),
      changeWork(`grade = '{"raw": 1}', score = 1, state = 'graded'`),
      changeWork(`grade = '{"raw": 2}', score = 2`),
      addResult(at),
      changeResult('score = 2'),
    ];
    const kept = `select (select json_agg(mark -> 'score' order by number) from learning.mark_changes) as marks,
      (select json_agg(score order by number) from learning.grade_changes) as grades,
      (select json_agg(score order by version) from learning.result_changes) as results`;
    const { failure, rows } = await attempt(at, order.join('\n'), '', kept);
    expect(failure).toBeUndefined();
    expect(rows).toEqual([{ marks: [null, 1, 2], grades: [1, 2], results: [1, 2] }]);
  });
});
