import { el, say } from './dom.mjs';
import { handIn } from './hand-in.mjs';
import { handedIn } from './handed-in.mjs';
import { termsOf, whyNot } from './terms.mjs';

/** @typedef {import('./main.mjs').Place} Place */
/** @typedef {import('./work.d.ts').Assignment} Assignment */

/**
 * An assignment: what it asks for, what was handed in and what has become of it, and what is handed in next.
 * @param {Place} place
 * @param {{ id: string, assignment: Assignment }} item
 * @param {string} learnerId
 */
export async function assignmentView(place, { id, assignment: terms }, learnerId) {
  const work = handedIn(place, id, learnerId);
  const next = el('div', {});
  /** @type {ReturnType<typeof handIn> | null} */
  let form = null;
  const read = async () => {
    const earlier = await work.read(terms.submissions !== null);
    const why = whyNot(terms, earlier);
    if (why !== null) next.replaceChildren(el('p', { class: 'callout' }, why));
    else if (!form || !form.element.isConnected)
      next.replaceChildren(
        (form = handIn(place, { itemId: id, terms, again: earlier.length > 0, handed })).element,
      );
  };
  const handed = async () => {
    form = null;
    say('It is handed in.');
    await read();
  };
  await read();
  const about = termsOf(terms).map((line) => el('p', {}, line));
  const element = el(
    'div',
    {},
    el('div', { class: 'callout' }, ...about),
    rubricOf(terms),
    work.element,
    next,
  );
  return { element, progressed: () => void read().catch(() => undefined), leave: () => form?.leave() };
}

/** @param {Assignment} terms */
function rubricOf({ rubric }) {
  if (rubric.length === 0) return null;
  const lines = rubric.map(({ title, points }) => el('li', {}, `${title}: ${points} points`));
  return el('div', {}, el('h2', {}, 'What is looked at'), el('ul', {}, ...lines));
}
