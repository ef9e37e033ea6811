import { el } from './dom.mjs';
import { Paged } from './paged.mjs';
import { pressed } from './show-more.mjs';

/** @typedef {import('./types.d.ts').Post} Post */
/** @typedef {import('./types.d.ts').Thread} Thread */

/**
 * The answers of a thread in order: the newest come with it, those before are read page by page when somebody asks for them, and are
 * read anew with it from then on. Whoever has asked goes on at the first of what is shown.
 * @param {import('./paged.mjs').Read<Post>} read the newest first
 * @param {(post: Post) => HTMLElement} postOf
 */
export function answersOf(read, postOf) {
  const paged = new Paged(read);
  const list = el('ol', { class: 'answers', hidden: true });
  const button = el('button', { type: 'button', class: 'quiet' }, 'Show earlier answers');
  const failed = el('span', { class: 'problem', role: 'alert' });
  const earlier = el('p', { class: 'more', hidden: true }, button, failed);
  let asked = false;
  let last = '';
  const put = (/** @type {readonly Post[]} */ answers, /** @type {boolean} */ more) => {
    earlier.hidden = !more;
    list.hidden = answers.length === 0;
    if (last === (last = JSON.stringify(answers))) return; // what somebody is writing stays
    list.replaceChildren(...answers.map((post) => el('li', {}, postOf(post))));
  };
  const putAll = () => put(paged.items.toReversed(), paged.hasMore);
  pressed(button, failed, async () => {
    await (asked ? paged.more() : paged.again());
    asked = true;
    putAll();
    const first = /** @type {HTMLElement | null} */ (list.firstElementChild);
    if (first) first.tabIndex = -1;
    first?.focus();
  });
  const show = (/** @type {Thread} */ thread) => {
    if (!asked) put(thread.answers, thread.earlier !== undefined);
    else void paged.again().then(putAll, () => undefined); // what is shown stays
  };
  return { element: el('div', {}, earlier, list), show };
}
