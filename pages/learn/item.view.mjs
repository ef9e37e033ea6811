import { el, written } from './dom.mjs';
import { player } from './player.mjs';
import { quiz } from './quiz.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./types.d.ts').Item} Item */
/** @typedef {import('./types.d.ts').Progress} Progress */
/**
 * What is open of a course: it is told when more of it was watched elsewhere, how far its learner has come, and when it is left.
 * @typedef {{ element: HTMLElement, refresh: () => void, progressed: (now: Progress) => void, leave: () => void }} Opened
 */

/** What is completed by being opened, unless its author says otherwise; files are, when they are downloaded. */
const SEEN = ['page', 'video'];
const nothing = () => undefined;

/**
 * One item of a course, as its learner sees it.
 * @param {Place} place
 * @param {string} itemId
 * @param {HTMLElement} ways
 * @returns {Promise<Opened>}
 */
export async function itemView(place, itemId, ways) {
  const path = `/schools/${place.schoolId}/course-items/${itemId}`;
  /** @type {Item} */
  const item = await place.session.get(path);
  const shown = await contentOf(place, item, path);
  if (SEEN.includes(item.kind)) void place.session.post(`${path}/viewed`).catch(nothing);
  const element = el(
    'section',
    {},
    el('h1', { tabIndex: -1 }, item.title),
    shown.element,
    item.html === null ? null : written(item.html),
    rule(item),
    ways,
  );
  return { ...shown, element };
}

/**
 * @param {Place} place
 * @param {Item} item
 * @param {string} path
 * @returns {Promise<Opened>}
 */
async function contentOf(place, item, path) {
  if (item.kind === 'video') {
    if (item.video?.durationMs === null)
      return still(el('p', { class: 'callout' }, 'The video is being prepared. Come back in a moment.'));
    const playing = await player(place, item);
    return { ...playing, progressed: nothing, refresh: () => void playing.refresh().catch(nothing) };
  }
  if (item.file) return still(await download(place, item.file, path));
  if (item.url) return still(el('p', {}, outwards(item.url, item.url), done(place, path)));
  if (item.live) return still(liveSession(place, item.live, path));
  if (item.rules) return still(await quiz(place, item));
  return still(el('div'));
}

/** @param {HTMLElement} element */
function still(element) {
  return { element, refresh: nothing, progressed: nothing, leave: nothing };
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
  return el('p', {}, link, el('span', { class: 'muted' }, ` ${Math.ceil(bytes / 1024)} KB`));
}

/**
 * @param {Place} place
 * @param {{ url: string, startsAt: string, endsAt: string }} live
 * @param {string} path
 */
function liveSession(place, { url, startsAt, endsAt }, path) {
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });
  const time = when.formatRange(new Date(startsAt), new Date(endsAt));
  return el(
    'div',
    { class: 'callout' },
    el('p', {}, el('strong', {}, time)),
    el('p', {}, outwards(url, 'Join the session'), done(place, path)),
  );
}

/**
 * @param {string} url
 * @param {string} text
 */
function outwards(url, text) {
  return el('a', { class: 'button', href: url, target: '_blank', rel: 'noopener noreferrer' }, text);
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
