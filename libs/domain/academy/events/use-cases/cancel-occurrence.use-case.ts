import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import { managesOwnOnly } from '../event.js';
import type { OccurrenceRepository } from '../occurrence.repository.js';

export interface CancelOccurrenceInput {
  readonly occurrenceId: string;
  readonly expectedVersion: number | undefined;
}

/** Calls off one time at which an event takes place; the others stay. */
export class CancelOccurrenceUseCase {
  constructor(private readonly deps: { occurrences: OccurrenceRepository; clock: Clock }) {}

  async execute({ occurrenceId, expectedVersion }: CancelOccurrenceInput, actor: Actor): Promise<void> {
    const { occurrences, clock } = this.deps;
    const { event, occurrence } = await occurrences.hold(occurrenceId, managesOwnOnly(actor));
    expectVersion(occurrence, expectedVersion);
    occurrence.cancel(event, actor, clock.now());
  }
}
