import { attemptsAt, resultOf } from './attempts.mjs';
import { moment } from './dates.mjs';
import { el, say } from './dom.mjs';
import { asked } from './question.mjs';
import { Sitting } from './sitting.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').Answer} Answer */
/** @typedef {import('./types.d.ts').Attempt} Attempt */
/** @typedef {import('./types.d.ts').Item} Item */
/** @typedef {import('./types.d.ts').Question} Question */

/**
 * A quiz: its rules and earlier attempts, then the questions, then what they came to.
 * @param {Place} place
 * @param {Item} item
 * @param {string} enrolmentId
 */
export async function quiz(place, { id, rules }, enrolmentId) {
  const { session, schoolId, live, leaving } = place;
  const school = `/schools/${schoolId}`;
  const sitting = new Sitting((attemptId) => session.get(`${school}/quiz-attempts/${attemptId}`));
  leaving(live.watch(`course-enrolment:${enrolmentId}:attempts`, (message) => sitting.said(message)));
  const element = el('div', {});
  const past = attemptsAt(place, id);
  const [last] = await past.read();
  const open = last?.state === 'in_progress';
  const left = rules?.attempts === null || (last?.number ?? 0) < (rules?.attempts ?? 0);
  const begin = el('button', { type: 'button' }, open ? 'Go on' : 'Begin');
  const refused = el('p', { class: 'problem', role: 'alert' });
  begin.addEventListener('click', () => {
    begin.disabled = true;
    session.post(`${school}/course-items/${id}/attempts`).then(
      (attempt) => element.replaceChildren(paper(place, attempt, { around: element, sitting })),
      (/** @type {Error} */ error) => {
        refused.textContent = error.message;
        begin.disabled = false;
      },
    );
  });
  element.append(
    rules ? el('p', { class: 'callout' }, rulesOf(rules)) : '',
    open || left ? begin : el('p', { class: 'muted' }, 'No attempt is left.'),
    refused,
    past.element,
  );
  return element;
}

/**
 * Each answer is saved when it is given, so that nothing is lost with the page, or when the time is over.
 * @param {Place} place
 * @param {Attempt} attempt
 * @param {{ around: HTMLElement, sitting: Sitting }} at
 */
function paper({ session, schoolId }, attempt, { around, sitting }) {
  const { id, questions } = attempt;
  const path = `/schools/${schoolId}/quiz-attempts/${id}`;
  const said = el('p', { class: 'muted', role: 'status' });
  const failed = (/** @type {Error} */ error) => void (said.textContent = error.message);
  const saved = saver(session, path, questions);
  const answered = (/** @type {string} */ questionId, /** @type {Answer} */ answer) =>
    void saved(questionId, answer).then(() => (said.textContent = 'Saved.'), failed);
  const limit = limitOf(attempt.dueAt);
  const form = el(
    'form',
    {},
    limit.element,
    ...questions.map((one, n) => asked(one, n + 1, (answer) => answered(one.questionId, answer))),
    said,
    el('button', { type: 'submit' }, 'Hand in'),
  );
  const show = (/** @type {Attempt} */ result) => cameTo(result, form, { around, sitting });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void saved()
      .then(() => session.post(`${path}/submit`))
      .then(show, failed);
  });
  sitting.take(attempt, { moved: limit.move, over: () => void session.get(path).then(show, failed) });
  return form;
}

/**
 * Shown once: who hands it in is answered, and told as well.
 * @param {Attempt} result
 * @param {HTMLElement} form
 * @param {{ around: HTMLElement, sitting: Sitting }} at
 */
function cameTo(result, form, { around, sitting }) {
  if (!form.isConnected) return;
  sitting.leave();
  around.replaceChildren(resultOf(result));
}

/** Until when it is to be handed in, which its authors may move meanwhile. @param {string | null} dueAt */
function limitOf(dueAt) {
  const element = el('p', { class: 'callout' });
  const show = (/** @type {string | null} */ due) => {
    element.textContent = due === null ? '' : `Hand it in before ${time(due)}: what is saved then counts.`;
    element.hidden = due === null;
  };
  show(dueAt);
  const move = (/** @type {string | null} */ due) => {
    show(due);
    say(due === null ? 'It ends at no time any more.' : `It ends at another time now: ${time(due)}.`);
  };
  return { element, move };
}

/**
 * Saves one answer after the other, each upon the version that was saved before it.
 * @param {import('./session.mjs').Session} session
 * @param {string} path
 * @param {readonly Question[]} questions
 * @returns {(questionId?: string, answer?: Answer) => Promise<void>} without an answer: when everything is saved
 */
function saver(session, path, questions) {
  const versions = new Map(questions.map(({ questionId, answer }) => [questionId, answer?.version ?? 0]));
  let last = Promise.resolve();
  return (questionId, answer) => {
    const before = last.catch(() => undefined);
    if (questionId === undefined) return before;
    last = before.then(async () => {
      const answers = [{ questionId, answer, baseVersion: versions.get(questionId) }];
      /** @type {Attempt} */
      const now = await session.put(`${path}/answers`, { body: { answers } });
      for (const one of now.questions) versions.set(one.questionId, one.answer?.version ?? 0);
    });
    return last;
  };
}

/** @param {NonNullable<Item['rules']>} rules */
function rulesOf({ questions, attempts, minutes, passAt }) {
  const parts = [
    questions === 1 ? '1 question' : `${questions} questions`,
    minutes === null ? 'no time limit' : `${minutes} minutes from when you begin`,
    attemptsOf(attempts),
    ...(passAt === null ? [] : [`passed with ${passAt} %`]),
  ];
  return `${parts.join(', ')}.`;
}

/** @param {number | null} attempts */
function attemptsOf(attempts) {
  if (attempts === null) return 'as many attempts as you like';
  return attempts === 1 ? 'one attempt' : `at most ${attempts} attempts`;
}

/** With the day, unless it is today. @param {string} instant */
function time(instant) {
  const at = new Date(instant);
  if (at.toDateString() !== new Date().toDateString()) return moment(instant);
  return at.toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}
