import { bar, el } from './dom.mjs';

/** @typedef {import('./types.d.ts').MyCourse} MyCourse */
/** @typedef {import('./types.d.ts').Outline} Outline */
/** @typedef {import('./types.d.ts').Progress} Progress */

/** @type {Record<string, string>} */
const STATE = { not_started: 'not started', in_progress: 'begun', completed: 'done' };
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

/**
 * What a course is made of, with how far its learner has come.
 * @param {Progress} progress
 * @param {{ course: MyCourse, outline: Outline | null, openId: string | undefined }} of
 */
export function outlineOf(progress, { course, outline, openId }) {
  const { items, percent, done, total } = progress;
  const known = new Map(items.map((one) => [one.itemId, one]));
  const all = { title: '', items: items.map(({ itemId, kind, title }) => ({ id: itemId, kind, title })) };
  const home = `#/courses/${course.enrolmentId}`;
  const entry = (/** @type {Outline['modules'][number]['items'][number]} */ item) => {
    const { state = 'not_started', missing = [] } = known.get(item.id) ?? {};
    const locked = missing.length > 0;
    const href = outline === null || locked ? null : `${home}/${item.id}`;
    return entryOf(item, { state: locked ? 'locked' : state, href, isOpen: item.id === openId });
  };
  const count = el('span', {}, `${done} of ${total} done`);
  return [
    el('h2', {}, el('a', { href: home }, course.courseTitle)),
    bar(percent, 'How far you have come'),
    el('p', { class: 'pair' }, count, el('strong', { id: 'progress' }, `${percent} %`)),
    ...(outline?.modules ?? [all]).flatMap(({ title, items: inside }) => [
      title === '' ? '' : el('h3', {}, title),
      el('ol', {}, ...inside.map(entry)),
    ]),
  ];
}

/**
 * @param {{ kind: string, title: string }} item
 * @param {{ state: string, href: string | null, isOpen: boolean }} how
 */
function entryOf({ kind, title }, { state, href, isOpen }) {
  const said = el('small', {}, `${KIND[kind] ?? kind} · ${STATE[state] ?? state}`);
  const mark = el('span', { class: `mark ${state}`, 'aria-hidden': 'true' });
  const inside = [mark, el('span', {}, title, said)];
  if (href === null) return el('li', {}, el('span', { class: 'entry' }, ...inside));
  return el('li', {}, el('a', { class: 'entry', href, 'aria-current': isOpen ? 'page' : null }, ...inside));
}
