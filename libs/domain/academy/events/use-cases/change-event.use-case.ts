import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import { managesOwnOnly, type EventDetails } from '../event.js';
import type { EventRepository } from '../event.repository.js';

export interface ChangeEventInput {
  readonly eventId: string;
  readonly changes: Partial<EventDetails>;
  readonly expectedVersion: number | undefined;
}

export class ChangeEventUseCase {
  constructor(private readonly deps: { events: EventRepository; clock: Clock }) {}

  async execute(input: ChangeEventInput, actor: Actor): Promise<void> {
    const event = await this.deps.events.hold(input.eventId, managesOwnOnly(actor));
    expectVersion(event, input.expectedVersion);
    event.change(input.changes, actor, this.deps.clock.now());
  }
}
