import type { Actor } from '#domain/kernel/actor';
import { requestContext } from '../context/request-context.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function quoted(id: string | null | undefined): string {
  if (id === null || id === undefined) return `''`;
  if (!UUID.test(id)) throw new Error('A tenant id must be a UUID.');
  return `'${id}'`;
}

/**
 * Opens a transaction and names its tenant, person and job in the same round trip (K1). The settings end with the
 * transaction. Values are checked to be UUIDs because the simple protocol takes no parameters.
 */
export function beginAs(
  actor: Pick<Actor, 'schoolId' | 'personId'>,
  mode: 'read write' | 'read only',
): string {
  const job = requestContext()?.job?.jobId;
  // SET takes half the time that reading set_config() from a query does.
  return (
    `begin ${mode}; set local app.school_id = ${quoted(actor.schoolId)}; ` +
    `set local app.person_id = ${quoted(actor.personId)}; set local app.job_id = ${quoted(job)}`
  );
}

/**
 * The same for a transaction that several people of one school share. There is no person in it, so what belongs to one
 * is not seen; the outbox takes events of any of them.
 */
export function beginTogether(schoolId: string, personIds: readonly (string | null)[]): string {
  const people = [...new Set(personIds)].filter((id) => id !== null).map((id) => quoted(id).slice(1, -1));
  const begin = beginAs({ schoolId, personId: null }, 'read write');
  return `${begin}; set local app.person_ids = '{${people.join(',')}}'`;
}

/**
 * Appended to the begin of a unit of work, and of a read that is planned once: its statements go by keys, so no plan suits some values better than others,
 * yet PostgreSQL would make one anew for each check of a reference to a partitioned table, at a higher cost than the
 * check itself.
 */
export const PLAN_ONCE = `; set local plan_cache_mode = 'force_generic_plan'`;
