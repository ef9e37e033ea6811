import { systemActor } from '#domain/kernel/actor';
import { EraseRosterPersonUseCase } from '#domain/roster/use-cases/erase-roster-person.use-case';
import { SqlRosterTraces } from '../../src/roster/persistence/erasure/sql-roster-traces.js';
import { MikroRosterPersonRepository } from '../../src/roster/persistence/mikro-roster-person.repository.js';
import { TODAY, type RosterImports } from './roster-imports.js';
import { sourceKeys } from './source-keys.js';

/** Erases somebody who has left, by what the records system calls them. */
export async function eraseImported(imports: RosterImports, sourceId: string): Promise<void> {
  const [person] = await imports.rows<{ id: string; schoolId: string }>(
    `select id, school_id as "schoolId" from roster.people where source_id = $1 and status = 'left'`,
    [sourceId],
  );
  const useCase = new EraseRosterPersonUseCase({
    people: new MikroRosterPersonRepository(),
    traces: new SqlRosterTraces(sourceKeys),
    others: { obstacles: async () => [], forget: async () => undefined },
    clock: { now: () => new Date(`${TODAY}T12:00:00Z`) },
  });
  const input = { rosterPersonId: person!.id, reason: 'a test', expectedVersion: undefined };
  const actor = systemActor(person!.schoolId);
  await imports.unitOfWork.run(actor, () => useCase.execute(input, actor));
}
