import { clock, drawing, el } from './dom.mjs';
import { joined } from './played.mjs';
import { seekBar } from './seek-bar.mjs';
import { Teller } from './watching.mjs';

/** @typedef {import('./types.d.ts').Item} Item */
/** @typedef {import('./types.d.ts').Watching} Watching */
/** @typedef {{ session: import('./session.mjs').Session, schoolId: string }} At */

/** So near to the end nobody goes on: it begins anew (ms). */
const END_MS = 2_000;

/**
 * Plays the video of an item, and shows how much of it is watched.
 * @param {At} at
 * @param {Item} item
 * @returns {Promise<{ element: HTMLElement, refresh: () => Promise<void>, leave: () => void }>}
 */
export async function player(at, item) {
  const path = `/schools/${at.schoolId}/course-items/${item.id}`;
  /** @type {[{ url: string, posterUrl: string | null, thumbnailsUrl: string | null }, Watching]} */
  const [{ url, posterUrl, thumbnailsUrl }, watching] = await Promise.all([
    at.session.get(`${path}/playback`),
    at.session.get(`${path}/watching`),
  ]);
  const video = el('video', { controls: true, playsInline: true, preload: 'auto', 'aria-label': item.title });
  if (posterUrl !== null) video.poster = posterUrl;
  const strip = watchedStrip(watching);
  const refresh = async () => strip.show(await at.session.get(`${path}/watching`));
  const begin = watching.positionMs < watching.durationMs - END_MS ? watching.positionMs : 0;
  const letGo = await load(video, url, begin / 1000);
  const bar = thumbnailsUrl && (await seekBar(video, thumbnailsUrl, watching.durationMs));
  const counted = () => void refresh().catch(() => undefined);
  const teller = new Teller(video, { ...at, itemId: item.id }, counted);
  const element = el(
    'div',
    { class: 'player' },
    el('div', { class: 'screen' }, video),
    bar,
    el('div', { class: 'tools' }, captionChoice(video), speedChoice(video), resumed(video, begin)),
    strip.element,
  );
  const leave = () => {
    teller.end();
    letGo();
  };
  return { element, refresh, leave };
}

/**
 * By hls.js wherever it runs, for it shows captions everywhere; by the browser itself on phones that let nothing else play.
 * @param {HTMLVideoElement} video
 * @param {string} url
 * @param {number} startPosition seconds
 * @returns {Promise<() => void>} to let go of it
 */
async function load(video, url, startPosition) {
  const { default: Hls } = await import('/learn/hls.min.mjs');
  if (!Hls.isSupported()) {
    video.src = url;
    video.addEventListener('loadedmetadata', () => (video.currentTime = startPosition), { once: true });
    return () => video.removeAttribute('src');
  }
  // Its worker would be a script made of text, which the page's policy refuses; our segments need no other container.
  const hls = new Hls({ startPosition, enableWorker: false });
  hls.loadSource(url);
  hls.attachMedia(video);
  hls.on(Hls.Events.ERROR, (_, { fatal, type }) => {
    if (!fatal) return;
    if (type === Hls.ErrorTypes.MEDIA_ERROR) return hls.recoverMediaError();
    video
      .closest('.screen')
      ?.append(
        el('p', { class: 'callout', role: 'alert' }, 'The video cannot be played on. Open the item again.'),
      );
    hls.destroy();
  });
  return () => hls.destroy();
}

/**
 * The captions, by name; the browser's own menu of them does the same.
 * @param {HTMLVideoElement} video
 */
function captionChoice(video) {
  const choice = el('select', { id: 'captions' });
  const tracks = () =>
    [...video.textTracks].filter(({ kind }) => kind === 'subtitles' || kind === 'captions');
  const show = () => {
    const shown = tracks().findIndex(({ mode }) => mode === 'showing');
    const names = ['Off', ...tracks().map(({ label, language }) => label || language)];
    choice.replaceChildren(...names.map((name, n) => el('option', { value: n - 1 }, name)));
    choice.value = String(shown);
    label.hidden = tracks().length === 0;
  };
  const label = el('label', { hidden: true }, 'Captions ', choice);
  choice.addEventListener('change', () => {
    for (const [n, track] of tracks().entries())
      track.mode = String(n) === choice.value ? 'showing' : 'disabled';
  });
  for (const what of ['addtrack', 'removetrack', 'change']) video.textTracks.addEventListener(what, show);
  return label;
}

/** @param {HTMLVideoElement} video */
function speedChoice(video) {
  const choice = el(
    'select',
    { id: 'speed' },
    ...[0.75, 1, 1.25, 1.5, 2].map((rate) =>
      el('option', { value: rate, selected: rate === 1 }, `${rate} ×`),
    ),
  );
  choice.addEventListener('change', () => (video.playbackRate = Number(choice.value)));
  return el('label', {}, 'Speed ', choice);
}

/**
 * @param {HTMLVideoElement} video
 * @param {number} begin ms
 */
function resumed(video, begin) {
  if (begin === 0) return null;
  const again = el('button', { type: 'button', class: 'quiet' }, 'Start over');
  again.addEventListener('click', () => (video.currentTime = 0));
  return el('span', { class: 'muted' }, `You were at ${clock(begin)}. `, again);
}

/** How much is watched, and which parts. @param {Watching} watching */
function watchedStrip(watching) {
  const element = el('div', { class: 'watched' });
  const show = (/** @type {Watching} */ now) => {
    const parts = joined(now.parts);
    const said = parts.map(({ from, to }) => `${clock(from)} to ${clock(to)}`).join(', ');
    const size = { viewBox: `0 0 ${now.durationMs} 10`, preserveAspectRatio: 'none' };
    const label = { role: 'img', 'aria-label': `Watched: ${said || 'nothing yet'}` };
    const picture = drawing(
      { ...size, ...label },
      parts.map(({ from, to }) => ['rect', { x: `${from}`, width: `${to - from}`, height: '10' }]),
    );
    element.replaceChildren(
      el('p', {}, el('strong', { id: 'watched' }, `${now.percent} % watched`)),
      el('p', { class: 'muted' }, `${clock(now.watchedMs)} of ${clock(now.durationMs)}`),
      picture,
    );
  };
  show(watching);
  return { element, show };
}
