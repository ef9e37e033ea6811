import { span, whenLive } from './dates.mjs';
import { el, outwards } from './dom.mjs';
import { Presences } from './presences.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').Message} Message */

/**
 * A live session: when and where it is, and who is there. Whoever joins by its link says so until they leave the page.
 * @param {Place} place
 * @param {{ url: string, startsAt: string, endsAt: string }} live
 * @param {string} path of the item
 */
export async function liveSession({ session }, { url, startsAt, endsAt }, path) {
  const { element: there, show } = people();
  const at = `${path}/presences`;
  const tell = (/** @type {boolean} */ here) => session.put(at, { body: { here }, keepalive: !here });
  const presences = new Presences({ read: () => session.get(at), tell }, show);
  await presences.again();
  const leaving = followPage(presences);
  const join = outwards(url, 'Join the session');
  const leave = el('button', { type: 'button', class: 'quiet', hidden: true }, 'Leave');
  const be = (/** @type {boolean} */ here) => {
    leave.hidden = !here;
    void presences.be(here);
  };
  join.addEventListener('click', () => be(true));
  leave.addEventListener('click', () => {
    be(false);
    join.focus();
  });
  const buttons = el('p', { class: 'tools' }, join, leave);
  const time = el('p', {}, el('strong', {}, span(startsAt, endsAt)), ` · ${whenLive(startsAt, endsAt)}`);
  return {
    element: el('div', { class: 'callout' }, time, buttons, there),
    buttons,
    said: (/** @type {Message | null} */ message) => presences.said(message),
    leave: leaving,
  };
}

/** Who is there, said when it changes. */
function people() {
  const element = el('p', { role: 'status' });
  const show = (/** @type {string[]} */ names) => {
    const text = names.length === 0 ? 'Nobody is there yet.' : `There now: ${names.join(', ')}`;
    if (element.textContent !== text) element.textContent = text;
  };
  return { element, show };
}

/**
 * Timers of a page out of sight are slow, and those of a page that is put away stand still: what the browser tells is quicker.
 * @param {Presences} presences
 * @returns {() => void} to end it
 */
function followPage(presences) {
  const ended = new AbortController();
  const { signal } = ended;
  const again = () => void presences.again();
  document.addEventListener('visibilitychange', again, { signal });
  for (const what of ['online', 'pageshow']) window.addEventListener(what, again, { signal });
  window.addEventListener('pagehide', () => presences.vanish(), { signal });
  return () => {
    ended.abort();
    presences.end();
  };
}
