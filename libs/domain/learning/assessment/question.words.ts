export const QUESTION_KINDS = [
  'single',
  'multiple',
  'true_false',
  'short_text',
  'numeric',
  'matching',
  'ordering',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Archived: kept as it was, drawn and chosen no more. */
export const QUESTION_STATES = ['active', 'archived'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** Something to choose, to put in order or to match. Its key tells nothing about whether it is right. */
export interface Choice {
  readonly key: string;
  readonly text: string;
}

/** Two keys that belong together. */
export interface Pair {
  readonly left: string;
  readonly right: string;
}

/** What is right. It never leaves the server for learners before their results do. */
export interface Solution {
  /** `single`, `multiple`: the right options; `ordering`: all, in the right order; `true_false`: `true` or `false`. */
  readonly keys: readonly string[];
  /** `matching`: for each option its target. */
  readonly pairs: readonly Pair[];
  /** `short_text`: each of these is right, compared with one space for several, and none around it. */
  readonly accepted: readonly string[];
  readonly caseSensitive: boolean;
  /** `short_text`: what is not accepted is not wrong yet, a person looks at it. */
  readonly manual: boolean;
  /** `numeric`: decimals as text, so that nothing is rounded. */
  readonly value: string | null;
  readonly tolerance: string | null;
}

/** One version of a question. */
export interface QuestionContent {
  readonly kind: QuestionKind;
  /** Markdown. */
  readonly prompt: string;
  /** Whole points for an answer that is right in every part. */
  readonly points: number;
  /** What is chosen from, put in order, or matched with a target. */
  readonly options: readonly Choice[];
  /** `matching`: what options are matched with, some perhaps with none. */
  readonly targets: readonly Choice[];
  readonly solution: Solution;
  /** Markdown, shown together with what is right. */
  readonly feedback: string | null;
}

/** What somebody has answered; of each kind of question its own part, the others empty. */
export interface Answer {
  /** `single`, `multiple`: what was chosen; `ordering`: all, in order; `true_false`: `true` or `false`. */
  readonly keys: readonly string[];
  /** `short_text`, `numeric`. */
  readonly text: string | null;
  /** `matching`. */
  readonly pairs: readonly Pair[];
}

/** An answer as it is given: what does not belong to the kind is left out. */
export interface GivenAnswer {
  readonly keys?: readonly string[] | null;
  readonly text?: string | null;
  readonly pairs?: readonly Pair[] | null;
}
