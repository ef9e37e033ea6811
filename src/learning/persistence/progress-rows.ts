import type { Evidence } from '#domain/learning/progress/evidence';
import type { KeptProgress } from '#domain/learning/progress/kept-progress';
import type { Learner } from '#domain/learning/progress/learner-progress';

export interface EvidenceRow extends Evidence {
  readonly learnerId: string;
  /** Of the question that it answers. */
  readonly place?: number;
}

/** As the database has it: instants are dates, those within JSON text of its own making. */
export interface KeptRow extends Omit<KeptProgress, 'completedAt'> {
  readonly completedAt: Date | null;
}

export function evidenceFrom({ learnerId: _, place: __, ...evidence }: EvidenceRow): Evidence {
  return evidence;
}

/** In the order of fields in which the domain compares. */
export function keptFrom({ rulesVersion, state, done, total, completedAt, items }: KeptRow): KeptProgress {
  return {
    rulesVersion,
    state,
    done,
    total,
    completedAt: completedAt?.toISOString() ?? null,
    items: items.map((item) => ({
      itemId: item.itemId,
      state: item.state,
      completedAt: item.completedAt === null ? null : new Date(item.completedAt).toISOString(),
    })),
  };
}

export function evidenceRow({ runId, learnerId }: Learner, evidence: Evidence): object {
  const { id, itemId, kind, round, rulesVersion, at, by } = evidence;
  const { score, passed, turn, reason } = evidence;
  const ids = { id, run_id: runId, learner_id: learnerId, item_id: itemId };
  return { ...ids, kind, round, rules_version: rulesVersion, score, passed, turn, reason, at, by };
}

export function progressRow({ runId, learnerId }: Learner, kept: KeptProgress): object {
  const { rulesVersion, state, done, total, completedAt, items } = kept;
  const figures = { rules_version: rulesVersion, state, done, total, completed_at: completedAt };
  return { run_id: runId, learner_id: learnerId, ...figures, items };
}
