import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { COURSE_RULES } from '../../support/course-rules.js';
import { PersistenceKit } from '../../support/persistence-kit.js';

/** A course of a school, with two runs of one module each. */
interface Fixture {
  readonly school: string;
  readonly course: string;
  readonly run: string;
  readonly module: string;
  readonly otherRun: string;
  readonly otherModule: string;
  /** Of another school. */
  readonly foreignCourse: string;
}

interface Rule {
  readonly violation: (at: Fixture) => string;
  readonly refusedBy: string | RegExp;
  /** Takes the rule away: then the violation goes through, so it was this rule that refused it. */
  readonly without: string;
}

const DENIED = '42501';
const drop = (table: string, constraint: string) =>
  `alter table learning.${table} drop constraint ${constraint}`;
const grant = (right: string, table: string) => `grant ${right} on learning.${table} to lyceum_app`;
/** The rule is asked at the end of the transaction; here is its end. */
const AT_ONCE = '; set constraints all immediate';

function addItem(
  { school, run, module }: Pick<Fixture, 'school' | 'run' | 'module'>,
  { kind = 'page', content = '{"markdown": "x"}', position = 1, opens = 'null', closes = 'null' } = {},
): string {
  return `insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position, opens_at, closes_at)
    values ('${newId()}', '${school}', '${run}', '${module}', '${kind}', 'draft', 'x', '${content}', ${position}, ${opens}, ${closes});`;
}

function addModule({ school, run }: Pick<Fixture, 'school' | 'run'>, id: string, position: number): string {
  return `insert into learning.modules (id, school_id, run_id, title, position)
    values ('${id}', '${school}', '${run}', 'x', ${position});`;
}

function addRun(
  { school, course }: Pick<Fixture, 'school' | 'course'>,
  id: string,
  dates = 'null, null',
): string {
  return `insert into learning.runs (id, school_id, course_id, state, title, starts_on, ends_on, created_at)
    values ('${id}', '${school}', '${course}', 'draft', 'x', ${dates}, now());`;
}

/** How a run takes learners: openly, with one place. */
function addAdmission({ school, run }: Pick<Fixture, 'school' | 'run'>): string {
  return `insert into learning.admissions (id, school_id, open, approval, capacity)
    values ('${run}', '${school}', true, false, 1);`;
}

function addEnrolment(
  { school, run }: Pick<Fixture, 'school' | 'run'>,
  { learner = newId(), origin = 'open', state = 'active' } = {},
): string {
  return `insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
    values ('${newId()}', '${school}', '${run}', '${learner}', '${origin}', '${state}', now(), now());`;
}

function addEvidence(
  { school, run }: Pick<Fixture, 'school' | 'run'>,
  { item = 'null', kind = 'viewed', version = 'null' } = {},
): string {
  return `insert into learning.evidence (id, school_id, run_id, learner_id, item_id, kind, round, rules_version, at)
    values ('${newId()}', '${school}', '${run}', '${LEARNER}', ${item}, '${kind}', 0, ${version}, now());`;
}

const addProgress = ({ school, run }: Fixture, figures: string) =>
  `insert into learning.progress (school_id, run_id, learner_id, state, done, total, completed_at)
   values ('${school}', '${run}', '${LEARNER}', ${figures});`;

const addQuestion = ({ school, course }: Pick<Fixture, 'school' | 'course'>, id = newId(), points = 1) =>
  `insert into learning.questions (id, school_id, course_id, pool, state, revision, content, changed_at)
   values ('${id}', '${school}', '${course}', 'x', 'active', 1, '{"kind": "numeric", "points": ${points}}', now());`;
const QUESTION = newId();

const addBook = ({ school, run }: Fixture) =>
  `insert into learning.rule_books (school_id, run_id, version, rules, made_at)
   values ('${school}', '${run}', 1, '{}', now());`;

/** A statement, at this second, under this id. */
function addStatement(
  { school }: Pick<Fixture, 'school'>,
  second: number,
  id = newId(),
  voids = false,
): string {
  return `insert into learning.statements (school_id, id, stored, said, has_timestamp, voids, keys)
    values ('${school}', '${id}', '2026-11-21T10:00:0${second}Z', '{}', false, ${voids}, '{}');`;
}

function addDocument({ school }: Pick<Fixture, 'school'>): string {
  return `insert into learning.statement_documents (school_id, place, document_key, kind, document_id, content,
      content_type, etag, changed_at)
    values ('${school}', sha256('p'), sha256('d'), 'state', 'd', '', 'text/plain', repeat('0', 40), now());`;
}

const LEARNER = newId();
const withoutTrigger = (table: string, trigger: string) => `drop trigger ${trigger} on learning.${table}`;

const RULES: Readonly<Record<string, Rule>> = {
  ...COURSE_RULES,
  'one place for one module': {
    violation: (at) => addModule(at, newId(), 1) + AT_ONCE,
    refusedBy: 'modules_in_order',
    without: drop('modules', 'modules_in_order'),
  },
  'one place for one item': {
    violation: (at) => addItem(at) + addItem(at) + AT_ONCE,
    refusedBy: 'items_in_order',
    without: drop('items', 'items_in_order'),
  },
  'no item of one run in a module of another': {
    violation: (at) => addItem({ ...at, module: at.otherModule }) + AT_ONCE,
    refusedBy: 'items_module_of_run',
    without: drop('items', 'items_module_of_run'),
  },
  'no module removed with items in it': {
    violation: (at) => `${addItem(at)} delete from learning.modules where id = '${at.module}'`,
    refusedBy: 'items_module_of_run',
    without: drop('items', 'items_module_of_run'),
  },
  'K1 no run of a course of another school': {
    violation: (at) => addRun({ ...at, course: at.foreignCourse }, newId()) + AT_ONCE,
    refusedBy: 'runs_of_courses',
    without: drop('runs', 'runs_of_courses'),
  },
  'no run that ends before it starts': {
    violation: (at) => addRun(at, newId(), `'2026-09-02', '2026-09-01'`),
    refusedBy: 'runs_dates',
    without: drop('runs', 'runs_dates'),
  },
  'no item that closes before it opens': {
    violation: (at) => addItem(at, { opens: 'now()', closes: 'now()' }),
    refusedBy: 'items_available',
    without: drop('items', 'items_available'),
  },
  'no kind that nothing is known of': {
    violation: (at) => addItem(at, { kind: 'hologram' }),
    refusedBy: /^items_(kind_check|content)$/,
    without: `${drop('items', 'items_kind_check')}; ${drop('items', 'items_content')}`,
  },
  'no page without a text': {
    violation: (at) => addItem(at, { content: '{}' }),
    refusedBy: 'items_content',
    without: drop('items', 'items_content'),
  },
  'no link that runs': {
    violation: (at) => addItem(at, { kind: 'link', content: '{"url": "javascript:alert(1)"}' }),
    refusedBy: 'items_content',
    without: drop('items', 'items_content'),
  },
  'B1 one enrolment of a person in a run': {
    violation: (at) =>
      addEnrolment(at, { learner: LEARNER, origin: 'office' }) +
      addEnrolment(at, { learner: LEARNER, origin: 'section', state: 'invited' }),
    refusedBy: 'enrolments_once',
    without: 'drop index learning.enrolments_once',
  },
  'no more learners than places': {
    violation: (at) => addAdmission(at) + addEnrolment(at) + addEnrolment(at),
    refusedBy: 'admissions_capacity',
    without: drop('admissions', 'admissions_capacity'),
  },
  'no more learners than places, counted by the database': {
    violation: (at) =>
      addAdmission(at) + addEnrolment(at) + addEnrolment(at, { state: 'pending', origin: 'code' }),
    refusedBy: 'admissions_capacity',
    without: withoutTrigger('enrolments', 'enrolments_count'),
  },
  'nobody comes by themselves where nobody is taken': {
    violation: (at) => addEnrolment(at),
    refusedBy: 'enrolments_admitted',
    without: withoutTrigger('enrolments', 'enrolments_count'),
  },
  'no code that can be guessed': {
    violation: (at) => `${addAdmission(at)} update learning.admissions set code = 'LETMEIN'`,
    refusedBy: 'admissions_code_check',
    without: drop('admissions', 'admissions_code_check'),
  },
  'no enrolment is removed': {
    violation: () => 'delete from learning.enrolments where false',
    refusedBy: DENIED,
    without: grant('delete', 'enrolments'),
  },
  'B2 evidence is never changed': {
    violation: () => `update learning.evidence set kind = 'viewed' where false`,
    refusedBy: DENIED,
    without: grant('update', 'evidence'),
  },
  'B2 evidence is never removed': {
    violation: () => 'delete from learning.evidence where false',
    refusedBy: DENIED,
    without: grant('delete', 'evidence'),
  },
  'B2 a version of the rules is never changed': {
    violation: () => 'update learning.rule_books set version = 2 where false',
    refusedBy: DENIED,
    without: grant('update', 'rule_books'),
  },
  'B2 one version of the rules is one': {
    violation: (at) => addBook(at) + addBook(at),
    refusedBy: 'rule_books_once',
    without: drop('rule_books', 'rule_books_once'),
  },
  'B3 nothing is attained twice in a round': {
    violation: (at) => {
      const attained = { kind: 'attained', version: '1' };
      return addEvidence(at, attained) + addEvidence(at, attained);
    },
    refusedBy: 'evidence_in_turn',
    without: 'drop index learning.evidence_in_turn',
  },
  'B3 nothing is attained by no rules': {
    violation: (at) => addEvidence(at, { kind: 'attained' }),
    refusedBy: 'evidence_attained_by',
    without: drop('evidence', 'evidence_attained_by'),
  },
  'no run is seen, only its items': {
    violation: (at) => addEvidence(at),
    refusedBy: 'evidence_of_the_run',
    without: drop('evidence', 'evidence_of_the_run'),
  },
  'no evidence of what is not in the run': {
    violation: (at) => addEvidence(at, { item: `'${newId()}'` }),
    refusedBy: 'evidence_of_items',
    without: drop('evidence', 'evidence_of_items'),
  },
  'nobody has done more than there is': {
    violation: (at) => addProgress(at, `'in_progress', 2, 1, null`),
    refusedBy: 'progress_done',
    without: drop('progress', 'progress_done'),
  },
  'nothing is completed at no time': {
    violation: (at) => addProgress(at, `'completed', 1, 1, null`),
    refusedBy: 'progress_completed',
    without: drop('progress', 'progress_completed'),
  },
  'B7 a statement is never changed': {
    violation: () => `update learning.statements set said = '{}' where false`,
    refusedBy: DENIED,
    without: grant('update', 'statements'),
  },
  'B7 a statement is never removed': {
    violation: () => 'delete from learning.statements where false',
    refusedBy: DENIED,
    without: grant('delete', 'statements'),
  },
  'B7 one statement under one id': {
    violation: (at) => addStatement(at, 1, LEARNER) + addStatement(at, 2, LEARNER),
    refusedBy: 'statements_once',
    without: `${drop('statements', 'statements_once')} cascade`,
  },
  'one statement after the other': {
    violation: (at) => addStatement(at, 1) + addStatement(at, 1),
    refusedBy: 'statements_in_order',
    without: drop('statements', 'statements_in_order'),
  },
  'nothing is voided that is not named': {
    violation: (at) => addStatement(at, 1, newId(), true),
    refusedBy: 'statements_voiding',
    without: drop('statements', 'statements_voiding'),
  },
  'one document in one place': {
    violation: (at) => addDocument(at) + addDocument(at),
    refusedBy: 'statement_documents_once',
    without: drop('statement_documents', 'statement_documents_once'),
  },
  'K1 no question in the bank of another school': {
    violation: (at) => addQuestion({ ...at, course: at.foreignCourse }) + AT_ONCE,
    refusedBy: 'questions_of_courses',
    without: drop('questions', 'questions_of_courses'),
  },
  'no question that is worth nothing': {
    violation: (at) => addQuestion(at, newId(), 0),
    refusedBy: 'questions_content',
    without: drop('questions', 'questions_content'),
  },
  'no question is changed but by its next version': {
    violation: (at) =>
      `${addQuestion(at, QUESTION)} update learning.questions set content = '{"kind": "single", "points": 2}'`,
    refusedBy: 'questions_next_version',
    without: withoutTrigger('questions', 'questions_keep_versions'),
  },
  'no version of a question is changed': {
    violation: () => 'update learning.question_versions set revision = 1 where false',
    refusedBy: DENIED,
    without: grant('update', 'question_versions'),
  },
  'no question is removed': {
    violation: () => 'delete from learning.questions where false',
    refusedBy: DENIED,
    without: grant('delete', 'questions'),
  },
  'no course is removed': {
    violation: (at) => `delete from learning.courses where id = '${at.course}' and false`,
    refusedBy: DENIED,
    without: grant('delete', 'courses'),
  },
  'no run is removed': {
    violation: (at) => `delete from learning.runs where id = '${at.run}' and false`,
    refusedBy: DENIED,
    without: grant('delete', 'runs'),
  },
};

let kit: PersistenceKit;

beforeAll(async () => {
  kit = await PersistenceKit.start();
});
afterAll(() => kit.stop());

async function aCourse(): Promise<Fixture> {
  const school = await kit.school();
  const [course, aRun, aModule, otherRun, otherModule] = Array.from({ length: 5 }, newId) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const at = { school, course, run: aRun };
  await kit.admin.query(`
    insert into learning.courses (id, school_id, state, title, created_at) values ('${course}', '${school}', 'draft', 'x', now());
    ${addRun(at, aRun)} ${addRun(at, otherRun)}
    ${addModule(at, aModule, 1)} ${addModule({ school, run: otherRun }, otherModule, 1)}`);
  return { ...at, module: aModule, otherRun, otherModule, foreignCourse: '' };
}

/** Runs as the app role in the school, after `first` was done by an administrator, and leaves nothing behind. */
async function attempt(at: Fixture, sql: string, first = ''): Promise<pg.DatabaseError | undefined> {
  const client = await kit.connectionOf('admin');
  try {
    await client.query(
      `begin; ${first}; set local role lyceum_app; set local app.school_id = '${at.school}'`,
    );
    await client.query(sql);
    return undefined;
  } catch (error) {
    return error as pg.DatabaseError;
  } finally {
    await client.end();
  }
}

describe('of courses the database refuses by itself', () => {
  it.each(Object.entries(RULES))('%s', async (_, { violation, refusedBy, without }) => {
    const [own, foreign] = [await aCourse(), await aCourse()];
    const at = { ...own, foreignCourse: foreign.course };
    const refusal = await attempt(at, violation(at));
    expect(refusal?.constraint ?? refusal?.code).toMatch(refusedBy);
    expect(await attempt(at, violation(at), without)).toBeUndefined();
  });

  it('and nothing that is in order: places are taken at the end of a transaction, not on the way', async () => {
    const at = await aCourse();
    const swap = `update learning.items set position = 3 - position where module_id = '${at.module}'`;
    expect(
      await attempt(at, `${addItem(at)} ${addItem(at, { position: 2 })} ${swap}${AT_ONCE}`),
    ).toBeUndefined();
  });

  it('and a place that is given back is free, whoever was put in takes none, and whoever has left may come again', async () => {
    const at = await aCourse();
    const order = [
      addAdmission(at),
      addEnrolment(at, { learner: LEARNER }),
      addEnrolment(at, { origin: 'office' }),
      addEnrolment(at, { origin: 'section' }),
      `update learning.enrolments set state = 'withdrawn' where learner_id = '${LEARNER}';`,
      addEnrolment(at, { learner: LEARNER }),
    ];
    expect(await attempt(at, order.join('\n'))).toBeUndefined();
  });

  it('K1 shows no other school its courses, and nobody any without a school', async () => {
    const [own, foreign] = [await aCourse(), await aCourse()];
    const client = await kit.connectionOf('app');
    for (const table of ['courses', 'runs', 'modules']) {
      await client.query(`begin; set local app.school_id = '${own.school}'`);
      const { rows } = await client.query(`select distinct school_id from learning.${table}`);
      await client.query('commit');
      expect(rows).toEqual([{ school_id: own.school }]);
      expect((await client.query(`select school_id from learning.${table}`)).rows).toEqual([]);
    }
    await client.end();
    expect(foreign.school).not.toBe(own.school);
  });
});
