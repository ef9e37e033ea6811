import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import type { Condition } from '#platform/http/listing';
import { prepared } from '#platform/persistence/statement';
import type { TenantReader } from '#platform/persistence/tenant-reader';
import { isOpenTo, sightOf } from './sight.js';

const runs = `learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id`;

/**
 * True for an enrolment `e` of whoever learns in its run, or has to its end: that somebody has learned says the progress that is
 * kept of everybody since. Of several of one learner the one that goes on, or the last.
 */
export const learnsOrHas = `(e.state in ('active', 'suspended', 'completed') or e.state = 'expired' and ${has('learning.progress t')}
  and not ${has('learning.enrolments t', 't.id > e.id')})`;

function has(table: string, which = 'true'): string {
  return `exists (select from ${table}
    where t.school_id = e.school_id and t.run_id = e.run_id and t.learner_id = e.learner_id and ${which})`;
}

const openRun = prepared(`select r.id from ${runs} where r.id = $1::uuid and ${isOpenTo('$2')}`);

/**
 * Of a list: nothing is in a run that is not open to the reader, as one that is not there. PostgreSQL asks it once for the
 * whole list, which costs half of what a statement of its own does.
 */
export function inOpenRun(runId: string, actor: Actor): Condition {
  return [`(select true from ${runs} where r.id = ?::uuid and ${isOpenTo('?')})`, runId, sightOf(actor)];
}

/** To be asked where a list {@link inOpenRun} is empty. @throws CourseRunNotFound */
export async function assertOpenRun(reader: TenantReader, runId: string, actor: Actor): Promise<void> {
  const [run] = await reader.rows(actor, openRun, [runId, sightOf(actor)]);
  if (!run) throw new CourseRunNotFound();
}
