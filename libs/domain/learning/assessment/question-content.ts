import { QuestionInvalid } from './assessment.errors.js';
import { decimalOf } from './decimal.js';
import { normalised } from './normalised.js';
import type { Choice, QuestionContent, QuestionKind, Solution } from './question.words.js';

/** A question as its author gives it; each kind takes what is its own and refuses the rest. */
export interface GivenQuestion {
  readonly kind: QuestionKind;
  readonly prompt: string;
  readonly points: number;
  readonly feedback?: string | null;
  /** `single`, `multiple`: to choose from; `ordering`: in the right order, without `correct`. */
  readonly options?: readonly { readonly text: string; readonly correct?: boolean }[];
  /** `true_false`. */
  readonly isTrue?: boolean;
  /** `short_text`. */
  readonly accepted?: readonly string[];
  readonly caseSensitive?: boolean;
  readonly manual?: boolean;
  /** `numeric`: decimals. */
  readonly value?: string;
  readonly tolerance?: string;
  /** `matching`: what belongs together, by its texts, and what belongs to nothing. */
  readonly pairs?: readonly { readonly left: string; readonly right: string }[];
  readonly distractors?: readonly string[];
}

type Own = Exclude<keyof GivenQuestion, 'kind' | 'prompt' | 'points' | 'feedback'>;
type Parts = Partial<Pick<QuestionContent, 'options' | 'targets'>> & { readonly solution: Partial<Solution> };
type KeyOf = (text: string) => string;

const FIELDS: Readonly<Record<QuestionKind, readonly Own[]>> = {
  single: ['options'],
  multiple: ['options'],
  true_false: ['isTrue'],
  short_text: ['accepted', 'caseSensitive', 'manual'],
  numeric: ['value', 'tolerance'],
  matching: ['pairs', 'distractors'],
  ordering: ['options'],
};
const OWN = [...new Set(Object.values(FIELDS).flat())];

const PARTS: Readonly<Record<QuestionKind, (given: GivenQuestion, keyOf: KeyOf) => Parts>> = {
  single: chosen,
  multiple: chosen,
  true_false: decided,
  short_text: written,
  numeric: counted,
  matching: matched,
  ordering: ordered,
};

const NOTHING: Solution = {
  keys: [],
  pairs: [],
  accepted: [],
  caseSensitive: false,
  manual: false,
  value: null,
  tolerance: null,
};

/**
 * The question as it is kept. What says the same as in the version before keeps its key, so that answers to that one can be
 * measured by this one; everything else gets a key by chance, because keys in the order of their making would tell the
 * right order.
 * @throws QuestionInvalid
 */
export function questionContent(given: GivenQuestion, former: QuestionContent | null): QuestionContent {
  const { kind, prompt, points, feedback = null } = given;
  if (former && former.kind !== kind)
    throw new QuestionInvalid('question/kind', 'must stay: ask another question instead');
  const foreign = OWN.find((field) => given[field] !== undefined && !FIELDS[kind].includes(field));
  if (foreign)
    throw new QuestionInvalid(foreign, `must be left out: it is not of a question of kind ${kind}`);
  const known = new Map(
    [...(former?.options ?? []), ...(former?.targets ?? [])].map((one) => [one.text, one.key]),
  );
  const keyOf = (text: string) => known.get(text) ?? randomKey();
  const { options = [], targets = [], solution } = PARTS[kind](given, keyOf);
  return { kind, prompt, points, options, targets, solution: { ...NOTHING, ...solution }, feedback };
}

function chosen({ kind, options = [] }: GivenQuestion, keyOf: KeyOf): Parts {
  assertSeveral('options', options);
  const all = options.map(({ text, correct = false }) => ({ key: keyOf(text), text, correct }));
  assertDistinct('options', all);
  const keys = all.flatMap(({ key, correct }) => (correct ? [key] : []));
  if (kind === 'single' && keys.length !== 1)
    throw new QuestionInvalid('options', 'must hold one that is correct');
  if (keys.length === 0) throw new QuestionInvalid('options', 'must hold at least one that is correct');
  return { options: all.map(({ key, text }) => ({ key, text })), solution: { keys } };
}

function decided({ isTrue }: GivenQuestion): Parts {
  if (isTrue === undefined) throw new QuestionInvalid('isTrue', 'must say whether it is true');
  return { solution: { keys: [String(isTrue)] } };
}

function written({ accepted = [], caseSensitive = false, manual = false }: GivenQuestion): Parts {
  if (accepted.length === 0 && !manual)
    throw new QuestionInvalid('accepted', 'must hold an answer that is right, unless a person looks at each');
  if (accepted.some((text) => normalised(text, caseSensitive) === ''))
    throw new QuestionInvalid('accepted', 'must hold something visible');
  return { solution: { accepted, caseSensitive, manual } };
}

function counted({ value = '', tolerance = '0' }: GivenQuestion): Parts {
  if (decimalOf(value) === null) throw new QuestionInvalid('value', 'must be a decimal number such as 3.14');
  const width = decimalOf(tolerance);
  if (width === null || width < 0n) throw new QuestionInvalid('tolerance', 'must be a decimal number from 0');
  return { solution: { value, tolerance } };
}

function matched({ pairs = [], distractors = [] }: GivenQuestion, keyOf: KeyOf): Parts {
  assertSeveral('pairs', pairs);
  const options = pairs.map(({ left }) => ({ key: keyOf(left), text: left }));
  const texts = [...new Set([...pairs.map(({ right }) => right), ...distractors])];
  const targets = texts.map((text) => ({ key: keyOf(text), text }));
  assertDistinct('pairs', [...options, ...targets]);
  const keys = new Map(targets.map(({ key, text }) => [text, key]));
  const solved = pairs.map(({ right }, i) => ({ left: options[i]!.key, right: keys.get(right)! }));
  // As they are kept, they must not tell by their order what belongs together.
  return {
    options,
    targets: targets.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    solution: { pairs: solved },
  };
}

function ordered({ options = [] }: GivenQuestion, keyOf: KeyOf): Parts {
  assertSeveral('options', options);
  if (options.some(({ correct }) => correct !== undefined))
    throw new QuestionInvalid('options', 'must not say what is correct: their order does');
  const all = options.map(({ text }) => ({ key: keyOf(text), text }));
  assertDistinct('options', all);
  const keys = all.map(({ key }) => key);
  return { options: all.toSorted((a, b) => (a.key < b.key ? -1 : 1)), solution: { keys } };
}

function assertSeveral(field: Own, given: readonly unknown[]): void {
  if (given.length < 2 || given.length > 20) throw new QuestionInvalid(field, 'must be 2 to 20');
}

function assertDistinct(field: Own, choices: readonly Choice[]): void {
  if (new Set(choices.map(({ text }) => text)).size < choices.length)
    throw new QuestionInvalid(field, 'must differ from each other');
}

function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
