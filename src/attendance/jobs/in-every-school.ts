import type { QueryBus } from '@nestjs/cqrs';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { ListAllSchoolsQuery, type WhichSchools } from '../queries/list-all-schools.query.js';

/**
 * Does the work school by school, each in a transaction of its own, and returns what it adds up to. A school in which it
 * fails holds up no other; the first failure comes out in the end. What time brings to an end comes to its end in closed
 * schools, too; nothing begins there.
 */
export async function inEverySchool(
  queries: QueryBus,
  signal: AbortSignal,
  which: WhichSchools,
  work: (actor: Actor) => Promise<number>,
): Promise<number> {
  let sum = 0;
  const failures: unknown[] = [];
  for (const schoolId of await queries.execute(new ListAllSchoolsQuery(which))) {
    signal.throwIfAborted();
    try {
      sum += await work(systemActor(schoolId));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return sum;
}
