import { el } from './dom.mjs';
import { Paged, pagesOf } from './paged.mjs';
import { showMore } from './show-more.mjs';
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
  /** @type {Paged<Submission>} */
  const paged = new Paged(pagesOf(place.session, path, AT_ONCE));
  const list = el('ol', { class: 'results' });
  const element = el('section', { hidden: true }, el('h2', {}, 'What you have handed in'), list);
  const show = () => {
    element.hidden = paged.items.length === 0;
    list.replaceChildren(...paged.items.map((one) => submissionCard(place, one)));
  };
  const more = showMore(paged, { list, what: 'submissions', show });
  element.append(more.element);
  /** Answers what is shown; all of it where it has to be counted. */
  const read = async (all = false) => {
    await paged.again();
    while (all && paged.hasMore) await paged.more();
    show();
    more.tell();
    return paged.items;
  };
  return { element, read };
}
