import type { ItemKind } from '#domain/learning/outline/item-kinds';
import type { Explanation } from '#domain/learning/progress/explanation';
import type { ItemProgressState, ProgressState } from '#domain/learning/progress/progress-of';

/** That a learner may do without an item. */
export class WaiverView {
  /** @format date-time */
  at!: string;
  /** Who said so; null: a program. @format uuid */
  by!: string | null;
  /** As they are called now. */
  byName!: string | null;
  reason!: string;
}

/** What somebody's evidence of one item comes to, and why. */
export class ItemProgressView {
  /** @format uuid */
  itemId!: string;
  /** @format uuid */
  moduleId!: string;
  kind!: ItemKind;
  title!: string;
  state!: ItemProgressState;
  /** Since when it is completed or passed, or else waived. @format date-time */
  completedAt!: string | null;
  /** By which version of the rules it was completed; null: it is not, or it was waived. What was completed once stays so. */
  attainedBy!: number | null;
  /** Null: it is asked for. Whoever completes a waived item nevertheless has completed it, and the waiver stays. */
  waiver!: WaiverView | null;
  /** What has to be completed before it opens. @format uuid */
  missing!: string[];
  /** What it requires by the rules of now, what is there, and from which evidence. */
  explanation!: Explanation;
}

/** How far somebody has come in a run, and why. */
export class ProgressView {
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  learnerId!: string;
  state!: ProgressState;
  /** Items that are completed, passed or waived, of those that count. */
  done!: number;
  total!: number;
  /** `done` of `total` in whole percent, rounded down: 100 is everything. */
  percent!: number;
  /** @format date-time */
  completedAt!: string | null;
  /** By which version of the rules the run was completed; null: it is not. */
  attainedBy!: number | null;
  /** The version of the rules that it is measured by. */
  rulesVersion!: number;
  /** In the order of the outline. */
  items!: ItemProgressView[];
  /** What the run requires, what is there, and from which evidence. */
  explanation!: Explanation;
}

/** One learner's line in the list of a run. */
export class LearnerProgressView {
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  learnerId!: string;
  learnerName!: string;
  state!: ProgressState;
  done!: number;
  total!: number;
  /** `done` of `total` in whole percent, rounded down. */
  percent!: number;
  /** @format date-time */
  completedAt!: string | null;
}

/** `done` of `total` in whole percent, rounded down, of a progress `g` that may be missing. */
export const percentOf = `coalesce(g.done * 100 / nullif(g.total, 0), 0)`;
