import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import type { CourseEnrolmentState } from '../enrolment/enrolment.words.js';
import {
  lastResetOf,
  roundOf,
  counting,
  waiverIn,
  type Evidence,
  type SaidByLearner,
  type Witnessed,
} from './evidence.js';
import { keptOf, type KeptProgress } from './kept-progress.js';
import { progressOf, type Progress } from './progress-of.js';
import { ItemCompleted } from './progress.errors.js';
import { ProgressChanged } from './progress.events.js';
import type { RuleBook } from './rule-book.js';

export interface Learner {
  readonly runId: string;
  readonly learnerId: string;
  readonly enrolmentId: string;
  /** As it stood a moment ago, where somebody has looked. */
  readonly enrolmentState?: CourseEnrolmentState;
}

/** What most evidence has not. */
const SAID = { rulesVersion: null, score: null, passed: null, turn: null, reason: null } as const;

/** What one learner has done in one run, and what it comes to. */
export class LearnerProgress extends AggregateRoot {
  private evidence: readonly Evidence[];
  private added?: Evidence[];
  private changed?: boolean;

  constructor(
    readonly of: Learner,
    private book: RuleBook,
    evidence: readonly Evidence[],
    private kept: KeptProgress,
  ) {
    super();
    this.evidence = evidence;
  }

  /** Said twice, it is said once: the first time counts. */
  note(kind: SaidByLearner, itemId: string, by: Actor, now: Date): void {
    const known = counting(this.evidence).some((one) => one.kind === kind && one.itemId === itemId);
    if (!known) this.add({ ...SAID, kind, itemId, at: now, by: by.personId });
    this.settle();
  }

  /** Seen twice the same, it is seen once; seen before the item was reset a moment ago, it is no evidence any more. */
  witness(seen: Witnessed, by: Actor, now: Date): void {
    const { kind, itemId, score, passed, turn = null, round, at = now } = seen;
    if (round !== undefined && round !== roundOf(this.evidence, itemId)) return;
    const before = counting(this.evidence).filter((one) => one.kind === kind && one.itemId === itemId);
    if (!isKnown(seen, before)) this.add({ ...SAID, kind, itemId, score, passed, turn, at, by: by.personId });
    this.settle();
  }

  /**
   * Begins anew with some items, or with all of them; the run then has to be completed anew as well (B3: explicitly), which it
   * is at once where what is left is enough. Where none of the items was begun, there is nothing to begin anew.
   */
  reset(itemIds: readonly string[] | null, by: Actor, now: Date): void {
    const counts = counting(this.evidence);
    const begun = [...new Set(counts.map(({ itemId }) => itemId))];
    const items = begun.filter((itemId) => itemId !== null && (itemIds?.includes(itemId) ?? true));
    const isRunMeant = begun.includes(null) && (itemIds === null || items.length > 0);
    for (const itemId of isRunMeant ? [...items, null] : items)
      this.add({ ...SAID, kind: 'reset', itemId, at: now, by: by.personId });
    this.settle();
  }

  /**
   * Lets the learner do without an item. Said twice, it is said once: the first reason counts.
   * @throws ItemCompleted
   */
  waive(itemId: string, reason: string, by: Actor, now: Date): void {
    if (this.isSettled(itemId) && !this.waiver(itemId)) throw new ItemCompleted();
    if (this.waiver(itemId)) return;
    const turn = this.timesUnwaived(itemId);
    this.add({ ...SAID, kind: 'waived', itemId, turn, reason, at: now, by: by.personId });
    this.settle();
  }

  /**
   * Asks for the item after all. What the learner has done meanwhile counts; where it is not enough, what the waiver has
   * completed has to be completed anew (B3: explicitly). What is not waived stays as it is.
   */
  unwaive(itemId: string, by: Actor, now: Date): void {
    if (!this.waiver(itemId)) return;
    const said = { ...SAID, at: now, by: by.personId };
    this.add({ ...said, kind: 'unwaived', itemId, turn: this.timesUnwaived(itemId) });
    const isRunAttained = counting(this.evidence).some((one) => one.itemId === null);
    if (isRunAttained && !this.isSettled(itemId)) this.add({ ...said, kind: 'reset', itemId: null });
    this.settle();
  }

  /** Measures it by other rules: an explicit recomputation, which takes away nothing that was attained (B2, B3). */
  measureBy(book: RuleBook): void {
    this.book = book;
    this.settle();
  }

  /** Null: it never was. */
  lastReset(itemId: string): Date | null {
    return lastResetOf(this.evidence, itemId);
  }

  isCompleted(): boolean {
    return this.kept.state === 'completed';
  }

  /** What has to be stored. */
  changes(): { readonly evidence: readonly Evidence[]; readonly progress: KeptProgress } | null {
    return this.changed ? { evidence: this.added ?? [], progress: this.kept } : null;
  }

  /** Completed, or waived. */
  private isSettled(itemId: string): boolean {
    const { items } = progressOf(this.book, this.evidence);
    return items.some((one) => one.itemId === itemId && one.completedAt !== null);
  }

  private waiver(itemId: string): Evidence | null {
    return waiverIn(counting(this.evidence), itemId);
  }

  private timesUnwaived(itemId: string): number {
    const round = roundOf(this.evidence, itemId);
    return this.evidence.filter(
      (one) => one.kind === 'unwaived' && one.itemId === itemId && one.round === round,
    ).length;
  }

  private add(said: Omit<Evidence, 'id' | 'round'>): void {
    const round = roundOf(this.evidence, said.itemId);
    const evidence = { ...said, id: newId(), round };
    this.evidence = [...this.evidence, evidence];
    (this.added ??= []).push(evidence);
    this.changed = true;
  }

  private settle(): void {
    const now = progressOf(this.book, this.evidence);
    this.attain(now);
    const before = this.kept;
    const after = keptOf(now);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    this.kept = after;
    this.changed = true;
    const { runId, learnerId, enrolmentId } = this.of;
    const { state, done, total } = after;
    const items = movedItems(before, now);
    this.record(new ProgressChanged(enrolmentId, { runId, learnerId, state, done, total, items }));
  }

  /** Writes down what is met and was not written down yet, as of when it was met. */
  private attain({ items, state, attained, completedAt, rulesVersion }: Progress): void {
    const met = items.filter((item) => item.explanation.met && item.attained === null);
    const attain = (itemId: string | null, at: string, passed: true | null) =>
      this.add({ ...SAID, kind: 'attained', itemId, rulesVersion, passed, at: new Date(at), by: null });
    for (const item of met) attain(item.itemId, item.completedAt!, item.state === 'passed' || null);
    if (state === 'completed' && attained === null) attain(null, completedAt!, null);
  }
}

function isKnown({ kind, score, passed, turn }: Witnessed, before: readonly Evidence[]): boolean {
  // A video that is longer now is watched again up to there.
  if (kind === 'watched') return before.some((one) => one.score! >= score!);
  if (kind === 'tried') return before.some((one) => one.turn === turn);
  const last = before.at(-1);
  return last !== undefined && last.score === score && last.passed === passed;
}

function movedItems(before: KeptProgress, now: Progress) {
  const was = new Map(before.items.map(({ itemId, state }) => [itemId, state]));
  return now.items
    .map(({ itemId, state }) => ({ itemId, from: was.get(itemId) ?? ('not_started' as const), state }))
    .filter(({ from, state }) => state !== from);
}
