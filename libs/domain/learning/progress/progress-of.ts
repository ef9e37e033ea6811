import { counting, waiverIn, type Evidence, type EvidenceKind } from './evidence.js';
import { explain, explainEvery, type Explanation, type Facts } from './explanation.js';
import { isLostByResult, isMetByResult } from './outcome.js';
import type { RuleBook, RuledItem } from './rule-book.js';

export const PROGRESS_STATES = ['not_started', 'in_progress', 'completed'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/**
 * `passed`: completed by a result. `failed`: no attempt is left, and what is released is not enough; with another attempt or
 * another result it is not. `waived`: not completed, and not asked for either; it counts as if it was completed.
 */
export const ITEM_PROGRESS_STATES = [...PROGRESS_STATES, 'passed', 'failed', 'waived'] as const;
export type ItemProgressState = (typeof ITEM_PROGRESS_STATES)[number];

export interface ItemProgress {
  readonly itemId: string;
  readonly state: ItemProgressState;
  /** Since when it is completed or passed, or else waived. */
  readonly completedAt: string | null;
  /** By which rules it was completed; null: by those of now, or not yet. */
  readonly attained: Evidence | null;
  /** That somebody lets the learner do without it. */
  readonly waiver: Evidence | null;
  readonly explanation: Explanation;
}

export interface Progress {
  readonly rulesVersion: number;
  readonly state: ProgressState;
  /** Items that are completed, passed or waived, of those that count. */
  readonly done: number;
  readonly total: number;
  readonly completedAt: string | null;
  readonly attained: Evidence | null;
  readonly items: readonly ItemProgress[];
  readonly explanation: Explanation;
}

/**
 * B2: what evidence comes to by rules, and by nothing else: not by the time, not by what it came to before. In whatever
 * order the evidence is given, it comes to the same.
 */
export function progressOf(book: RuleBook, evidence: readonly Evidence[]): Progress {
  const counts = counting(evidence);
  const items = book.items.map((item) => itemProgress(item, counts));
  const completed = completedIn(items, counts);
  const facts = { evidence: [], completed };
  const explanation = book.run
    ? explain(book.run, facts)
    : explainEvery(
        book.items.map(({ itemId }) => itemId),
        facts,
      );
  const attained = attainedIn(counts, null);
  const begun = items.some(({ state }) => state !== 'not_started');
  const isCompleted = attained !== null || explanation.met;
  return {
    rulesVersion: book.version,
    state: stateOf(isCompleted, begun),
    done: completed.size,
    total: items.length,
    completedAt: attained?.at.toISOString() ?? explanation.metAt,
    attained,
    items,
    explanation,
  };
}

function itemProgress({ itemId, rule, attempts }: RuledItem, counts: readonly Evidence[]): ItemProgress {
  const facts = factsOf(itemId, counts);
  const explanation = explain(rule, facts);
  const attained = attainedIn(counts, itemId);
  const waiver = waiverIn(counts, itemId);
  const isLost = isTriedOut(facts.evidence, attempts) && isLostByResult(explanation);
  const open = isLost ? 'failed' : begunOf(facts);
  return {
    itemId,
    state: outcomeOf(attained, explanation) ?? (waiver ? 'waived' : open),
    completedAt: attained?.at.toISOString() ?? explanation.metAt ?? waiver?.at.toISOString() ?? null,
    attained,
    waiver,
    explanation,
  };
}

/** As it was when it was completed; null: it is not. */
function outcomeOf(attained: Evidence | null, explanation: Explanation): 'completed' | 'passed' | null {
  if (attained === null && !explanation.met) return null;
  return (attained ? attained.passed : isMetByResult(explanation)) ? 'passed' : 'completed';
}

/** A result was released, and no attempt is left. */
function isTriedOut(theirs: readonly Evidence[], attempts: number | undefined): boolean {
  if (attempts === undefined || !theirs.some(({ kind }) => kind === 'scored')) return false;
  return theirs.some(({ kind, turn }) => kind === 'tried' && turn! >= attempts);
}

/** An attempt that was worth nothing begins nothing. */
function begunOf({ evidence }: Facts): ProgressState {
  return stateOf(
    false,
    evidence.some(({ kind }) => kind !== 'tried'),
  );
}

function stateOf(isCompleted: boolean, begun: boolean): ProgressState {
  if (isCompleted) return 'completed';
  return begun ? 'in_progress' : 'not_started';
}

function completedIn(items: readonly ItemProgress[], counts: readonly Evidence[]): Facts['completed'] {
  const done = items.filter(({ completedAt }) => completedAt !== null);
  return new Map(
    done.map((item) => {
      const at = new Date(item.completedAt!);
      return [item.itemId, { at, by: proofsOf(item, counts), waived: item.waiver !== null }];
    }),
  );
}

function factsOf(itemId: string, counts: readonly Evidence[]): Facts {
  return { evidence: counts.filter((one) => one.itemId === itemId), completed: new Map() };
}

const NO_PROOF: readonly EvidenceKind[] = ['attained', 'tried'];

/** By what an item is completed: what met its rule, a waiver, or the note that an earlier rule was met. */
function proofsOf({ itemId, attained }: ItemProgress, counts: readonly Evidence[]): readonly Evidence[] {
  const said = counts.filter((one) => one.itemId === itemId && !NO_PROOF.includes(one.kind));
  return said.length > 0 ? said : [attained!];
}

function attainedIn(counts: readonly Evidence[], itemId: string | null): Evidence | null {
  return counts.find((one) => one.kind === 'attained' && one.itemId === itemId) ?? null;
}
