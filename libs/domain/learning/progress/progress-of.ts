import { counting, waiverIn, type Evidence } from './evidence.js';
import { explain, explainEvery, type Explanation, type Facts } from './explanation.js';
import type { RuleBook } from './rule-book.js';

export const PROGRESS_STATES = ['not_started', 'in_progress', 'completed'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/** `waived`: not completed, and not asked for either; it counts as if it was completed. */
export const ITEM_PROGRESS_STATES = [...PROGRESS_STATES, 'waived'] as const;
export type ItemProgressState = (typeof ITEM_PROGRESS_STATES)[number];

export interface ItemProgress {
  readonly itemId: string;
  readonly state: ItemProgressState;
  /** Since when it is completed, or else waived. */
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
  /** Items that are completed or waived, of those that count. */
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
  const items = book.items.map(({ itemId, rule }) =>
    itemProgress(itemId, explain(rule, factsOf(itemId, counts)), counts),
  );
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

function itemProgress(itemId: string, explanation: Explanation, counts: readonly Evidence[]): ItemProgress {
  const attained = attainedIn(counts, itemId);
  const begun = counts.some((one) => one.itemId === itemId);
  const waiver = waiverIn(counts, itemId);
  const isCompleted = attained !== null || explanation.met;
  return {
    itemId,
    state: waiver && !isCompleted ? 'waived' : stateOf(isCompleted, begun),
    completedAt: attained?.at.toISOString() ?? explanation.metAt ?? waiver?.at.toISOString() ?? null,
    attained,
    waiver,
    explanation,
  };
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

/** By what an item is completed: what met its rule, a waiver, or the note that an earlier rule was met. */
function proofsOf({ itemId, attained }: ItemProgress, counts: readonly Evidence[]): readonly Evidence[] {
  const said = counts.filter((one) => one.itemId === itemId && one.kind !== 'attained');
  return said.length > 0 ? said : [attained!];
}

function attainedIn(counts: readonly Evidence[], itemId: string | null): Evidence | null {
  return counts.find((one) => one.kind === 'attained' && one.itemId === itemId) ?? null;
}
