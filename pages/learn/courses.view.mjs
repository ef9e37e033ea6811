import { bar, el } from './dom.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').MyCourse} MyCourse */
/** @typedef {import('./types.d.ts').RunningCourse} RunningCourse */

/** So many are followed live; the others when the page is opened. */
const FOLLOWED = 20;

/**
 * The courses that somebody learns in.
 * @param {Place} place
 */
export async function coursesView({ session, live, schoolId, role, leaving }) {
  const list = el('ul', { class: 'cards' });
  const show = async () => {
    /** @type {{ items: MyCourse[] }} */
    const { items } = await session.get(`/schools/${schoolId}/my-courses?limit=100`);
    const several = new Set(items.map(({ learnerId }) => learnerId)).size > 1;
    const named = role === 'guardian' || several;
    list.replaceChildren(...items.map((course) => card(course, named)));
    return items;
  };
  const again = () => void show().catch(() => undefined);
  for (const { enrolmentId } of (await show()).slice(0, FOLLOWED))
    leaving(live.watch(`course-enrolment:${enrolmentId}`, again));
  const none = role === 'guardian' ? 'Nobody in your care is in a course yet.' : 'You are in no course yet.';
  return page(role === 'guardian' ? 'Courses of those in your care' : 'My courses', list, none);
}

/**
 * The courses that go on, for those who teach.
 * @param {Place} place
 */
export async function runsView({ session, schoolId }) {
  /** @type {{ items: RunningCourse[] }} */
  const { items } = await session.get(`/schools/${schoolId}/running-courses?limit=100`);
  const cards = items.map(({ courseTitle, runId, runTitle, averagePercent, learners }) =>
    el(
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
    ),
  );
  return page('Courses that go on', el('ul', { class: 'cards' }, ...cards), 'No course goes on.');
}

/**
 * @param {MyCourse} course
 * @param {boolean} named whether it says whose it is: the reader looks after somebody
 */
function card(course, named) {
  const { enrolmentId, courseTitle, summary, instructors, percent, done, total, nextItem, deadline } = course;
  const { learnerName } = course;
  const whose = named ? `how far ${learnerName} has come` : 'how far you have come';
  const names = instructors.map(({ displayName }) => displayName).join(', ');
  const next = nextItem && el('a', { href: `#/courses/${enrolmentId}/${nextItem.itemId}` }, nextItem.title);
  return el(
    'li',
    { class: 'card' },
    el('h2', {}, el('a', { href: `#/courses/${enrolmentId}` }, courseTitle)),
    named ? el('p', {}, el('strong', {}, learnerName)) : null,
    el('p', { class: 'muted' }, [course.runTitle, names].filter(Boolean).join(' · ')),
    summary === null ? null : el('p', {}, summary),
    bar(percent, `${courseTitle}: ${whose}`),
    el('p', { class: 'pair' }, el('span', {}, `${done} of ${total} done`), el('strong', {}, `${percent} %`)),
    next && el('p', {}, 'Next: ', next),
    deadline === null ? null : el('p', { class: 'muted' }, `Until ${day(deadline)}`),
  );
}

/**
 * @param {string} title
 * @param {HTMLElement} list
 * @param {string} none
 */
function page(title, list, none) {
  const empty = list.children.length === 0 ? el('p', { class: 'muted' }, none) : list;
  return el('section', {}, el('h1', { tabIndex: -1 }, title), empty);
}

/** @param {string} instant */
function day(instant) {
  return new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
}

/** @param {number} n */
function people(n) {
  return n === 1 ? '1 learner' : `${n} learners`;
}
