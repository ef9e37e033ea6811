import { moment } from './dates.mjs';
import { el, written } from './dom.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').Announcement} Announcement */

/** So many are shown, the newest first. */
const MOST = 10;

/**
 * What the teachers of a run have told everybody in it.
 * @param {Place} place
 * @param {string} runId
 */
export async function announcements({ session, schoolId }, runId) {
  const element = el('section', {});
  const read = async () => {
    /** @type {{ items: Announcement[] }} */
    const { items } = await session.get(
      `/schools/${schoolId}/course-runs/${runId}/announcements?limit=${MOST}`,
    );
    const told = items.map(({ title, html, author, publishedAt }) =>
      el(
        'article',
        { class: 'card question' },
        el('h3', {}, title),
        el('p', { class: 'muted' }, [author, moment(publishedAt)].filter(Boolean).join(', ')),
        written(html),
      ),
    );
    element.replaceChildren(...(told.length === 0 ? [] : [el('h2', {}, 'Announcements'), ...told]));
  };
  await read();
  return { element, again: () => void read().catch(() => undefined) };
}
