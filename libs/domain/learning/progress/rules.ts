import type { ItemKind } from '../outline/item-kinds.js';
import { CompletionRuleInvalid } from './progress.errors.js';

/**
 * `viewed`, `marked_done`, `submitted`: of an item, what the learner has done. `passed`: a result was released that was
 * enough; `score`: one of at least so many percent. `item`: of a run, that an item is completed. `all`,
 * `any`, `n_of`: of other rules. `by`: another rule, by what happened until an instant. `watched`: of a video at least so
 * many percent, in steps of five, as its evidence is.
 */
export const RULE_KINDS = [
  'viewed',
  'marked_done',
  'watched',
  'submitted',
  'passed',
  'score',
  'item',
  'all',
  'any',
  'n_of',
  'by',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

export interface CompletionRule {
  readonly rule: RuleKind;
  /** Of `item`. */
  readonly itemId?: string;
  /** Of `n_of`: how many. */
  readonly n?: number;
  /** Of `score`: whole percent; of `watched` a multiple of five. */
  readonly atLeast?: number;
  /** Of `by`: until when, included; ISO 8601. */
  readonly at?: string;
  /** Of `all`, `any`, `n_of`: the rules that are counted; of `by` the one that is meant. */
  readonly of?: readonly CompletionRule[];
}

/** Each time so many percent more of a video were watched, that is evidence. */
export const WATCHED_STEP = 5;

const MOST_RULES = 50;
const DEEPEST = 4;
const LEAVES = {
  item: ['viewed', 'marked_done', 'watched', 'submitted', 'passed', 'score'],
  run: ['item'],
} as const;
const SIMPLE: readonly RuleKind[] = [...LEAVES.item, ...LEAVES.run];

/** Of its length, so that nobody is kept from completing by the credits; to say that one has seen it is not enough (B4). */
const MOST_OF_A_VIDEO = 90;

/** How an item is completed unless its author says otherwise. */
export const DEFAULT_RULE: Readonly<Record<ItemKind, CompletionRule>> = {
  page: { rule: 'viewed' },
  link: { rule: 'marked_done' },
  video: { rule: 'watched', atLeast: MOST_OF_A_VIDEO },
  file: { rule: 'viewed' },
  quiz: { rule: 'passed' },
  assignment: { rule: 'submitted' },
  live: { rule: 'marked_done' },
};

/** What a rule is of, and the items that its run has. */
export interface RuleGround {
  readonly level: 'item' | 'run';
  readonly items: ReadonlySet<string>;
}

/** The rule with what its kind has, and nothing else. @throws CompletionRuleInvalid */
export function soundRule(
  given: CompletionRule,
  ground: RuleGround,
  pointer = '/rule',
  depth = 1,
): CompletionRule {
  const { rule, n, at } = given;
  if (SIMPLE.includes(rule)) return soundLeaf(given, ground, pointer);
  const of = soundParts(given.of ?? [], ground, pointer, depth);
  if (rule === 'all' || rule === 'any') return { rule, of };
  if (rule === 'n_of') {
    if (n === undefined || !Number.isInteger(n) || n < 1 || n > of.length)
      throw new CompletionRuleInvalid(`${pointer}/n`, 'must be 1 to as many as there are rules');
    return { rule, n, of };
  }
  if (at === undefined || of.length !== 1)
    throw new CompletionRuleInvalid(pointer, 'must hold an instant and one rule');
  return { rule, at: new Date(at).toISOString(), of };
}

function soundParts(
  parts: readonly CompletionRule[],
  ground: RuleGround,
  pointer: string,
  depth: number,
): readonly CompletionRule[] {
  if (depth >= DEEPEST) throw new CompletionRuleInvalid(pointer, `must not be deeper than ${DEEPEST}`);
  if (parts.length < 1 || parts.length > MOST_RULES)
    throw new CompletionRuleInvalid(`${pointer}/of`, `must hold 1 to ${MOST_RULES} rules`);
  return parts.map((one, i) => soundRule(one, ground, `${pointer}/of/${i}`, depth + 1));
}

function soundLeaf(
  { rule, itemId, atLeast }: CompletionRule,
  { level, items }: RuleGround,
  pointer: string,
): CompletionRule {
  if (!(LEAVES[level] as readonly RuleKind[]).includes(rule))
    throw new CompletionRuleInvalid(`${pointer}/rule`, `must be another one for the ${level}`);
  if (rule === 'score' || rule === 'watched') return { rule, atLeast: soundShare(rule, atLeast, pointer) };
  if (rule !== 'item') return { rule };
  if (itemId === undefined || !items.has(itemId))
    throw new CompletionRuleInvalid(`${pointer}/itemId`, 'must be an item of the run');
  return { rule, itemId };
}

function soundShare(rule: 'score' | 'watched', atLeast: number | undefined, pointer: string): number {
  const step = rule === 'watched' ? WATCHED_STEP : 1;
  if (atLeast === undefined || atLeast < 1 || atLeast > 100 || atLeast % step !== 0)
    throw new CompletionRuleInvalid(
      `${pointer}/atLeast`,
      step === 1 ? 'must be 1 to 100 percent' : `must be ${step} to 100 percent, in steps of ${step}`,
    );
  return atLeast;
}

/** The rule without the items that do not count; null when nothing is left of it. */
export function pruned(rule: CompletionRule, counts: (itemId: string) => boolean): CompletionRule | null {
  if (rule.itemId !== undefined) return counts(rule.itemId) ? rule : null;
  if (!rule.of) return rule;
  const of = rule.of.flatMap((one) => pruned(one, counts) ?? []);
  if (of.length === 0) return null;
  return { ...rule, of, ...(rule.n !== undefined && { n: Math.min(rule.n, of.length) }) };
}

/** The same rule about the copies of the items, at any time: nobody could meet a date that was over before the copy. */
export function aboutCopies(rule: CompletionRule, copyOf: ReadonlyMap<string, string>): CompletionRule {
  if (rule.rule === 'by') return aboutCopies(rule.of![0]!, copyOf);
  return {
    ...rule,
    ...(rule.itemId !== undefined && { itemId: copyOf.get(rule.itemId)! }),
    ...(rule.of && { of: rule.of.map((one) => aboutCopies(one, copyOf)) }),
  };
}
