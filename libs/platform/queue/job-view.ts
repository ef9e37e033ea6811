export const JOB_STATES = ['waiting', 'running', 'done', 'parked', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** How far a running job is. */
export class JobProgress {
  done!: number;
  total!: number;
  /** What it is at. */
  note!: string | null;
}

/** A job as those who wait for it see it, by a query and by the topic `job:{id}` alike (L5). */
export class JobView {
  /** @format uuid */
  id!: string;
  /** What is done, e.g. `roster.import`. */
  kind!: string;
  /** Null for the work of a district or of the platform. @format uuid */
  schoolId!: string | null;
  /** A `parked` job has failed for good: it waits for somebody to look and retry. */
  state!: JobState;
  /** How often it has been begun. */
  attempt!: number;
  /** A waiting job does not run before; after a failure it rests for a while. @format date-time */
  runAt!: string;
  progress!: JobProgress | null;
  /** What a finished job has to say; its fields depend on the kind. */
  result!: Record<string, unknown> | null;
  /** What the last failure said. */
  error!: string | null;
  /** @format date-time */
  createdAt!: string;
  /** When it was begun, the last time. @format date-time */
  startedAt!: string | null;
  /** When it was done or parked. @format date-time */
  finishedAt!: string | null;
}

const utc = (column: string, name: string) =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${name}"`;

/** Selects a {@link JobView} from platform.jobs. The payload is not shown: it may hold secrets. */
export const JOB_VIEW = `id, kind, school_id as "schoolId", state, attempt, ${utc('run_at', 'runAt')},
  case when progress_total is not null then
    jsonb_build_object('done', progress_done, 'total', progress_total, 'note', progress_note) end as progress,
  result, error, ${utc('created_at', 'createdAt')}, ${utc('started_at', 'startedAt')}, ${utc('finished_at', 'finishedAt')}`;

export function topicOf(jobId: string): string {
  return `job:${jobId}`;
}
