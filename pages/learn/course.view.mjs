import { el, inPlace, say } from './dom.mjs';
import { itemView } from './item.view.mjs';
import { outlineOf } from './outline.mjs';
import { overviewOf } from './overview.view.mjs';
import { every, pagesOf } from './paged.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').MyCourse} MyCourse */
/** @typedef {import('./types.d.ts').Outline} Outline */
/** @typedef {import('./types.d.ts').Progress} Progress */

/**
 * A course with its outline beside what is open of it.
 * @param {Place} place
 * @param {string} enrolmentId
 * @param {string | undefined} itemId
 */
export async function courseView(place, enrolmentId, itemId) {
  const { session, schoolId } = place;
  const school = `/schools/${schoolId}`;
  const read = () => session.get(`${school}/course-enrolments/${enrolmentId}/progress`);
  /** @type {[Progress, MyCourse | undefined]} */
  const [progress, course] = await Promise.all([read(), courseOf(place, enrolmentId)]);
  if (!course) throw new Error('You are not in this course any more.');
  // Whoever looks after a learner sees how far they have come, and not what the course says.
  /** @type {Outline | null} */
  const outline = await session.get(`${school}/course-runs/${progress.runId}/outline`).catch(() => null);
  const { leaving } = place;
  const { element: side, show } = outlineOf({ course, outline, openId: itemId, leaving });
  const { element: ways, show: showWays } = waysOf(enrolmentId, itemId);
  const showAll = (/** @type {Progress} */ now) => {
    show(now);
    showWays(now);
  };
  showAll(progress);
  const open = itemId
    ? await itemView(place, itemId, { ways, course, progress })
    : await overviewOf(place, course, progress, outline !== null);
  const progressed = async () => {
    /** @type {Progress} */
    const now = await read();
    showAll(now);
    open.progressed(now);
  };
  follow(place, { enrolmentId, itemId, open, again: () => void progressed().catch(() => undefined) });
  if (outline) leaving(place.live.watch(`course-run:${progress.runId}:room`, open.said));
  return el('div', { class: 'course' }, side, el('article', {}, open.element));
}

/**
 * @param {Place} place
 * @param {string} enrolmentId
 */
async function courseOf({ session, schoolId }, enrolmentId) {
  /** @type {AsyncGenerator<MyCourse>} */
  const mine = every(pagesOf(session, `/schools/${schoolId}/my-courses`, 200));
  for await (const one of mine) if (one.enrolmentId === enrolmentId) return one;
  return undefined;
}

/**
 * Shows what is done while the course is open, here or on another device.
 * @param {Place} place
 * @param {{ enrolmentId: string, itemId: string | undefined, open: import('./item.view.mjs').Opened, again: () => void }} of
 */
function follow({ live, leaving }, { enrolmentId, itemId, open, again }) {
  leaving(
    live.watch(`course-enrolment:${enrolmentId}`, (message) => {
      if (message?.type !== 'learning.watching_changed') again();
      else if (message.data.itemId === itemId) open.refresh();
      if (message?.type === 'learning.progress_changed')
        say(`${message.data.percent} % of the course is done`);
    }),
  );
  leaving(open.leave);
}

/**
 * The ways to the item before and the item after, as far as there are any.
 * @param {string} enrolmentId
 * @param {string | undefined} itemId
 */
function waysOf(enrolmentId, itemId) {
  const element = el('nav', { class: 'pair ways', 'aria-label': 'Before and after' });
  const show = (/** @type {Progress} */ { items }) => {
    const at = items.findIndex((one) => one.itemId === itemId);
    const way = (/** @type {number} */ n, /** @type {string} */ arrow) => {
      const item = at < 0 ? undefined : items[n];
      const href = item && `#/courses/${enrolmentId}/${item.itemId}`;
      return item ? el('a', { href }, arrow === '←' ? `← ${item.title}` : `${item.title} →`) : el('span');
    };
    inPlace(element, () => element.replaceChildren(way(at - 1, '←'), way(at + 1, '→')));
    element.hidden = element.querySelector('a') === null;
  };
  return { element, show };
}
