/** A stretch of a video that was watched, in milliseconds, its end excluded. */
export class WatchedPartView {
  from!: number;
  to!: number;
}

/** How much of a video somebody has watched. */
export class WatchedView {
  /** @format uuid */
  itemId!: string;
  /** Each moment counted once, however often it was watched. */
  watchedMs!: number;
  durationMs!: number;
  /** `watchedMs` of `durationMs` in whole percent, rounded down. */
  percent!: number;
  /** Where it was stopped last, on whatever device. */
  positionMs!: number;
}

/** The same, with what was watched. */
export class WatchingView extends WatchedView {
  /** In order; they neither touch nor overlap. */
  parts!: WatchedPartView[];
  /** Null: nothing was watched yet. @format date-time */
  countedAt!: string | null;
}

/** One learner before one video of a run. */
export class LearnerWatchedView extends WatchedView {
  /** @format uuid */
  enrolmentId!: string;
  /** @format uuid */
  learnerId!: string;
  learnerName!: string;
  /** @format date-time */
  countedAt!: string;
}

/** `watched` of `duration` in whole percent, rounded down. */
export const percentOfVideo = (watched: string, duration: string) =>
  `floor(${watched}::bigint * 100 / ${duration})::int`;

/** The round that counts now of the item `i` and the learner `e`. */
export const roundNow = `(select count(*)::int from learning.evidence v where v.school_id = e.school_id
  and v.run_id = e.run_id and v.learner_id = e.learner_id and v.item_id = i.id and v.kind = 'reset')`;
