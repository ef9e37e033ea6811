import { el, say, written } from './dom.mjs';
import { pagesOf } from './paged.mjs';
import { listed } from './show-more.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').Attempt} Attempt */

/** So many are shown at first, the newest, and with each press of the button. */
const AT_ONCE = 20;

/**
 * The attempts of the reader at a quiz, each with what it came to.
 * @param {Place} place
 * @param {string} itemId
 */
export function attemptsAt({ session, schoolId }, itemId) {
  const path = `/schools/${schoolId}/quiz-attempts`;
  const list = el('ul', { class: 'attempts' });
  const shown = el('div', {});
  const look = (/** @type {string} */ id) => async () => {
    shown.replaceChildren(resultOf(await session.get(`${path}/${id}`)));
  };
  const line = (/** @type {Attempt} */ attempt) =>
    el('li', {}, `Attempt ${attempt.number}: ${cameTo(attempt)} `, looked(attempt, look));
  const show = (/** @type {Attempt[]} */ all) => list.replaceChildren(...all.map(line));
  const readPage = pagesOf(session, `${path}?itemId=${itemId}`, AT_ONCE);
  const { more, read } = listed(readPage, { list, what: 'attempts', show });
  return { element: el('div', {}, list, more, shown), read };
}

/**
 * @param {Attempt} attempt
 * @param {(id: string) => () => Promise<void>} look
 */
function looked({ id, number, state }, look) {
  if (state === 'in_progress') return null;
  const name = `Look at attempt ${number}`;
  const button = el('button', { type: 'button', class: 'quiet', 'aria-label': name }, 'Look at it');
  button.addEventListener(
    'click',
    () => void look(id)().catch((/** @type {Error} */ error) => say(error.message)),
  );
  return button;
}

/**
 * An attempt that was handed in: of each question what it came to, as far as it is shown.
 * @param {Attempt} attempt
 */
export function resultOf(attempt) {
  const text = cameTo(attempt);
  say(text);
  const lines = attempt.questions.map(({ html, points, mark, feedback }) => {
    const score = mark?.score ?? null;
    const worth = el('p', {}, el('strong', {}, score === null ? 'Not shown yet' : `${score} of ${points}`));
    return el(
      'li',
      { class: 'card question' },
      written(html),
      worth,
      feedback === null ? null : written(feedback),
    );
  });
  const heading = el('h2', { tabIndex: -1 }, text);
  queueMicrotask(() => heading.focus());
  return el('section', {}, heading, el('ol', { class: 'results' }, ...lines));
}

/** @param {Pick<Attempt, 'state' | 'score' | 'points'>} attempt */
function cameTo({ state, score, points }) {
  if (score !== null) return `${score} of ${points} points`;
  if (state === 'abandoned') return 'over, and nothing was answered';
  return state === 'in_progress' ? 'not handed in yet' : 'handed in; what it is worth is shown later';
}
