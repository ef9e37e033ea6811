import { bar, el } from './dom.mjs';

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
export async function runView({ session, live, schoolId, leaving }, runId) {
  const school = `/schools/${schoolId}`;
  /** @type {[{ items: RunningCourse[] }, Outline]} */
  const [running, outline] = await Promise.all([
    session.get(`${school}/running-courses?limit=200`),
    session.get(`${school}/course-runs/${runId}/outline`),
  ]);
  const run = running.items.find((one) => one.runId === runId);
  if (!run) throw new Error('This course does not go on any more.');
  const videos = outline.modules.flatMap(({ items }) => items).filter(({ kind }) => kind === 'video');
  const board = boardOf(run, videos);
  const read = async () => {
    /** @type {{ items: LearnerWatched[] }} */
    const { items } = await session.get(`${school}/course-runs/${runId}/watching?limit=200`);
    for (const { learnerId, itemId, percent } of items) board.set(learnerId, itemId, percent);
  };
  await read();
  const told = (/** @type {Message | null} */ message) =>
    message === null ? void read().catch(() => undefined) : note(board, message);
  leaving(live.watch(`course-run:${runId}:learners`, told));
  return el(
    'section',
    {},
    el('p', {}, el('a', { href: '#/' }, '← Courses that go on')),
    el('h1', { tabIndex: -1 }, run.courseTitle),
    el('p', { class: 'muted' }, `${run.runTitle} · what learners do appears here as they do it`),
    el('div', { class: 'scrolls', tabIndex: 0, role: 'region', 'aria-label': 'Learners' }, board.element),
  );
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
  return { element: el('table', {}, el('thead', {}, head), el('tbody', {}, ...lines)), set };
}
