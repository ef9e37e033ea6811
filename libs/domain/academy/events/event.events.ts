import { DomainEvent } from '../../kernel/domain-event.js';
import type { EventState, OccurrenceState } from './event.words.js';

/** It is new, something about it is another now, or its state is. */
export class EventChanged extends DomainEvent<{ readonly state: EventState; readonly by: string | null }> {
  static override readonly type = 'academy.event_changed';
}

/** The same of one time at which an event takes place. */
export class OccurrenceChanged extends DomainEvent<{
  readonly eventId: string;
  readonly eventState: EventState;
  readonly state: OccurrenceState;
  readonly by: string | null;
}> {
  static override readonly type = 'academy.occurrence_changed';
}

/** How many seats of a quota there are and are taken: as they are when what changed them is stored. */
export class SeatsChanged extends DomainEvent<{
  readonly occurrenceId: string;
  readonly capacity: number;
  readonly taken: number;
}> {
  static override readonly type = 'academy.seats_changed';
}
