import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { managesOwnOnly } from '../event.js';
import type { EventRepository } from '../event.repository.js';
import { Occurrence, type OccurrenceDetails } from '../occurrence.js';
import type { OccurrenceRepository } from '../occurrence.repository.js';
import { Quota, type QuotaDetails } from '../quota.js';

export interface PlanOccurrenceInput {
  readonly eventId: string;
  readonly details: OccurrenceDetails;
  readonly quotas: readonly QuotaDetails[];
}

/** Says when an event takes place, and for how many. */
export class PlanOccurrenceUseCase {
  constructor(
    private readonly deps: { events: EventRepository; occurrences: OccurrenceRepository; clock: Clock },
  ) {}

  async execute({ eventId, details, quotas }: PlanOccurrenceInput, actor: Actor): Promise<{ id: string }> {
    const { events, occurrences, clock } = this.deps;
    const event = await events.hold(eventId, managesOwnOnly(actor));
    const occurrence = Occurrence.plan(event, await events.timeZone(), details, actor, clock.now());
    occurrences.add(
      occurrence,
      quotas.map((quota) => Quota.of(occurrence, quota)),
    );
    return { id: occurrence.id };
  }
}
