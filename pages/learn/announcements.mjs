import { moment } from './dates.mjs';
import { el, written } from './dom.mjs';
import { Paged, pagesOf } from './paged.mjs';
import { showMore } from './show-more.mjs';

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
  /** @type {Paged<Announcement>} */
  const paged = new Paged(
    pagesOf(session, `/schools/${schoolId}/course-runs/${runId}/announcements`, AT_ONCE),
  );
  const element = el('section', {}, el('h2', {}, 'Announcements'), list);
  const show = () => {
    element.hidden = paged.items.length === 0;
    list.replaceChildren(...paged.items.map(told));
  };
  const more = showMore(paged, { list, what: 'announcements', show });
  element.append(more.element);
  const read = async () => {
    await paged.again();
    show();
    more.tell();
  };
  await read();
  return { element, again: () => void read().catch(() => undefined) };
}

/** @param {Announcement} announcement */
function told({ title, html, author, publishedAt }) {
  return el(
    'li',
    { class: 'card question' },
    el('h3', {}, title),
    el('p', { class: 'muted' }, [author, moment(publishedAt)].filter(Boolean).join(', ')),
    written(html),
  );
}
