import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import { managesOwnOnly } from '../event.js';
import type { EventRepository } from '../event.repository.js';
import type { EventState } from '../event.words.js';

export interface SetEventStateInput {
  readonly eventId: string;
  readonly state: Exclude<EventState, 'draft'>;
  readonly expectedVersion: number | undefined;
}

/** Publishes an event, calls it off, or archives it. */
export class SetEventStateUseCase {
  constructor(private readonly deps: { events: EventRepository; clock: Clock }) {}

  async execute(input: SetEventStateInput, actor: Actor): Promise<void> {
    const event = await this.deps.events.hold(input.eventId, managesOwnOnly(actor));
    expectVersion(event, input.expectedVersion);
    event.becomes(input.state, actor, this.deps.clock.now());
  }
}
