import { fromNow, short } from './dates.mjs';
import { el } from './dom.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./work.d.ts').Grades} Grades */

/**
 * What quizzes and assignments have come to, as far as it is released; for the learner, and for whoever looks after them.
 * @param {Place} place
 * @param {string} enrolmentId
 */
export async function results({ session, schoolId }, enrolmentId) {
  const element = el('section', {});
  const read = async () => {
    /** @type {Grades} */
    const grades = await session.get(`/schools/${schoolId}/course-enrolments/${enrolmentId}/grades`);
    element.replaceChildren(...(grades.lineItems.length === 0 ? [] : tableOf(grades)));
  };
  await read();
  return { element, again: () => void read().catch(() => undefined) };
}

/** @param {Grades} grades */
function tableOf({ lineItems, results: reached, total }) {
  const lines = lineItems.map(({ id, title, dueDate }) => {
    const result = reached.find(({ lineItemId }) => lineItemId === id);
    const due = dueDate === null ? '–' : `${short(dueDate)}, ${fromNow(dueDate)}`;
    return el('tr', {}, el('th', { scope: 'row' }, title), el('td', {}, due), el('td', {}, cameTo(result)));
  });
  const heads = ['Item', 'Due', 'Result'].map((text) => el('th', { scope: 'col' }, text));
  const table = el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...lines));
  const scrolls = el(
    'div',
    { class: 'scrolls', tabIndex: 0, role: 'region', 'aria-label': 'Results' },
    table,
  );
  const title = total === null ? 'Results' : `Results: ${total} % so far`;
  return [el('h2', {}, title), scrolls];
}

/** @param {Grades['results'][number] | undefined} result */
function cameTo(result) {
  if (!result || result.scoreStatus === 'not submitted') return 'not handed in';
  if (result.score === null) return 'handed in';
  return `${result.score} of ${result.resultValueMax} points`;
}
