import { bar, el, inPlace } from './dom.mjs';
import { pagesOf } from './paged.mjs';
import { listed } from './show-more.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').MyCourse} MyCourse */
/** @typedef {import('./types.d.ts').RunningCourse} RunningCourse */

/** So many are followed live; the others when the page is opened. */
const FOLLOWED = 20;
/** So many are shown at first, and with each press of the button. */
const AT_ONCE = 60;

/**
 * The courses that somebody learns in.
 * @param {Place} place
 */
export async function coursesView(place) {
  const { live, role, leaving } = place;
  const cares = role === 'guardian';
  /** @param {MyCourse[]} mine */
  const cardsOf = (mine) => {
    const several = new Set(mine.map(({ learnerId }) => learnerId)).size > 1;
    return mine.map((course) => card(course, { named: cares || several, opens: !cares }));
  };
  const none = cares
    ? 'Nobody in your care is in a course yet.'
    : 'You are in no course yet. When your school puts you into one, it is here.';
  const title = cares ? 'Courses of those in your care' : 'My courses';
  const { element, items, again } = await cards(place, 'my-courses', { title, none, cardsOf });
  for (const { enrolmentId } of items.slice(0, FOLLOWED))
    leaving(live.watch(`course-enrolment:${enrolmentId}`, again));
  return element;
}

/**
 * The courses that go on, for those who teach.
 * @param {Place} place
 */
export async function runsView(place) {
  /** @param {RunningCourse[]} running */
  const cardsOf = (running) => running.map(runCard);
  const none = 'No course is under way. It is here when a course and a run of it are published.';
  const words = { title: 'Courses under way', none, cardsOf };
  return (await cards(place, 'running-courses', words)).element;
}

/**
 * A list of the API as cards.
 * @template T
 * @param {Place} place
 * @param {string} name of the list
 * @param {{ title: string, none: string, cardsOf: (items: T[]) => HTMLElement[] }} how
 */
async function cards({ session, schoolId }, name, { title, none, cardsOf }) {
  const list = el('ul', { class: 'cards' });
  const empty = el('p', { class: 'muted' }, none);
  const show = (/** @type {T[]} */ all) => {
    inPlace(list, () => list.replaceChildren(...cardsOf(all)));
    [list.hidden, empty.hidden] = [all.length === 0, all.length > 0];
  };
  const readPage = pagesOf(session, `/schools/${schoolId}/${name}`, AT_ONCE);
  const { more, read } = listed(readPage, { list, what: 'courses', show });
  const items = await read();
  const element = el('section', {}, el('h1', { tabIndex: -1 }, title), list, empty, more);
  return { element, items, again: () => void read().catch(() => undefined) };
}

/** @param {RunningCourse} run */
function runCard({ courseTitle, runId, runTitle, averagePercent, learners }) {
  return el(
    'li',
    { class: 'card' },
    el('h2', {}, el('a', { href: `#/runs/${runId}` }, courseTitle)),
    el('p', { class: 'muted' }, runTitle),
    bar(averagePercent, `${courseTitle}: how far they have come on average`),
    el(
      'p',
      { class: 'pair' },
      el('span', {}, `${averagePercent} % on average`),
      el('span', {}, people(learners.length)),
    ),
  );
}

/**
 * @param {MyCourse} course
 * @param {{ named: boolean, opens: boolean }} how whether it says whose it is, and whether the reader may open what is next: not who
 * looks after its learner
 */
function card(course, { named, opens }) {
  const { enrolmentId, courseTitle, summary, instructors, percent, done, total, nextItem, deadline } = course;
  const { learnerName } = course;
  const whose = named ? `how far ${learnerName} has come` : 'how far you have come';
  const names = instructors.map(({ displayName }) => displayName).join(', ');
  const href = nextItem && opens ? `#/courses/${enrolmentId}/${nextItem.itemId}` : null;
  const next = nextItem && (href === null ? nextItem.title : el('a', { href }, nextItem.title));
  return el(
    'li',
    { class: 'card' },
    el('h2', {}, el('a', { href: `#/courses/${enrolmentId}` }, courseTitle)),
    named ? el('p', {}, el('strong', {}, el('bdi', {}, learnerName))) : null,
    el('p', { class: 'muted' }, [course.runTitle, names].filter(Boolean).join(' · ')),
    summary === null ? null : el('p', {}, summary),
    bar(percent, `${courseTitle}: ${whose}`),
    el('p', { class: 'pair' }, el('span', {}, `${done} of ${total} done`), el('strong', {}, `${percent} %`)),
    next && el('p', {}, 'Next: ', next),
    deadline === null ? null : el('p', { class: 'muted' }, `Until ${day(deadline)}`),
  );
}

/** @param {string} instant */
function day(instant) {
  return new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
}

/** @param {number} n */
function people(n) {
  return n === 1 ? '1 learner' : `${n} learners`;
}
