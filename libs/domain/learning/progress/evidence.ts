/**
 * What is known to have happened. `viewed` and `marked_done` are the learner's; `attained` is written once by ourselves
 * when a rule is met, so that what was completed stays so when rules change (B3); `reset` begins anew, and is explicit.
 * `submitted`: something was handed in; `scored`: a result was released, and each that is another one.
 * `watched`: of a video the next twentieth was watched. `tried`: an attempt is over and was worth nothing, or its
 * result was released. `waived`: somebody lets the learner do without the item, and `unwaived` takes that back. Further kinds come with what produces them.
 */
export const EVIDENCE_KINDS = [
  'viewed',
  'marked_done',
  'watched',
  'submitted',
  'scored',
  'tried',
  'attained',
  'waived',
  'unwaived',
  'reset',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What a learner says about an item. */
export const SAID_BY_LEARNERS = ['viewed', 'marked_done'] as const;
export type SaidByLearner = (typeof SAID_BY_LEARNERS)[number];

export interface Evidence {
  readonly id: string;
  /** Null: of the run as a whole. */
  readonly itemId: string | null;
  readonly kind: EvidenceKind;
  /** How often the item, or the run, had been reset before. */
  readonly round: number;
  /** Of `attained`: by which version of the rules. */
  readonly rulesVersion: number | null;
  /**
   * Of `scored`: the share of all points, 0 to 1 with at most four places, and whether that was enough. Of `watched`: the share
   * of the video, in twentieths. Of `attained` whether it was by a result.
   */
  readonly score: number | null;
  readonly passed: boolean | null;
  /** Of `waived` and `unwaived`: how often that had been taken back before, in this round. Of `tried`: which attempt it was. */
  readonly turn: number | null;
  /** Of `waived`: why. */
  readonly reason: string | null;
  readonly at: Date;
  /** Who caused it. */
  readonly by: string | null;
}

/** What we have seen somebody do. */
export type Witnessed = Pick<Evidence, 'score' | 'passed'> & {
  readonly kind: 'submitted' | 'scored' | 'watched' | 'tried';
  readonly itemId: string;
  /** Of `tried`. */
  readonly turn?: number;
  /** In which round of the item it was seen; left out: in the one that counts now. */
  readonly round?: number;
  /** When; left out: now. */
  readonly at?: Date;
};

/** How often the item, or the run (null), was reset. */
export function roundOf(evidence: readonly Evidence[], itemId: string | null): number {
  return evidence.filter((one) => one.kind === 'reset' && one.itemId === itemId).length;
}

/** When the item was reset the last time; null: never. */
export function lastResetOf(evidence: readonly Evidence[], itemId: string): Date | null {
  return evidence.findLast((one) => one.kind === 'reset' && one.itemId === itemId)?.at ?? null;
}

/** What counts: of each item what came after its last reset, without waivers that were taken back. */
export function counting(evidence: readonly Evidence[]): readonly Evidence[] {
  const rounds = new Map<string | null, number>();
  for (const { kind, itemId } of evidence)
    if (kind === 'reset') rounds.set(itemId, (rounds.get(itemId) ?? 0) + 1);
  const current = evidence.filter(
    ({ kind, itemId, round }) => kind !== 'reset' && round === (rounds.get(itemId) ?? 0),
  );
  const takenBack = new Set(current.filter(({ kind }) => kind === 'unwaived').map(waiverOf));
  return current.filter(
    (one) => one.kind !== 'unwaived' && !(one.kind === 'waived' && takenBack.has(waiverOf(one))),
  );
}

/** By which a waiver and what takes it back find each other, in whatever order they are read. */
function waiverOf({ itemId, turn }: Evidence): string {
  return `${itemId} ${turn}`;
}

/** The waiver of an item, of what counts. */
export function waiverIn(counts: readonly Evidence[], itemId: string): Evidence | null {
  return counts.find((one) => one.kind === 'waived' && one.itemId === itemId) ?? null;
}
