import { el } from './dom.mjs';
import { Paged } from './paged.mjs';

/**
 * A list that is read page by page, with the button that shows more of it as long as there is more. Whoever has pressed it goes on at
 * the first of what it has brought.
 * @template T
 * @param {import('./paged.mjs').Read<T>} readPage
 * @param {{ list: HTMLElement, what: string, show: (items: T[]) => void }} of the list, what it is a list of, and how it is shown
 * @returns {{ more: HTMLElement, read: (all?: boolean) => Promise<T[]> }} read: as far as it is shown, or all of it
 */
export function listed(readPage, { list, what, show }) {
  const paged = new Paged(readPage);
  const count = el('span', { class: 'muted' });
  const failed = el('span', { class: 'problem', role: 'alert' });
  const button = el('button', { type: 'button', class: 'quiet' }, `Show more ${what}`);
  const more = el('p', { class: 'more' }, button, count, failed);
  const put = () => {
    show(paged.items);
    more.hidden = !paged.hasMore;
    count.textContent = `${paged.items.length} are shown.`;
    return paged.items;
  };
  const goOn = async () => {
    const before = paged.items.length;
    await paged.more();
    put();
    const first = /** @type {HTMLElement | undefined} */ (list.children[before]);
    if (first) first.tabIndex = -1;
    first?.focus();
  };
  pressed(button, failed, goOn);
  const read = async (all = false) => {
    await paged.again();
    while (all && paged.hasMore) await paged.more();
    return put();
  };
  return { more, read };
}

/**
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} failed
 * @param {() => Promise<void>} work
 */
export function pressed(button, failed, work) {
  button.addEventListener('click', () => {
    button.disabled = true;
    failed.textContent = '';
    void work()
      .catch((/** @type {Error} */ error) => (failed.textContent = error.message))
      .finally(() => (button.disabled = false));
  });
}
