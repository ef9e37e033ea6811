import type { Actor } from '../../../kernel/actor.js';
import { managesOwnOnly } from '../event.js';
import type { OccurrenceRepository } from '../occurrence.repository.js';
import { Quota, type QuotaDetails } from '../quota.js';

export interface AddQuotaInput extends QuotaDetails {
  readonly occurrenceId: string;
}

/** Makes seats of another kind. */
export class AddQuotaUseCase {
  constructor(private readonly deps: { occurrences: OccurrenceRepository }) {}

  async execute({ occurrenceId, ...details }: AddQuotaInput, actor: Actor): Promise<void> {
    const { event, occurrence } = await this.deps.occurrences.hold(occurrenceId, managesOwnOnly(actor));
    event.assertOpen();
    occurrence.assertScheduled();
    const quota = Quota.of(occurrence, details);
    quota.tellSeats();
    this.deps.occurrences.add(occurrence, [quota]);
  }
}
