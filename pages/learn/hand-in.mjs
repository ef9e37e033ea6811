import { el, markdownHint } from './dom.mjs';
import { FilePicker } from './files.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./work.d.ts').Assignment} Assignment */

/**
 * What is asked for, to be filled in.
 * @param {Place} place
 * @param {{ itemId: string, terms: Assignment, again: boolean, handed: () => Promise<void> }} of
 */
export function handIn(place, { itemId, terms, again, handed }) {
  const { fields, files, read } = fieldsOf(place, terms);
  const said = el('p', { class: 'problem', role: 'alert' });
  const button = el('button', { type: 'submit' }, 'Hand in');
  const element = el(
    'form',
    { class: 'hand-in' },
    el('h2', {}, again ? 'Hand in anew' : 'Hand in'),
    ...fields,
    said,
    button,
  );
  const send = async () => {
    const path = `/schools/${place.schoolId}/course-items/${itemId}/submissions`;
    await place.session.post(path, { body: await read() });
    files?.taken();
    await handed();
  };
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    button.disabled = true;
    said.textContent = '';
    void send().catch((/** @type {Error} */ error) => {
      said.textContent = error.message;
      button.disabled = false;
    });
  });
  return { element, leave: () => files?.leave() };
}

/**
 * @param {Place} place
 * @param {Assignment} terms
 */
function fieldsOf(place, { accepts, files: terms }) {
  const text = accepts.includes('text') ? el('textarea', { rows: 8, maxLength: 100_000 }) : null;
  const links = accepts.includes('link') ? el('textarea', { rows: 2, placeholder: 'https://' }) : null;
  const files = terms && new FilePicker(place, terms);
  const fields = [
    text && el('label', { class: 'field' }, 'Text', text, markdownHint()),
    links && el('label', { class: 'field' }, 'Links, one in each line', links),
    files && files.element,
  ];
  /** Waits for what is under way still. */
  const read = async () => ({
    text: text?.value.trim() || null,
    links: linesOf(links?.value ?? ''),
    uploadIds: (await files?.ids()) ?? [],
  });
  return { fields, files, read };
}

/** @param {string} text */
function linesOf(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
