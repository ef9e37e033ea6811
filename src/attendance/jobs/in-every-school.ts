import type { QueryBus } from '@nestjs/cqrs';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { schoolBySchool } from '#platform/queue/school-by-school';
import { ListAllSchoolsQuery, type WhichSchools } from '../queries/list-all-schools.query.js';

/**
 * Does the work school by school, and returns what it adds up to. What time brings to an end comes to its end in closed
 * schools, too; nothing begins there.
 */
export async function inEverySchool(
  queries: QueryBus,
  signal: AbortSignal,
  which: WhichSchools,
  work: (actor: Actor) => Promise<number>,
): Promise<number> {
  const schools = await queries.execute(new ListAllSchoolsQuery(which));
  const all = schools.map((schoolId) => ({ schoolId }));
  return schoolBySchool(all, signal, ({ schoolId }) => work(systemActor(schoolId)));
}
