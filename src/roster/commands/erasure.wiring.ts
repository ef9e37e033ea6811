import { OldExports, OtherTraces, RosterTraces } from '#domain/roster/erasure/erasure-ports';
import { Clock } from '#domain/kernel/clock';
import { RosterPersonRepository } from '#domain/roster/roster-person.repository';
import { EraseRosterPersonUseCase } from '#domain/roster/use-cases/erase-roster-person.use-case';
import { RemoveOldExportsUseCase } from '#domain/roster/use-cases/remove-old-exports.use-case';
import { useCase } from '#platform/wiring/use-case';
import { EraseRosterPersonHandler } from './erase-roster-person.command.js';
import { RemoveOldExportsHandler } from './remove-old-exports.command.js';

/** The commands of an erasure, each with its use case. */
export const erasureCommands = [
  EraseRosterPersonHandler,
  useCase(EraseRosterPersonUseCase, {
    people: RosterPersonRepository,
    traces: RosterTraces,
    others: OtherTraces,
    clock: Clock,
  }),
  RemoveOldExportsHandler,
  useCase(RemoveOldExportsUseCase, { exports: OldExports }),
];
