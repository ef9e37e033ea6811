import { coursesView, runsView } from './courses.view.mjs';
import { courseView } from './course.view.mjs';
import { el } from './dom.mjs';
import { Live } from './live.mjs';
import { runView } from './run.view.mjs';
import { Refused } from './session.mjs';
import { signInView } from './sign-in.view.mjs';

/** @typedef {import('./session.mjs').Session} Session */
/** @typedef {import('./types.d.ts').Membership} Membership */
/**
 * Where a view is shown, and by what it reads.
 * @typedef {{ session: Session, live: Live, schoolId: string, role: string, leaving: (work: () => void) => void }} Place
 */

/** Those who learn, and those who look after them; everybody else sees the courses that go on. */
const LEARNING = ['student', 'guardian'];

const main = /** @type {HTMLElement} */ (document.getElementById('main'));
const who = /** @type {HTMLElement} */ (document.getElementById('who'));

/** What ends when another view is shown. @type {(() => void)[]} */
let open = [];
/** Each view that is begun; an older one that comes late is not shown. */
let turn = 0;

/** @param {HTMLElement} view */
function put(view) {
  main.replaceChildren(view);
  const heading = view.querySelector('h1');
  document.title = `${heading?.textContent ?? 'Learn'} · Lyceum`;
  heading?.focus();
}

function leave() {
  for (const work of open.splice(0)) work();
}

/**
 * @param {Omit<Place, 'leaving'>} at
 */
async function show(at) {
  const mine = ++turn;
  leave();
  /** @type {(() => void)[]} */
  const works = [];
  const place = { ...at, leaving: (/** @type {() => void} */ work) => void works.push(work) };
  const view = await viewOf(place, LEARNING.includes(at.role)).catch((/** @type {Error} */ error) => {
    if (error instanceof Refused && error.status === 401) location.reload(); // the session has ended: who is it?
    return message('Not now', error.message);
  });
  if (mine !== turn) return works.forEach((work) => work());
  open = works;
  put(view);
}

/**
 * @param {Place} place
 * @param {boolean} learns
 */
function viewOf(place, learns) {
  const [, kind, id, itemId] = location.hash.split('/');
  if (kind === 'courses' && id) return courseView(place, id, itemId);
  if (kind === 'runs' && id) return runView(place, id);
  return learns ? coursesView(place) : runsView(place);
}

/** @param {Session} session */
async function enter(session) {
  /** @type {{ items: Membership[] }} */
  const { items } = await session.get('/me/memberships');
  const places = items.filter(({ schoolId }) => schoolId !== null);
  const live = new Live(session);
  let at = places[0];
  const again = () => {
    if (at?.schoolId) void show({ session, live, schoolId: at.schoolId, role: at.role });
    else put(message('No school', 'You have a role in no school.'));
  };
  const chosen = schoolChoice(places, (membership) => {
    at = membership;
    location.hash = '#/';
    again();
  });
  window.addEventListener('hashchange', again);
  who.replaceChildren(chosen, signOut(session, live));
  again();
}

/**
 * @param {Session} session
 * @param {Live} live
 */
function signOut(session, live) {
  const button = el('button', { type: 'button', class: 'quiet' }, 'Sign out');
  button.addEventListener('click', () => {
    leave();
    live.close();
    void session.signOut().finally(() => location.replace('/learn/'));
  });
  return button;
}

/**
 * @param {string} title
 * @param {string} text
 */
function message(title, text) {
  const back = el('a', { href: '#/' }, 'To the courses');
  return el('section', {}, el('h1', { tabIndex: -1 }, title), el('p', { class: 'callout' }, text), back);
}

/**
 * @param {readonly Membership[]} places
 * @param {(membership: Membership) => void} choose
 */
function schoolChoice(places, choose) {
  const name = (/** @type {Membership} */ { schoolName, role }) => `${schoolName} · ${role}`;
  if (places.length < 2) return el('span', { class: 'muted' }, places[0] ? name(places[0]) : '');
  const options = places.map((place, n) => el('option', { value: n }, name(place)));
  const choice = el('select', { 'aria-label': 'School' }, ...options);
  choice.addEventListener('change', () => choose(/** @type {Membership} */ (places[Number(choice.value)])));
  return choice;
}

const [, email = ''] = /^#as=(.+)$/.exec(location.hash) ?? [];
put(signInView(decodeURIComponent(email), (session) => void enter(session)));
