import { el } from './dom.mjs';
import { pagesOf } from './paged.mjs';
import { listed } from './show-more.mjs';
import { submissionCard } from './submission.view.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./work.d.ts').Submission} Submission */

/** So many are shown at first, the newest, and with each press of the button. */
const AT_ONCE = 20;

/**
 * What a learner has handed in for an assignment, and what has become of it.
 * @param {Place} place
 * @param {string} itemId
 * @param {string} learnerId
 */
export function handedIn(place, itemId, learnerId) {
  const path = `/schools/${place.schoolId}/submissions?itemId=${itemId}&learnerId=${learnerId}`;
  const list = el('ol', { class: 'results' });
  const element = el('section', { hidden: true }, el('h2', {}, 'What you have handed in'), list);
  const show = (/** @type {Submission[]} */ all) => {
    element.hidden = all.length === 0;
    list.replaceChildren(...all.map((one) => submissionCard(place, one)));
  };
  const { more, read } = listed(pagesOf(place.session, path, AT_ONCE), { list, what: 'submissions', show });
  element.append(more);
  return { element, read };
}
