import { clock, el } from './dom.mjs';
import { thumbnailAt, thumbnailsIn } from './thumbnails.mjs';

/**
 * A bar by which one looks for a place in the video: by pointer or by keyboard, with the picture of that place above it.
 * @param {HTMLVideoElement} video
 * @param {string} url of the track of pictures; they lie beside it
 * @param {number} durationMs
 * @returns {Promise<HTMLElement | null>} null: there are no pictures
 */
export async function seekBar(video, url, durationMs) {
  const track = await fetch(url).then((answer) => (answer.ok ? answer.text() : ''));
  const thumbnails = thumbnailsIn(track);
  if (thumbnails.length === 0) return null;
  const range = el('input', {
    type: 'range',
    min: 0,
    max: durationMs,
    step: 1000,
    'aria-label': 'Place in the video',
  });
  const { above, show } = preview(thumbnails, new URL(url, location.href), durationMs);
  const at = (/** @type {number} */ ms) => {
    range.value = `${ms}`;
    range.setAttribute('aria-valuetext', `${clock(ms)} of ${clock(durationMs)}`);
  };
  range.addEventListener('pointermove', ({ offsetX }) => show((offsetX / range.clientWidth) * durationMs));
  for (const what of ['pointerleave', 'blur']) range.addEventListener(what, () => (above.hidden = true));
  range.addEventListener('input', () => {
    show(range.valueAsNumber);
    video.currentTime = range.valueAsNumber / 1000;
  });
  video.addEventListener('timeupdate', () => at(Math.round(video.currentTime * 1000)));
  at(0);
  return el('div', { class: 'seek' }, above, range);
}

/**
 * The picture of a moment, above the place of that moment.
 * @param {readonly import('./thumbnails.mjs').Thumbnail[]} thumbnails
 * @param {URL} base where they lie
 * @param {number} durationMs
 */
function preview(thumbnails, base, durationMs) {
  const [part, caption] = [el('div', {}), el('figcaption', {})];
  const above = el('figure', { class: 'thumbnail', hidden: true }, part, caption);
  const show = (/** @type {number} */ ms) => {
    const found = thumbnailAt(thumbnails, ms);
    if (!found) return;
    above.hidden = false;
    picture(part, found, new URL(found.picture, base).href);
    caption.textContent = clock(ms);
    const room = (above.parentElement?.clientWidth ?? 0) - found.width;
    above.style.left = `${Math.min(Math.max(ms / durationMs, 0), 1) * room}px`;
  };
  return { above, show };
}

/**
 * @param {HTMLElement} part
 * @param {import('./thumbnails.mjs').Thumbnail} thumbnail
 * @param {string} url
 */
function picture({ style }, { x, y, width, height }, url) {
  style.width = `${width}px`;
  style.height = `${height}px`;
  style.backgroundImage = `url("${url}")`;
  style.backgroundPosition = `-${x}px -${y}px`;
}
