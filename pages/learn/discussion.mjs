import { answersOf } from './answers.mjs';
import { moment } from './dates.mjs';
import { el, markdownHint, written } from './dom.mjs';
import { pagesOf } from './paged.mjs';
import { listed } from './show-more.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').Post} Post */
/** @typedef {import('./types.d.ts').Thread} Thread */
/** @typedef {{ element: HTMLElement, show: (thread: Thread) => void }} Shown */

/** So many threads are shown at first, and with each press of the button. */
const AT_ONCE = 20;

/**
 * What is said about an item: threads with their answers, to read, to answer, and to report.
 * @param {Place} place
 * @param {string} itemId
 */
export async function discussion({ session, schoolId }, itemId) {
  const school = `/schools/${schoolId}`;
  const path = `${school}/course-items/${itemId}/posts`;
  const list = el('ol', { class: 'results' });
  const report = (/** @type {string} */ postId, /** @type {string} */ reason) =>
    session.post(`${school}/course-posts/${postId}/report`, { body: { reason } });
  const write = async (/** @type {string} */ markdown, /** @type {string | null} */ threadId) => {
    await session.post(path, { body: { markdown, threadId } });
    await read();
  };
  const readAnswers = (/** @type {string} */ threadId) =>
    pagesOf(session, `${school}/course-posts/${threadId}/answers`, AT_ONCE);
  const put = threadsIn(list, (id) => threadOf(write, report, readAnswers(id)));
  const none = el('p', { class: 'muted' }, 'Nobody has said anything yet.');
  const show = (/** @type {Thread[]} */ threads) => {
    put(threads);
    none.hidden = threads.length > 0;
  };
  const { more, read } = listed(pagesOf(session, path, AT_ONCE), { list, what: 'of the discussion', show });
  await read();
  const begin = form('Say or ask something', 'Post', 5_000, (text) => write(text, null));
  const element = el('section', { class: 'talk' }, el('h2', {}, 'Discussion'), begin, none, list, more);
  return { element, again: () => void read().catch(() => undefined) };
}

/**
 * Puts threads into a list, the newest first. They stay where they are, so that what somebody is writing stays as well.
 * @param {HTMLElement} list
 * @param {(threadId: string) => Shown} make
 */
function threadsIn(list, make) {
  /** @type {Map<string, Shown>} */
  const threads = new Map();
  return (/** @type {readonly Thread[]} */ now) => {
    /** @type {HTMLElement | null} */
    let below = null;
    for (const thread of now.toReversed()) {
      const shown = threads.get(thread.id) ?? make(thread.id);
      shown.show(thread);
      if (!threads.has(thread.id)) list.insertBefore(shown.element, below);
      threads.set(thread.id, shown);
      below = shown.element;
    }
  };
}

/**
 * @param {(markdown: string, threadId: string) => Promise<void>} write
 * @param {(postId: string, reason: string) => Promise<void>} report
 * @param {import('./paged.mjs').Read<Post>} readAnswers
 * @returns {Shown}
 */
function threadOf(write, report, readAnswers) {
  const answers = answersOf(readAnswers, (post) => postOf(post, report));
  const posts = el('div', {});
  const below = el('div', {});
  const element = el('li', { class: 'card question' }, posts, answers.element, below);
  let last = '';
  const show = (/** @type {Thread} */ thread) => {
    answers.show(thread);
    if (last === (last = JSON.stringify({ ...thread, answers: [], earlier: null }))) return; // what somebody is writing stays
    posts.replaceChildren(postOf(thread, report));
    if (thread.locked) below.replaceChildren(el('p', { class: 'muted' }, 'Nobody answers here any more.'));
    else if (below.querySelector('form') === null)
      below.replaceChildren(
        folded(
          'Answer',
          form('Your answer', 'Answer', 5_000, (text) => write(text, thread.id)),
        ),
      );
  };
  return { element, show };
}

/**
 * @param {Post} post
 * @param {(postId: string, reason: string) => Promise<void>} report
 */
function postOf({ id, author, mine, html, writtenAt, hiddenReason }, report) {
  const who = el('bdi', {}, mine ? 'You' : (author ?? 'Somebody'));
  const by = el('p', { class: 'muted' }, who, `, ${moment(writtenAt)}`);
  if (html === null) return el('div', {}, el('p', { class: 'muted' }, 'This was hidden by the teachers.'));
  const hidden = hiddenReason === null ? null : el('p', { class: 'callout' }, `Hidden: ${hiddenReason}`);
  const ask = mine
    ? null
    : folded(
        'Report',
        form('What is wrong with it?', 'Report', 500, (reason) => report(id, reason)),
      );
  return el('div', {}, by, hidden, written(html), ask);
}

/**
 * @param {string} title
 * @param {HTMLElement} inside
 */
function folded(title, inside) {
  return el('details', {}, el('summary', {}, title), inside);
}

/**
 * @param {string} label
 * @param {string} action
 * @param {number} most characters
 * @param {(text: string) => Promise<void>} send
 */
function form(label, action, most, send) {
  const text = el('textarea', { rows: 2, maxLength: most, required: true });
  const hint = most > 1_000 ? markdownHint() : null;
  const said = el('p', { class: 'problem', role: 'alert' });
  const button = el('button', { type: 'submit', class: 'quiet' }, action);
  const made = el('form', {}, el('label', { class: 'field' }, label, text, hint), button, said);
  made.addEventListener('submit', (event) => {
    event.preventDefault();
    button.disabled = true;
    void send(text.value.trim())
      .then(
        () => {
          [text.value, said.textContent] = ['', ''];
          made.closest('details')?.removeAttribute('open');
        },
        (/** @type {Error} */ error) => void (said.textContent = error.message),
      )
      .finally(() => (button.disabled = false));
  });
  return made;
}
