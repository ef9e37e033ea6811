import { assignmentView } from './assignment.view.mjs';
import { discussion } from './discussion.mjs';
import { el, outwards, sizeOf, written } from './dom.mjs';
import { liveSession } from './live-session.view.mjs';
import { player } from './player.mjs';
import { quiz } from './quiz.mjs';
import { isShut, shutView } from './shut.view.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').Item} Item */
/** @typedef {import('./types.d.ts').Message} Message */
/** @typedef {import('./types.d.ts').MyCourse} MyCourse */
/** @typedef {import('./types.d.ts').Progress} Progress */
/**
 * What is open of a course: it is told when more of it was watched elsewhere, how far its learner has come, what was said in the
 * run (null: something may have been), and when it is left.
 * @typedef {{ element: HTMLElement, refresh: () => void, progressed: (now: Progress) => void, said: (message: Message | null) => void, leave: () => void }} Opened
 */

/** What is completed by being opened, unless its author says otherwise; files are, when they are downloaded. */
const SEEN = ['page', 'video'];
const nothing = () => undefined;

/**
 * One item of a course, as its learner sees it.
 * @param {Place} place
 * @param {string} itemId
 * @param {{ ways: HTMLElement, course: MyCourse, progress: Progress }} of
 * @returns {Promise<Opened>}
 */
export async function itemView(place, itemId, { ways, course, progress }) {
  const [{ title, parts, shown }, talk] = await Promise.all([
    opened(place, itemId, course).catch((error) => shut(place, itemId, { error, course, progress })),
    discussion(place, itemId),
  ]);
  const element = el('section', {}, el('h1', { tabIndex: -1 }, title), ...parts, ways, talk.element);
  const said = (/** @type {Message | null} */ message) => {
    if (message && message.data.itemId !== itemId) return;
    if (message?.type !== 'learning.presence_changed') talk.again();
    if (!message || message.type === 'learning.presence_changed') shown.said(message);
  };
  return { ...shown, element, said };
}

/**
 * @param {Place} place
 * @param {string} itemId
 * @param {MyCourse} course
 */
async function opened(place, itemId, course) {
  const path = `/schools/${place.schoolId}/course-items/${itemId}`;
  /** @type {Item} */
  const item = await place.session.get(path);
  const shown = await contentOf(place, item, { path, course });
  const text = item.html === null ? null : written(item.html);
  if (SEEN.includes(item.kind)) void place.session.post(`${path}/viewed`).catch(nothing);
  const inside = item.assignment ? [text, shown.element] : [shown.element, text];
  return { title: item.title, parts: [...inside, rule(item)], shown };
}

/**
 * What is in the outline and cannot be opened now.
 * @param {Place} place
 * @param {string} itemId
 * @param {{ error: unknown, course: MyCourse, progress: Progress }} of
 */
async function shut(place, itemId, { error, course, progress }) {
  const item = progress.items.find((one) => one.itemId === itemId);
  if (!item || !isShut(error)) throw error;
  const { element, progressed } = await shutView(place, item, { refused: error, course, progress });
  return { title: item.title, parts: [element], shown: { ...still(element), progressed } };
}

/**
 * @param {Place} place
 * @param {Item} item
 * @param {{ path: string, course: MyCourse }} of
 * @returns {Promise<Opened>}
 */
async function contentOf(place, item, { path, course }) {
  if (item.kind === 'video') {
    if (item.video?.durationMs === null)
      return still(el('p', { class: 'callout' }, 'The video is being prepared. Come back in a moment.'));
    const playing = await player(place, item);
    return { ...still(playing.element), ...playing, refresh: () => void playing.refresh().catch(nothing) };
  }
  if (item.file) return still(await download(place, item.file, path));
  if (item.url)
    return still(
      el('p', { class: 'tools' }, outwards(item.url, `Open ${new URL(item.url).host}`), done(place, path)),
    );
  if (item.live) {
    const session = await liveSession(place, item.live, path);
    session.buttons.append(done(place, path));
    return { ...still(session.element), ...session };
  }
  if (item.rules) return still(await quiz(place, item, course.enrolmentId));
  if (item.assignment) {
    const assigned = { id: item.id, assignment: item.assignment };
    const shown = await assignmentView(place, assigned, course.learnerId);
    return { ...still(shown.element), ...shown };
  }
  return still(el('div'));
}

/** @param {HTMLElement} element */
function still(element) {
  return { element, refresh: nothing, progressed: nothing, said: nothing, leave: nothing };
}

/**
 * @param {Place} place
 * @param {{ name: string, bytes: number }} file
 * @param {string} path
 */
async function download({ session }, { name, bytes }, path) {
  /** @type {{ url: string }} */
  const { url } = await session.get(`${path}/playback`);
  const link = el('a', { class: 'button', href: url, download: name }, `Download ${name}`);
  link.addEventListener('click', () => void session.post(`${path}/viewed`).catch(nothing));
  return el('p', {}, link, el('span', { class: 'muted' }, ` ${sizeOf(bytes)}`));
}

/**
 * @param {Place} place
 * @param {string} path
 */
function done({ session }, path) {
  const button = el('button', { type: 'button', class: 'quiet' }, 'Mark as done');
  button.addEventListener('click', () => {
    button.disabled = true;
    session.post(`${path}/done`).then(
      () => (button.textContent = 'Done ✓'),
      () => (button.disabled = false),
    );
  });
  return button;
}

/** @param {Item} item */
function rule({ completion }) {
  if (completion?.rule !== 'watched') return null;
  return el('p', { class: 'muted' }, `Counts as done when ${completion.atLeast} % of it is watched.`);
}
