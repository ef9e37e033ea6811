export const JOB_STATES = ['waiting', 'running', 'done', 'parked', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A job as those who wait for it see it, by a query and by the topic `job:{id}` alike (L5). Instants are UTC. */
export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly schoolId: string | null;
  /** `parked` jobs have failed for good and wait for somebody to look and retry. */
  readonly state: JobState;
  readonly attempt: number;
  /** When a waiting job runs at the earliest: after a failure it rests for a while. */
  readonly runAt: string;
  readonly progress: { readonly done: number; readonly total: number; readonly note: string | null } | null;
  /** What the job has to say at its end; its shape is the kind's own. */
  readonly result: object | null;
  /** What the last failure said. */
  readonly error: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

const utc = (column: string, name: string) =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${name}"`;

/** The columns of a {@link JobView}, to be selected from platform.jobs. The payload is not among them: it may hold secrets. */
export const JOB_VIEW = `id, kind, school_id as "schoolId", state, attempt, ${utc('run_at', 'runAt')},
  case when progress_total is not null then
    jsonb_build_object('done', progress_done, 'total', progress_total, 'note', progress_note) end as progress,
  result, error, ${utc('created_at', 'createdAt')}, ${utc('started_at', 'startedAt')}, ${utc('finished_at', 'finishedAt')}`;

export function topicOf(jobId: string): string {
  return `job:${jobId}`;
}
