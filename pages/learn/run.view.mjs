import { bar, el } from './dom.mjs';
import { every, pagesOf } from './paged.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').LearnerWatched} LearnerWatched */
/** @typedef {import('./types.d.ts').Message} Message */
/** @typedef {import('./types.d.ts').Outline} Outline */
/** @typedef {import('./types.d.ts').RunningCourse} RunningCourse */

/**
 * How far everybody in a run has come, live, for those who teach it.
 * @param {Place} place
 * @param {string} runId
 */
export async function runView(place, runId) {
  const { session, live, schoolId, leaving } = place;
  const school = `/schools/${schoolId}`;
  /** @type {[RunningCourse | undefined, Outline]} */
  const [run, outline] = await Promise.all([
    runOf(place, runId),
    session.get(`${school}/course-runs/${runId}/outline`),
  ]);
  if (!run) throw new Error('This course is not under way any more. Go back to those that are.');
  const videos = outline.modules.flatMap(({ items }) => items).filter(({ kind }) => kind === 'video');
  const board = boardOf(run, videos);
  const read = async () => {
    /** @type {AsyncGenerator<LearnerWatched>} */
    const watched = every(pagesOf(session, `${school}/course-runs/${runId}/watching`, 200));
    for await (const { learnerId, itemId, percent } of watched) board.set(learnerId, itemId, percent);
  };
  await read();
  const told = (/** @type {Message | null} */ message) =>
    message === null ? void read().catch(() => undefined) : note(board, message);
  leaving(live.watch(`course-run:${runId}:learners`, told));
  return el(
    'section',
    {},
    el('p', {}, el('a', { href: '#/' }, '← Courses under way')),
    el('h1', { tabIndex: -1 }, run.courseTitle),
    el('p', { class: 'muted' }, `${run.runTitle} · what learners do appears here as they do it`),
    el('div', { class: 'scrolls', tabIndex: 0, role: 'region', 'aria-label': 'Learners' }, board.element),
  );
}

/**
 * @param {Place} place
 * @param {string} runId
 */
async function runOf({ session, schoolId }, runId) {
  /** @type {AsyncGenerator<RunningCourse>} */
  const running = every(pagesOf(session, `/schools/${schoolId}/running-courses`, 100));
  for await (const one of running) if (one.runId === runId) return one;
  return undefined;
}

/**
 * @param {ReturnType<typeof boardOf>} board
 * @param {Message} message
 */
function note(board, { type, data: { learnerId, itemId, percent } }) {
  if (type === 'learning.watching_changed') board.set(learnerId, itemId, percent);
  if (type === 'learning.progress_changed') board.set(learnerId, 'progress', percent);
}

/**
 * A line for each learner: the whole, then each video.
 * @param {RunningCourse} run
 * @param {readonly { id: string, title: string }[]} videos
 */
function boardOf({ learners }, videos) {
  /** @type {Map<string, HTMLElement>} */
  const cells = new Map();
  const cell = (/** @type {string} */ learnerId, /** @type {string} */ of) => {
    const made = el('td');
    cells.set(`${learnerId} ${of}`, made);
    return made;
  };
  const set = (/** @type {string} */ learnerId, /** @type {string} */ of, /** @type {number} */ percent) =>
    cells.get(`${learnerId} ${of}`)?.replaceChildren(bar(percent, 'So far'), ` ${percent} %`);
  const lines = learners.map(({ learnerId, displayName }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, displayName),
      cell(learnerId, 'progress'),
      ...videos.map(({ id }) => cell(learnerId, id)),
    ),
  );
  for (const { learnerId, percent } of learners) {
    set(learnerId, 'progress', percent);
    for (const { id } of videos) set(learnerId, id, 0);
  }
  const heads = ['Learner', 'Done', ...videos.map(({ title }) => `Watched: ${title}`)];
  const head = el('tr', {}, ...heads.map((text) => el('th', { scope: 'col' }, text)));
  return { element: el('table', { class: 'wide' }, el('thead', {}, head), el('tbody', {}, ...lines)), set };
}
