import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import { managesOwnOnly } from '../event.js';
import type { EventRepository } from '../event.repository.js';
import type { OccurrenceDetails } from '../occurrence.js';
import type { OccurrenceRepository } from '../occurrence.repository.js';
import type { Usher } from '../usher.js';

export interface ChangeOccurrenceInput {
  readonly occurrenceId: string;
  readonly changes: Partial<OccurrenceDetails>;
  readonly expectedVersion: number | undefined;
}

/** Moves an occurrence, or changes how one registers. Seats that were not offered because it had begun are, when it is put off. */
export class ChangeOccurrenceUseCase {
  constructor(
    private readonly deps: {
      events: EventRepository;
      occurrences: OccurrenceRepository;
      usher: Usher;
      clock: Clock;
    },
  ) {}

  async execute(input: ChangeOccurrenceInput, actor: Actor): Promise<void> {
    const { events, occurrences, usher, clock } = this.deps;
    const { event, occurrence, quotas } = await occurrences.hold(input.occurrenceId, managesOwnOnly(actor));
    expectVersion(occurrence, input.expectedVersion);
    const now = clock.now();
    occurrence.change(event, await events.timeZone(), input.changes, actor, now);
    for (const quota of quotas) await usher.settle({ event, occurrence, quota }, actor, now);
  }
}
