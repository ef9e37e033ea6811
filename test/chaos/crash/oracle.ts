import type pg from 'pg';
import { until } from '../../support/until.js';
import type { JournalEntry } from './client.js';
import type { Findings } from '../harness/rig.js';
import type { Outcome } from './operation.js';
import type { Damage } from './assault.js';

const RERUN_LIMIT_S = 30;

type Fault = 'lost' | 'doubled' | 'effects_missing' | 'effects_doubled';

/** Compares what the clients have written down with what the database and the outbox hold. */
export async function compare(
  world: { readonly admin: pg.Pool; readonly data: string },
  journal: readonly JournalEntry[],
  operations: readonly Outcome[],
): Promise<Findings> {
  const faults: Record<Fault, string[]> = { lost: [], doubled: [], effects_missing: [], effects_doubled: [] };
  for (const operation of operations) {
    const [stored, effects] = [await operation.stored(world), await operation.effects(world)];
    for (const { label, acknowledged } of journal.filter((entry) => entry.operation === operation.name)) {
      const [there, followed] = [stored.get(label) ?? 0, effects.get(label) ?? 0];
      const told = `${operation.name} ${label}: stored ${there} times, followed ${followed} times`;
      if (acknowledged && there === 0) faults.lost.push(told);
      if (there > 1) faults.doubled.push(told);
      if (followed < there) faults.effects_missing.push(told);
      if (followed > there) faults.effects_doubled.push(told);
    }
  }
  return summed(faults);
}

/** Of all jobs of all contexts: one that completes with its effect has had it once. */
export async function compareJobs(admin: pg.Pool): Promise<Findings> {
  const { rows } = await admin.query<{ id: string; kind: string; n: number }>(`
    select j.id, j.kind, count(e.job_id)::int as n
    from platform.jobs j left join public.rig_effects e on e.job_id = j.id
    where j.state = 'done' and j.kind = 'reaction' group by 1, 2`);
  const tell = ({ id, kind, n }: (typeof rows)[number]) => `job ${kind} ${id} had its effect ${n} times`;
  const { figures, violations } = summed({
    job_effects_missing: rows.filter(({ n }) => n === 0).map(tell),
    job_effects_doubled: rows.filter(({ n }) => n > 1).map(tell),
  });
  return { figures: { jobs_compared: rows.length, ...figures }, violations };
}

/** Messages of each topic are numbered without gap (R5). */
export async function compareTopics(admin: pg.Pool): Promise<Findings> {
  const { rows } = await admin.query<{ topic: string; seq: string }>(`
    select topic, seq from (
      select topic, seq, lag(seq) over (partition by topic order by seq) as before from platform.topic_messages) t
    where seq <> before + 1`);
  return summed({ topic_gaps: rows.map(({ topic, seq }) => `${topic} has a gap before ${seq}`) });
}

interface Orphan {
  readonly id: string;
  readonly takenAt: Date | null;
  readonly done: boolean;
}

/**
 * How long the jobs of killed workers waited until somebody took them again. One that its worker had just completed needs
 * nobody; any other that nobody took is lost. Of those of the whole form there is one at least, or nothing was shown.
 */
export async function compareReruns(admin: pg.Pool, { orphans }: Damage, short: boolean): Promise<Findings> {
  const left = async () => (await orphansOf(admin, orphans)).filter(({ takenAt, done }) => !takenAt && !done);
  const lastKill = Math.max(0, ...[...orphans.values()].map(({ killedAt }) => killedAt));
  const patience = Math.max(0, lastKill + RERUN_LIMIT_S * 1000 - Date.now());
  await until(async () => (await left()).length === 0, 'every orphan', patience).catch(() => undefined);
  const waits = (await orphansOf(admin, orphans)).flatMap(({ id, takenAt }) =>
    takenAt ? [(takenAt.getTime() - orphans.get(id)!.killedAt) / 1000] : [],
  );
  const worst = Math.max(0, ...waits);
  const never = (await left()).map(({ id }) => `The job ${id} of a killed worker was never run again`);
  return {
    figures: {
      orphaned_jobs: waits.length,
      orphans_left: never.length,
      worst_rerun_s: Number(worst.toFixed(1)),
    },
    violations: [
      ...never,
      ...(worst > RERUN_LIMIT_S ? [`A job was run again only after ${worst.toFixed(1)} s`] : []),
      ...(short || waits.length > 0 ? [] : ['no killed worker had a job, so nothing is known of those']),
    ],
  };
}

async function orphansOf(admin: pg.Pool, orphans: Damage['orphans']): Promise<Orphan[]> {
  const { rows } = await admin.query<Orphan>(
    `select o.id, coalesce(j.state = 'done', false) as done,
       (select min(c.at) from public.rig_claims c where c.job_id = o.id and c.fence > o.fence) as "takenAt"
     from unnest($1::uuid[], $2::bigint[]) as o (id, fence) left join platform.jobs j on j.id = o.id`,
    [[...orphans.keys()], [...orphans.values()].map(({ fence }) => fence)],
  );
  return rows;
}

function summed(faults: Readonly<Record<string, string[]>>): Findings {
  const figures = Object.fromEntries(Object.entries(faults).map(([fault, cases]) => [fault, cases.length]));
  const violations = Object.entries(faults).flatMap(([fault, cases]) =>
    cases.map((told) => `${fault.replaceAll('_', ' ')}: ${told}`),
  );
  return { figures, violations };
}
