import { newId } from '#domain/kernel/id';
import { Classroom, WHY, write } from './classroom.js';
import { signsInAs } from './families.js';
import { RosterOffice } from './roster-office.js';
import type { TakenRegister } from './taken-register.js';
import type { TestPerson } from './two-schools.js';

/** A student of the register's school, with their account. */
export interface Spoken {
  readonly id: string;
  readonly person: TestPerson;
}

/**
 * Leaves a text in what is said about a student where little is said: an attempt and its marks, a result, a post that was
 * hidden, an alert, what a device proposed, and rows of an imported file.
 */
export async function saidAbout(register: TakenRegister, whom: Spoken, text: string): Promise<void> {
  const { app, school } = register;
  const office = new RosterOffice(app, school, school.people.office);
  await isJudged(new Classroom(app, school), whom, text);
  await isWatched(office, register, whom, text);
  await isProposed(office, register, whom, text);
  await isImported(register, whom, text);
}

/** Is let off a quiz, answers a question of it all the same, is marked twice and given another result; asks something, which is reported and hidden. */
async function isJudged(room: Classroom, whom: Spoken, text: string): Promise<void> {
  const quiz = await room.quizzed({ release: 'by_author' }, [WHY]);
  await signsInAs(room.app, room.school, whom.person, whom.id);
  const enrolmentId = await room.author.enrol(quiz.runId, whom.id);
  await room.teacher.call('PUT', `/course-enrolments/${enrolmentId}/waivers/${quiz.itemId}`, {
    body: { reason: text },
  });
  const me = new RosterOffice(room.app, room.school, whom.person);
  const { body: attempt } = await me.call<Parameters<typeof write>[0]>(
    'POST',
    `/course-items/${quiz.itemId}/attempts`,
  );
  const at = `/quiz-attempts/${attempt.id}`;
  await me.call('PUT', `${at}/answers`, { body: { answers: [write(attempt, text)] } });
  await me.call('POST', `${at}/submit`);
  const { teacher } = room;
  const mark = (score: number, reason: string | null) =>
    teacher.call('PUT', `${at}/marks/${quiz.asked[0]!.id}`, { body: { score, comment: text, reason } });
  await mark(1, null);
  await mark(2, text);
  for (const score of [2, 3])
    await teacher.call('PUT', `/course-items/${quiz.itemId}/results/${whom.id}`, {
      body: { score, reason: text },
    });
  const { id: postId } = await me.make(`/course-items/${quiz.itemId}/posts`, { markdown: text });
  for (const verb of ['report', 'hide'])
    await teacher.call('POST', `/course-posts/${postId}/${verb}`, { body: { reason: text } });
}

/** Was absent for days, which the office has looked into. */
async function isWatched(
  office: RosterOffice,
  { app, school }: TakenRegister,
  { id }: Spoken,
  text: string,
): Promise<void> {
  const measure = { measure: 'consecutive_absence', threshold: 3 };
  const rule = await office
    .as(school.people.admin)
    .make('/alert-rules', { title: 'Three days', active: false, ...measure });
  const alertId = newId();
  const evidence = { ...measure, numerator: 3, denominator: 3, sessions: 3, days: 3 };
  await app.admin.query(
    `insert into attendance.alerts (id, school_id, rule_id, student_id, rule_title, closes_itself, evidence, opened_on,
       opened_at, state, holds, ended_at)
     values ($1, $2, $3, $4, 'Three days', false, $5, current_date, now(), 'open', false, now())`,
    [alertId, school.id, rule.id, id, { ...evidence, from: '2026-11-16', to: '2026-11-18' }],
  );
  await office.call('POST', `/alerts/${alertId}/acknowledge`, { body: { note: text } });
  await office.call('POST', `/alerts/${alertId}/close`, { body: { reason: text } });
}

/** Marked from a device, when the register was submitted. */
async function isProposed(
  office: RosterOffice,
  { at: { registerId } }: TakenRegister,
  { id }: Spoken,
  text: string,
): Promise<void> {
  const mark = { registerId, studentId: id, code: 'A', baseVersion: 0, reason: text };
  const operation = { ...mark, operationId: newId(), markedAt: '2026-11-20T08:03:04Z' };
  const sync = { deviceId: newId(), operations: [operation] };
  const { body } = await office
    .as(office.school.people.teacher)
    .call<{ operations: { proposal: { id: string } }[] }>('POST', '/sync', { body: sync });
  const proposalIds = body.operations.map(({ proposal }) => proposal.id);
  await office.call('POST', '/mark-proposals/decisions', {
    body: { proposalIds, decision: 'declined', reason: text },
  });
}

/** A row of an import that is over, and one of an import that waits to be taken over. */
async function isImported(
  { app, school, at: { registerId } }: TakenRegister,
  { id }: Spoken,
  text: string,
): Promise<void> {
  for (const [importId, state, rowState] of [
    [newId(), 'done', 'done'],
    [newId(), 'applying', 'staged'],
  ])
    await app.admin.query(
      `with made as (
         insert into attendance.mark_imports (id, school_id, job_id, mode, dry_run, existing, submit, encoding, state, finished_at)
         values ($1, $2, $1, 'all-or-nothing', false, 'keep', false, 'utf-8', $3, case $3 when 'done' then now() end)
         returning id, school_id)
       insert into attendance.mark_import_rows (school_id, import_id, row_no, date, section, period, student, code, reason,
         register_id, student_id, state, outcome)
       select school_id, id, 1, '2026-11-20', 'A', '1', $4, 'P', $4, $5, $6, $7, case $7 when 'done' then 'unchanged' end
       from made`,
      [importId, school.id, state, text, registerId, id, rowState],
    );
}
