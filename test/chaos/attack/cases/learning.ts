import type pg from 'pg';
import { newId } from '#domain/kernel/id';
import { aCertificate } from '../../../support/a-certificate.js';
import { Classroom, type Attempt } from '../../../support/classroom.js';
import { ask, type Question } from '../ask.js';
import { open, type SingleAttack } from '../attack.js';

/** Is said nowhere but in what is right. */
const riddle = () => {
  const right = `right-${newId()}`;
  const question = { kind: 'short_text', prompt: 'Why?', points: 3, accepted: [right] };
  return { right, question };
};

/** Where a learner may look for what is right. */
function reads(attempt: Attempt, of: { itemId: string; runId: string; enrolmentId: string }): string[] {
  const { questionId } = attempt.questions[0]!;
  return [
    `/quiz-attempts/${attempt.id}`,
    `/quiz-attempts?itemId=${of.itemId}`,
    `/quiz-attempts/${attempt.id}/mark-changes`,
    `/course-items/${of.itemId}`,
    `/course-runs/${of.runId}/outline`,
    `/course-runs/${of.runId}/gradebook`,
    `/course-enrolments/${of.enrolmentId}/grades`,
    `/course-enrolments/${of.enrolmentId}/progress`,
    `/questions`,
    `/questions/${questionId}`,
    `/questions/${questionId}/versions`,
    `/answers-to-grade`,
  ];
}

const solutions: SingleAttack = {
  name: 'quiz-solutions',
  promise: 'what is right leaves the server for no learner before the quiz reveals it, by no route',
  fixture: {
    hole: 'an attempt is shown with what is right',
    changes: [
      {
        file: 'src/learning/queries/attempt-shown.js',
        text: 'solution: isRevealed ? right.solution : null,',
        becomes: `solution: isRevealed || ${open('quiz-solutions')} ? right.solution : null,`,
      },
    ],
  },
  async attack({ app, origin, schools: { hill } }) {
    const { right, question } = riddle();
    const room = new Classroom(app, hill);
    const learner = await room.quizzed({ reveal: 'never', attempts: 2 }, [question]);
    const { person, start, submit, save } = learner;
    const { body: attempt } = await start();
    const told = async (when: string) => {
      const breaches: string[] = [];
      for (const path of reads(attempt, learner)) {
        const asked = { path: `/api/v1/schools/${hill.id}${path}`, token: person.token };
        if ((await ask(origin, asked)).text.includes(right)) breaches.push(`${when}: ${path} says it`);
      }
      return breaches;
    };
    const begun = await told('while it is under way');
    await save(attempt.id, [
      { questionId: attempt.questions[0]!.questionId, answer: { text: 'No idea' }, baseVersion: 0 },
    ]);
    await submit(attempt.id);
    return [...begun, ...(await told('when it was graded'))];
  },
};

/** What a classmate may try at an attempt that is not theirs. */
function classmate(attempt: Attempt, enrolmentId: string): readonly Question[] {
  const { questionId } = attempt.questions[0]!;
  const answers = [{ questionId, answer: { text: 'nonsense' }, baseVersion: 0 }];
  return [
    { path: `/quiz-attempts/${attempt.id}` },
    { path: `/quiz-attempts/${attempt.id}/answers`, method: 'PUT', body: { answers } },
    { path: `/quiz-attempts/${attempt.id}/submit`, method: 'POST' },
    { path: `/quiz-attempts/${attempt.id}/mark-changes` },
    { path: `/course-enrolments/${enrolmentId}/grades` },
    { path: `/course-enrolments/${enrolmentId}/progress` },
  ];
}

const othersWork: SingleAttack = {
  name: 'work-of-classmates',
  promise: 'a learner neither sees nor changes what a classmate answers, hands in, or has reached',
  fixture: {
    hole: 'an attempt is shown to everybody in the school',
    changes: [
      {
        file: 'src/learning/queries/get-attempt.query.js',
        text: 'sightOf(actor)',
        becomes: `${open('work-of-classmates')} ? 'all' : sightOf(actor)`,
      },
    ],
  },
  async attack({ app, origin, schools: { hill } }) {
    const room = new Classroom(app, hill);
    const mine = await room.quizzed({}, [riddle().question]);
    const theirs = await room.quizzed({}, [riddle().question]);
    await room.author.enrol(mine.runId, theirs.learnerId);
    const { body: attempt } = await mine.start();
    const breaches: string[] = [];
    for (const { path, ...question } of classmate(attempt, mine.enrolmentId)) {
      const asked = { ...question, path: `/api/v1/schools/${hill.id}${path}`, token: theirs.person.token };
      const { status } = await ask(origin, asked);
      if (![403, 404].includes(status)) breaches.push(`${question.method ?? 'GET'} ${path} → ${status}`);
    }
    const { rows } = await app.admin.query<{ state: string; answers: object }>(
      'select state, answers from learning.attempts where id = $1',
      [attempt.id],
    );
    const untouched = rows[0]!.state === 'in_progress' && Object.keys(rows[0]!.answers).length === 0;
    return untouched ? breaches : [...breaches, 'the attempt was changed'];
  },
};

const codes: SingleAttack = {
  name: 'certificate-codes',
  promise: 'only the whole code of a certificate shows it, and its page runs nothing and is not indexed',
  fixture: {
    hole: 'a code is compared like a pattern',
    open: (admin) => comparedLike(admin),
  },
  async attack(target) {
    const { code, name } = await aCertificate(target.app, target.schools.hill);
    const page = (given: string) => ask(target.origin, { path: `/certificates/${given}` });
    const good = await page(code);
    const breaches =
      good.status === 200 && good.text.includes(name) ? [] : [`the code itself → ${good.status}`];
    if (/<script|onload=/i.test(good.text)) breaches.push('its page runs something');
    if (!/noindex/.test(good.text + String(good.headers['x-robots-tag'])))
      breaches.push('its page may be indexed');
    const other = code.startsWith('A') ? 'B' : 'A';
    const near = [
      other + code.slice(1),
      code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'),
      code.slice(0, 10),
      `${code}A`,
      `${code.slice(0, 4)}%25`,
      '_'.repeat(26),
      '%25',
      `${code}%20`,
      `${code}%00`,
      `'%20or%20true--`,
    ];
    for (const given of near) {
      const { status, text } = await page(given);
      if (status >= 500 || text.includes(name)) breaches.push(`${given} → ${status}`);
    }
    return breaches;
  },
};

async function comparedLike(admin: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await admin.query<{ text: string }>(
    `select pg_get_functiondef('learning.certificate_by_code'::regproc) as text`,
  );
  const [{ text }] = rows as [{ text: string }];
  await admin.query(text.replace('where t.code = given', 'where left(t.code, 10) = left(given, 10)'));
  return async () => void (await admin.query(text));
}

export const LEARNING_ATTACKS: readonly SingleAttack[] = [solutions, othersWork, codes];
