import { moment } from './dates.mjs';
import { el, written } from './dom.mjs';
import { pagesOf } from './paged.mjs';
import { listed } from './show-more.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').Announcement} Announcement */

/** So many are shown at first, the newest, and with each press of the button. */
const AT_ONCE = 5;

/**
 * What the teachers of a run have told everybody in it.
 * @param {Place} place
 * @param {string} runId
 */
export async function announcements({ session, schoolId }, runId) {
  const list = el('ol', { class: 'results' });
  const element = el('section', {}, el('h2', {}, 'Announcements'), list);
  const show = (/** @type {Announcement[]} */ all) => {
    element.hidden = all.length === 0;
    list.replaceChildren(...all.map(told));
  };
  const path = `/schools/${schoolId}/course-runs/${runId}/announcements`;
  const { more, read } = listed(pagesOf(session, path, AT_ONCE), { list, what: 'announcements', show });
  element.append(more);
  await read();
  return { element, again: () => void read().catch(() => undefined) };
}

/** @param {Announcement} announcement */
function told({ title, html, author, publishedAt }) {
  return el(
    'li',
    { class: 'card question' },
    el('h3', {}, title),
    el('p', { class: 'muted' }, author && el('bdi', {}, author), author ? ', ' : '', moment(publishedAt)),
    written(html),
  );
}
