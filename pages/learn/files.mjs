import { bar, el, sizeOf } from './dom.mjs';
import { kindsOf } from './terms.mjs';
import { Upload } from './upload.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./work.d.ts').FileTerms} FileTerms */

const MIB = 1024 * 1024;

/** Files that are sent as soon as they are chosen, each with how far it has come. */
export class FilePicker {
  #place;
  #terms;
  /** What will be handed in, each with its line. @type {Map<HTMLElement, { upload: Upload, id: Promise<string> }>} */
  #chosen = new Map();
  #said = el('p', { class: 'problem', role: 'alert' });
  #list = el('ul', { class: 'files' });

  /**
   * @param {Place} place
   * @param {FileTerms} terms
   */
  constructor(place, terms) {
    this.#place = place;
    this.#terms = terms;
    const { types, most, maxMib } = terms;
    const input = el('input', { type: 'file', multiple: most > 1, accept: types.join(',') });
    input.addEventListener('change', () => {
      this.#said.textContent = '';
      for (const file of input.files ?? []) this.#choose(file);
      input.value = '';
    });
    const count = most === 1 ? 'one' : `at most ${most}, each`;
    const text = `Files: ${count} up to ${maxMib} MB${kindsOf(types)}`;
    this.element = el('div', {}, el('label', { class: 'field' }, text, input), this.#list, this.#said);
  }

  /** When all of them are there. @returns {Promise<string[]>} */
  ids() {
    return Promise.all([...this.#chosen.values()].map(({ id }) => id));
  }

  /** They are handed in: nobody ends them any more. */
  taken() {
    this.#chosen.clear();
  }

  /** They are not handed in. */
  leave() {
    for (const { upload } of this.#chosen.values()) void upload.end().catch(() => undefined);
  }

  /** @param {File} file */
  #choose(file) {
    const { most, maxMib } = this.#terms;
    if (this.#chosen.size >= most) this.#said.textContent = `At most ${most} files can be handed in at once.`;
    else if (file.size > maxMib * MIB) this.#said.textContent = `${file.name} is larger than ${maxMib} MB.`;
    else this.#send(file);
  }

  /** @param {File} file */
  #send(file) {
    const upload = new Upload(this.#place.session, this.#place.schoolId, file);
    const { line, told } = lineOf(file, () => {
      this.#chosen.delete(line);
      line.remove();
      void upload.end().catch(() => undefined);
    });
    const id = upload.run(told);
    id.then(
      () => told('uploaded ✓'),
      (/** @type {Error} */ error) => told(error.message),
    );
    this.#chosen.set(line, { upload, id });
    this.#list.append(line);
  }
}

/**
 * @param {File} file
 * @param {() => void} remove
 */
function lineOf({ name, size }, remove) {
  const state = el('span', { class: 'muted' }, sizeOf(size));
  const progress = bar(0, `${name}: how much of it is uploaded`);
  const button = el('button', { type: 'button', class: 'quiet', 'aria-label': `Remove ${name}` }, 'Remove');
  button.addEventListener('click', remove);
  const line = el('li', {}, el('div', { class: 'pair' }, el('span', {}, name), state, button), progress);
  const told = (/** @type {number | string} */ now) => {
    if (typeof now === 'number') progress.value = now;
    state.textContent = typeof now === 'number' ? `${now} %` : now;
  };
  return { line, told };
}
