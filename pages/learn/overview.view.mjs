import { announcements } from './announcements.mjs';
import { el } from './dom.mjs';
import { results } from './results.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').Certificate} Certificate */
/** @typedef {import('./types.d.ts').Explanation} Explanation */
/** @typedef {NonNullable<import('./types.d.ts').ItemProgress['waiver']>} Waiver */
/** @typedef {import('./types.d.ts').Message} Message */
/** @typedef {import('./types.d.ts').MyCourse} MyCourse */
/** @typedef {import('./types.d.ts').Progress} Progress */
/** @typedef {{ element: HTMLElement, again: () => void }} Shown */

/**
 * What is shown of a course before an item is opened: what it is, where to go on, and why its learner is so far.
 * @param {Place} place
 * @param {MyCourse} course
 * @param {Progress} progress
 * @param {boolean} learns whether the reader is the learner, and not somebody who looks after them
 */
export async function overviewOf(place, course, progress, learns) {
  const { enrolmentId, courseTitle, summary, instructors, nextItem } = course;
  const whose = `runId=${course.runId}&learnerId=${course.learnerId}&state=valid`;
  /** @type {[{ items: Certificate[] }, Shown, Shown | null]} */
  const [{ items }, grades, told] = await Promise.all([
    place.session.get(`/schools/${place.schoolId}/certificates?${whose}`),
    results(place, enrolmentId),
    learns ? announcements(place, course.runId) : null,
  ]);
  const mine = items.filter((one) => one.enrolmentId === enrolmentId);
  const names = instructors.map(({ displayName }) => displayName).join(', ');
  const href = nextItem && `#/courses/${enrolmentId}/${nextItem.itemId}`;
  const reasons = el('div', {}, why(progress));
  const about = [
    learns ? null : el('p', {}, el('strong', {}, el('bdi', {}, course.learnerName))),
    summary === null ? null : el('p', { class: 'lead' }, summary),
    names === '' ? null : el('p', { class: 'muted' }, `With ${names}`),
    nextItem && learns ? el('p', {}, el('a', { class: 'button', href }, `Go on: ${nextItem.title}`)) : null,
  ];
  const parts = [...about, ...mine.map(certificate), told && told.element, grades.element, reasons];
  const element = el('section', {}, el('h1', { tabIndex: -1 }, courseTitle), ...parts);
  const progressed = (/** @type {Progress} */ now) => {
    reasons.replaceChildren(why(now));
    grades.again();
  };
  const said = (/** @type {Message | null} */ message) => {
    if (!message || message.type.startsWith('learning.announcement_')) told?.again();
  };
  return { element, progressed, said, refresh: () => undefined, leave: () => undefined };
}

/** @param {Certificate} certificate */
function certificate({ serial, completedOn, verifyUrl }) {
  const link = el('a', { href: verifyUrl, target: '_blank', rel: 'noopener' }, `Certificate ${serial}`);
  return el(
    'p',
    { class: 'callout' },
    link,
    ` of ${day(completedOn)}. Whoever has its address can see that it is valid.`,
  );
}

/** What each item asks for, and what is there of it. @param {Progress} progress */
function why({ percent, items }) {
  const lines = items.map(({ title, explanation, waiver }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, title),
      el('td', {}, asked(explanation)),
      el('td', {}, waiver && !explanation.met ? letOff(waiver) : there(explanation)),
    ),
  );
  const heads = ['Item', 'Counts when', 'So far'].map((text) => el('th', { scope: 'col' }, text));
  const table = el('table', {}, el('thead', {}, el('tr', {}, ...heads)), el('tbody', {}, ...lines));
  const scrolls = el('div', { class: 'scrolls', tabIndex: 0, role: 'region', 'aria-label': 'Why' }, table);
  return el('div', {}, el('h2', {}, `Why ${percent} %?`), scrolls);
}

/**
 * @param {Explanation} explanation
 * @returns {string}
 */
function asked({ rule, required, until, of }) {
  /** @type {Record<string, string>} */
  const words = {
    viewed: 'it was opened',
    marked_done: 'it was marked as done',
    watched: `${required} % of it were watched`,
    submitted: 'something was handed in',
    passed: 'it was passed',
    score: `${required} % were reached`,
    all: `${of.map(asked).join(', and ')}`,
    any: `${of.map(asked).join(', or ')}`,
    n_of: `${required} of these: ${of.map(asked).join('; ')}`,
    by: `${of.map(asked).join()}, before ${until === null ? '' : day(until)}`,
  };
  return words[rule] ?? rule;
}

/** @param {Waiver} waiver */
function letOff({ at, byName, reason }) {
  return `✓ waived ${day(at)}${byName === null ? '' : ` by ${byName}`}: ${reason}`;
}

/** @param {Explanation} explanation */
function there({ rule, met, metAt, present }) {
  if (met) return `✓ ${metAt === null ? 'done' : day(metAt)}`;
  return rule === 'watched' || rule === 'score' ? `${present} %` : 'not yet';
}

/** @param {string} date */
function day(date) {
  return new Date(date).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
