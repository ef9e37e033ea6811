import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { SchoolEvent, type EventDetails } from '../event.js';
import type { EventRepository } from '../event.repository.js';

/** Begins an event, as a draft. */
export class CreateEventUseCase {
  constructor(private readonly deps: { events: EventRepository; clock: Clock }) {}

  async execute(details: EventDetails, actor: Actor): Promise<{ id: string }> {
    const event = SchoolEvent.create(details, actor, this.deps.clock.now());
    this.deps.events.add(event);
    return { id: event.id };
  }
}
