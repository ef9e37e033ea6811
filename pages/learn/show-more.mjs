import { el } from './dom.mjs';

/**
 * The button that shows more of a list; it is there as long as there is more. Whoever has pressed it goes on at the first of what it
 * has brought.
 * @template T
 * @param {import('./paged.mjs').Paged<T>} paged
 * @param {{ list: HTMLElement, what: string, show: () => void }} of the list, what it is a list of, and how it is shown
 */
export function showMore(paged, { list, what, show }) {
  const count = el('span', { class: 'muted' });
  const failed = el('span', { class: 'problem', role: 'alert' });
  const button = el('button', { type: 'button', class: 'quiet' }, `Show more ${what}`);
  const element = el('p', { class: 'more' }, button, count, failed);
  const tell = () => {
    element.hidden = !paged.hasMore;
    count.textContent = `${paged.items.length} are shown.`;
  };
  const more = async () => {
    const before = paged.items.length;
    await paged.more();
    show();
    tell();
    const first = /** @type {HTMLElement | undefined} */ (list.children[before]);
    if (first) first.tabIndex = -1;
    first?.focus();
  };
  button.addEventListener('click', () => {
    button.disabled = true;
    failed.textContent = '';
    void more()
      .catch((/** @type {Error} */ error) => (failed.textContent = error.message))
      .finally(() => (button.disabled = false));
  });
  return { element, tell };
}
