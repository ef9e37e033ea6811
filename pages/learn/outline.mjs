import { fromNow } from './dates.mjs';
import { bar, el, inPlace } from './dom.mjs';

/** @typedef {import('./types.d.ts').MyCourse} MyCourse */
/** @typedef {import('./types.d.ts').Dates} Dates */
/** @typedef {import('./types.d.ts').Outline} Outline */
/** @typedef {Outline['modules'][number]['items'][number]} Inside */
/** @typedef {import('./types.d.ts').Progress} Progress */

/** @type {Record<string, string>} */
const STATE = {
  not_started: 'not started',
  in_progress: 'begun',
  completed: 'done',
  passed: 'passed',
  failed: 'not passed, and no attempt is left',
  waived: 'waived',
  locked: 'opens after others',
};
/** What nothing is to be done for any more. */
const SETTLED = ['completed', 'passed', 'waived'];
/** @type {Record<string, string>} */
const KIND = {
  page: 'Page',
  link: 'Link',
  video: 'Video',
  file: 'File',
  quiz: 'Quiz',
  assignment: 'Assignment',
  live: 'Live session',
};

/** Beside the content where there is room, and folded above it where there is none: as in style.css. */
const WIDE = '(width >= 52rem)';

/**
 * What a course is made of, with how far its learner has come.
 * @param {{ course: MyCourse, outline: Outline | null, openId: string | undefined, leaving: (work: () => void) => void }} of
 * @returns {{ element: HTMLElement, show: (progress: Progress) => void }}
 */
export function outlineOf({ leaving, ...of }) {
  const head = el('div', {});
  const list = el('div', {});
  const contents = el('details', {}, el('summary', {}, 'Contents'), list);
  const wide = matchMedia(WIDE);
  const fold = () => (contents.open = wide.matches);
  fold();
  wide.addEventListener('change', fold);
  leaving(() => wide.removeEventListener('change', fold));
  const element = el('nav', { class: 'outline', 'aria-label': 'Contents of the course' }, head, contents);
  const show = (/** @type {Progress} */ progress) =>
    inPlace(element, () => {
      head.replaceChildren(...headOf(progress, of.course));
      list.replaceChildren(...listOf(progress, of));
    });
  return { element, show };
}

/**
 * @param {Progress} progress
 * @param {MyCourse} course
 */
function headOf({ percent, done, total }, { enrolmentId, courseTitle, learnerName }) {
  const count = el('span', {}, `${done} of ${total} done`);
  return [
    el('h2', {}, el('a', { href: `#/courses/${enrolmentId}` }, courseTitle)),
    bar(percent, `How far ${learnerName} has come`),
    el('p', { class: 'pair' }, count, el('strong', { id: 'progress' }, `${percent} %`)),
  ];
}

/**
 * @param {Progress} progress
 * @param {{ course: MyCourse, outline: Outline | null, openId: string | undefined }} of
 */
function listOf({ items }, { course, outline, openId }) {
  const known = new Map(items.map((one) => [one.itemId, one]));
  const always = { opensAt: null, closesAt: null };
  const all = {
    title: '',
    ...always,
    items: items.map(({ itemId: id, kind, title }) => ({ id, kind, title, ...always })),
  };
  const home = `#/courses/${course.enrolmentId}`;
  const entry = (/** @type {Inside} */ item, /** @type {Dates} */ module) => {
    const { state: reached = 'not_started', missing = [] } = known.get(item.id) ?? {};
    const state = missing.length > 0 ? 'locked' : reached;
    const href = outline === null ? null : `${home}/${item.id}`;
    const dates = SETTLED.includes(reached) ? null : whenOpen(item, module);
    return entryOf(item, { state, dates, href, isOpen: item.id === openId });
  };
  return (outline?.modules ?? [all]).flatMap(({ title, items: inside, ...module }) => [
    title === '' ? '' : el('h3', {}, title),
    el('ol', {}, ...inside.map((item) => entry(item, module))),
  ]);
}

/**
 * @param {{ kind: string, title: string }} item
 * @param {{ state: string, dates: string | null, href: string | null, isOpen: boolean }} how
 */
function entryOf({ kind, title }, { state, dates, href, isOpen }) {
  const said = el('small', {}, `${KIND[kind] ?? kind} · ${dates ?? STATE[state] ?? state}`);
  const mark = el('span', { class: `mark ${state}`, 'aria-hidden': 'true' });
  const inside = [mark, el('span', {}, title, said)];
  if (href === null) return el('li', {}, el('span', { class: 'entry' }, ...inside));
  return el('li', {}, el('a', { class: 'entry', href, 'aria-current': isOpen ? 'page' : null }, ...inside));
}

/**
 * When an item is not open now, by its own dates and its module's: `closed`, `opens in 3 days`.
 * @param {Dates} item
 * @param {Dates} module
 * @param {number} [now] ms
 */
export function whenOpen(item, module, now = Date.now()) {
  const instants = (/** @type {keyof Dates} */ of) => [item[of], module[of]].flatMap((one) => one ?? []);
  if (instants('closesAt').some((one) => Date.parse(one) <= now)) return 'closed';
  const [last] = instants('opensAt')
    .filter((one) => Date.parse(one) > now)
    .toSorted((a, b) => Date.parse(b) - Date.parse(a));
  return last === undefined ? null : `opens ${fromNow(last, now)}`;
}
