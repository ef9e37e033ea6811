import { fromNow, moment } from './dates.mjs';
import { el } from './dom.mjs';
import { handedIn } from './handed-in.mjs';
import { Refused } from './session.mjs';
import { attemptsAt } from './attempts.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').ItemProgress} ItemProgress */
/** @typedef {import('./types.d.ts').MyCourse} MyCourse */
/** @typedef {import('./types.d.ts').Progress} Progress */

/** Why somebody cannot open what they see in the outline. */
const SHUT = ['learning.item_not_open', 'learning.item_locked'];

/** @param {unknown} error @returns {error is Refused} */
export function isShut(error) {
  return error instanceof Refused && SHUT.includes(error.code);
}

/**
 * An item that cannot be opened now: why, and until when or since when; and what its learner has done there before, to read.
 * @param {Place} place
 * @param {ItemProgress} item
 * @param {{ refused: Refused, course: MyCourse, progress: Progress }} of
 */
export async function shutView(place, item, { refused, course, progress }) {
  const past = doneAt(place, item, course);
  await past?.read();
  const said = whyShut(refused, item.kind).map((line) => el('p', {}, line));
  const links = (refused.facts.missing ?? []).map((id) => {
    const title = progress.items.find(({ itemId }) => itemId === id)?.title ?? 'Another item';
    return el('li', {}, el('a', { href: `#/courses/${course.enrolmentId}/${id}` }, title));
  });
  const list = links.length === 0 ? null : el('ul', {}, ...links);
  const element = el('div', {}, el('div', { class: 'callout' }, ...said, list), past && past.element);
  return { element, progressed: () => void past?.read().catch(() => undefined) };
}

/**
 * @param {Place} place
 * @param {ItemProgress} item
 * @param {MyCourse} course
 */
function doneAt(place, { kind, itemId }, { learnerId }) {
  if (kind === 'assignment') return handedIn(place, itemId, learnerId);
  return kind === 'quiz' ? attemptsAt(place, itemId) : null;
}

/**
 * In words.
 * @param {Pick<Refused, 'facts' | 'message'>} refused
 * @param {string} kind of the item
 * @param {number} [now] ms
 * @returns {string[]}
 */
export function whyShut({ facts: { opensAt, closesAt, missing }, message }, kind, now = Date.now()) {
  if (missing) return ['This opens when you have completed:'];
  if (opensAt && Date.parse(opensAt) > now)
    return [`This opens ${moment(opensAt)}, ${fromNow(opensAt, now)}.`];
  if (!closesAt) return [message];
  const closed = `This was closed ${moment(closesAt)}, ${fromNow(closesAt, now)}.`;
  /** @type {Record<string, string>} */
  const so = {
    assignment:
      'Nothing can be handed in any more. What you had handed in stays here, with what has become of it.',
    quiz: 'No attempt can be begun any more. Your attempts stay here, with what they came to.',
  };
  const ask = 'If you need it, ask your teacher to open it again.';
  return [closed, ...(so[kind] ? [so[kind]] : []), ask];
}
