import { el, written } from './dom.mjs';

/** @typedef {import('./types.d.ts').Question} Question */
/** @typedef {import('./types.d.ts').Answer} Answer */

const YES_NO = [
  { key: 'true', text: 'True' },
  { key: 'false', text: 'False' },
];

/**
 * A question with what it is answered by: the browser's own fields, so that it can be answered by keyboard.
 * @param {Question} question
 * @param {number} number from 1
 * @param {(answer: Answer) => void} answered
 */
export function asked(question, number, answered) {
  const { kind, points, html } = question;
  const { fields, read } = fieldsOf(question);
  const change = () => answered(read());
  for (const field of fields) field.addEventListener('change', change);
  const worth = el('small', {}, points === 1 ? '1 point' : `${points} points`);
  const hint = kind === 'multiple' ? el('p', { class: 'muted' }, 'Choose all that are right.') : null;
  return el(
    'fieldset',
    { class: 'card question' },
    el('legend', {}, `Question ${number} `, worth),
    written(html),
    hint,
    ...fields,
  );
}

/**
 * @param {Question} question
 * @returns {{ fields: HTMLElement[], read: () => Answer }}
 */
function fieldsOf(question) {
  switch (question.kind) {
    case 'single':
    case 'true_false':
      return choices(question, 'radio');
    case 'multiple':
      return choices(question, 'checkbox');
    case 'matching':
      return pairs(question);
    case 'ordering':
      return order(question);
    default:
      return text(question);
  }
}

/**
 * @param {Question} question
 * @param {'radio' | 'checkbox'} type
 */
function choices({ questionId, kind, options, answer }, type) {
  const inputs = (kind === 'true_false' ? YES_NO : options).map((option) => ({
    ...option,
    input: el('input', { type, name: questionId, checked: answer?.keys.includes(option.key) }),
  }));
  const fields = inputs.map(({ input, text: said }) => el('label', { class: 'choice' }, input, said));
  const read = () => ({ keys: inputs.filter(({ input }) => input.checked).map(({ key }) => key) });
  return { fields, read };
}

/** @param {Question} question */
function text({ kind, answer }) {
  const input = el('input', {
    type: 'text',
    value: answer?.text ?? '',
    inputMode: kind === 'numeric' ? 'decimal' : 'text',
  });
  const label = el('label', { class: 'field' }, 'Your answer', input);
  return { fields: [label], read: () => ({ text: input.value.trim() || null }) };
}

/** @param {Question} question */
function pairs({ options, targets, answer }) {
  const selects = options.map(({ key, text: said }) => {
    const known = answer?.pairs.find(({ left }) => left === key)?.right;
    const choice = (/** @type {import('./types.d.ts').Choice} */ { key: value, text: name }) =>
      el('option', { value, selected: value === known }, name);
    const select = el('select', {}, el('option', { value: '' }, '–'), ...targets.map(choice));
    return { key, select, label: el('label', { class: 'choice' }, said, select) };
  });
  const read = () => ({
    pairs: selects
      .filter(({ select }) => select.value)
      .map(({ key, select }) => ({ left: key, right: select.value })),
  });
  return { fields: selects.map(({ label }) => label), read };
}

/** Moved up one place at a time. @param {Question} question */
function order({ options, answer }) {
  const named = new Map(options.map((option) => [option.key, option.text]));
  let keys = answer && answer.keys.length > 0 ? [...answer.keys] : options.map(({ key }) => key);
  const list = el('ol', {});
  const show = () => list.replaceChildren(...keys.map(line));
  const line = (/** @type {string} */ key, /** @type {number} */ n) => {
    const said = named.get(key) ?? '';
    const up = el(
      'button',
      { type: 'button', class: 'quiet', disabled: n === 0, 'aria-label': `${said}: up` },
      '↑',
    );
    up.addEventListener('click', () => {
      keys = keys.with(n, keys[n - 1] ?? key).with(n - 1, key);
      show();
      list.querySelectorAll('button')[n - 1]?.focus();
      list.dispatchEvent(new Event('change'));
    });
    return el('li', { class: 'choice' }, up, said);
  };
  show();
  return { fields: [list], read: () => ({ keys }) };
}
