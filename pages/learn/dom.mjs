/** @typedef {Node | string | null} Child */
/** @typedef {string | number | boolean | null | undefined} Given */

const MIB = 1024 * 1024;

/**
 * Makes an element: properties by their names, the rest (`aria-…`, `data-…`, `role`, `for`) as attributes. Text stays text.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, Given>} [with_]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(name, with_ = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(with_)) {
    if (value === null || value === undefined || value === false) continue;
    if (key in made) Reflect.set(made, key, value);
    else made.setAttribute(key, value === true ? '' : `${value}`);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * A bar that screen readers read as well.
 * @param {number} percent
 * @param {string} label
 */
export function bar(percent, label) {
  return el('progress', { max: 100, value: percent, 'aria-label': label }, `${percent} %`);
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * A drawing; its parts are shapes with their attributes.
 * @param {Record<string, string>} attributes
 * @param {readonly (readonly [shape: string, Record<string, string>])[]} shapes
 */
export function drawing(attributes, shapes) {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  for (const [shape, given] of shapes) {
    const made = document.createElementNS(SVG, shape);
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
    svg.append(made);
  }
  return svg;
}

/** Each goes in the direction of its own script. */
const BLOCKS = 'p, ul, ol, table, blockquote, h1, h2, h3, h4, h5, h6';

/**
 * What the server has made of an author's Markdown, free of scripts already. The page loads nothing from elsewhere, so pictures
 * of other hosts become links.
 * @param {string} html
 */
export function written(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const cell of body.querySelectorAll('[style]')) {
    const [, side] = /text-align:\s*(\w+)/.exec(cell.getAttribute('style') ?? '') ?? [];
    cell.removeAttribute('style');
    if (side) cell.setAttribute('align', side);
  }
  for (const block of body.querySelectorAll(BLOCKS)) block.setAttribute('dir', 'auto');
  for (const image of body.querySelectorAll('img'))
    image.replaceWith(el('a', { href: image.src, rel: 'noreferrer' }, image.alt || 'A picture'));
  return el('div', { class: 'written' }, ...document.adoptNode(body).childNodes);
}

/**
 * Minutes and seconds, as players show them.
 * @param {number} ms
 */
export function clock(ms) {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** @param {number} bytes */
export function sizeOf(bytes) {
  return bytes < MIB ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / MIB).toFixed(1)} MB`;
}

/**
 * A link that leads away from here, in a window of its own.
 * @param {string} url
 * @param {string} text
 */
export function outwards(url, text) {
  return el('a', { class: 'button', href: url, target: '_blank', rel: 'noopener noreferrer' }, text);
}

/**
 * Shows something anew; who was at one of its links by keyboard stays there.
 * @param {HTMLElement} around
 * @param {() => void} show
 */
export function inPlace(around, show) {
  const focused = around.contains(document.activeElement) && document.activeElement?.getAttribute('href');
  show();
  if (!focused) return;
  [...around.querySelectorAll('a')].find((link) => link.getAttribute('href') === focused)?.focus();
}

/** How one writes what is more than plain text. */
export function markdownHint() {
  return el('small', {}, '*slanted*, **bold**, # a heading, - a list');
}

/** Says something to who listens to the page. @param {string} text */
export function say(text) {
  const said = document.getElementById('said');
  if (said) said.textContent = text;
}
