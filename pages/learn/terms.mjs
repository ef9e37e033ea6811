import { fromNow, moment } from './dates.mjs';

/** @typedef {import('./work.d.ts').Assignment} Assignment */
/** @typedef {import('./work.d.ts').Submission} Submission */

/**
 * What an assignment asks for, in words.
 * @param {Assignment} terms
 * @param {number} [now] ms
 * @returns {string[]}
 */
export function termsOf(terms, now = Date.now()) {
  const { points, passAt, dueAt, submissions } = terms;
  return [
    `Worth ${points === 1 ? '1 point' : `${points} points`}${passAt === null ? '' : `; passed with ${passAt} %`}.`,
    ...(dueAt === null ? [] : [`Due ${moment(dueAt)}, ${fromNow(dueAt, now)}. ${lateness(terms)}`]),
    ...(submissions === null
      ? []
      : [`Can be handed in ${submissions === 1 ? 'once' : `${submissions} times`}.`]),
  ];
}

/** @type {Record<string, string>} */
const KINDS = {
  'image/*': 'pictures',
  'audio/*': 'sound',
  'video/*': 'videos',
  'application/pdf': 'PDF',
  'text/plain': 'plain text',
};

/**
 * Which files are taken, in words; nothing where all are.
 * @param {readonly string[]} types of their contents
 */
export function kindsOf(types) {
  const names = types.map((type) => KINDS[type] ?? type.split('/').at(-1) ?? type);
  return names.length === 0 ? '' : `: ${names.join(', ')}`;
}

/** @param {Assignment} terms */
function lateness({ late, reduction }) {
  if (late === 'refused') return 'Nothing is taken later.';
  return late === 'reduced'
    ? `Each day that it is late costs ${reduction} % of the score.`
    : 'What comes later is taken, and marked as late.';
}

/**
 * Why nothing can be handed in now; null: something can. The server decides, this is for the words.
 * @param {Assignment} terms
 * @param {readonly Pick<Submission, 'state'>[]} earlier
 * @param {number} [now] ms
 */
export function whyNot({ dueAt, late, submissions }, earlier, now = Date.now()) {
  if (late === 'refused' && dueAt !== null && now > Date.parse(dueAt))
    return `It was due ${moment(dueAt)}; nothing is taken any more.`;
  const counting = earlier.filter(({ state }) => state !== 'returned').length;
  if (submissions !== null && counting >= submissions)
    return 'You have handed it in as often as it can be. It can be handed in again when it is given back.';
  return null;
}

/**
 * What has become of something that was handed in.
 * @param {Pick<Submission, 'state' | 'score' | 'points'>} submission
 */
export function becameOf({ state, score, points }) {
  /** @type {Record<string, string>} */
  const words = {
    submitted: 'waits to be graded',
    returned: 'given back: work on it, and hand it in again',
    graded: 'graded; what it is worth is shown later',
    released: `${score} of ${points} points`,
  };
  return words[state] ?? state;
}

/** @param {number} days */
export function daysLate(days) {
  if (days === 0) return 'in time';
  return days === 1 ? '1 day late' : `${days} days late`;
}
