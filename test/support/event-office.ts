import type { Answer } from './test-app.js';
import type { ListOf, RosterOffice } from './roster-office.js';

type Body = Readonly<Record<string, unknown>>;

export interface Quota {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  readonly taken: number;
  readonly left: number;
  readonly version: number;
}

/** A seat, or a turn for one, as the API shows it, or why there is none. */
export interface Seat {
  readonly id: string;
  readonly state: string;
  readonly personId: string;
  readonly quotaId: string;
  readonly version: number;
  readonly heldUntil: string | null;
  readonly offeredUntil: string | null;
  readonly code: string;
  readonly facts?: Body;
}

/** An occurrence that one may register for, with its first quota. */
export interface Occasion {
  readonly eventId: string;
  readonly occurrenceId: string;
  readonly quotaId: string;
}

const DAY = 86_400_000;
/** In so many days, half past six in the evening. */
export const evening = (days: number, time = '18:30') => ({
  date: new Date(Date.now() + days * DAY).toISOString().slice(0, 10),
  time,
});

/** Somebody who holds events over REST; each verb makes something that is sound unless it is told otherwise. */
export class EventOffice {
  constructor(readonly school: RosterOffice) {}

  async event(details: Body = {}): Promise<string> {
    return (await this.school.make('/events', { title: 'Summer concert', place: 'Hall', ...details })).id;
  }

  async occurrence(eventId: string, details: Body = {}): Promise<string> {
    const when = { starts: evening(10), ends: evening(10, '21:00') };
    const quotas = [{ name: 'Seats', capacity: 3 }];
    return (await this.school.make('/occurrences', { eventId, ...when, quotas, ...details })).id;
  }

  async quotas(occurrenceId: string): Promise<readonly Quota[]> {
    return (await this.school.get<ListOf<Quota>>(`/occurrences/${occurrenceId}/quotas`)).body.items;
  }

  /** A published event with one occurrence of so many seats. */
  async occasion(capacity = 3, details: Body = {}): Promise<Occasion> {
    const eventId = await this.event();
    const quotas = [{ name: 'Seats', capacity }];
    const occurrenceId = await this.occurrence(eventId, { quotas, ...details });
    await this.done('POST', `/events/${eventId}/publish`);
    return { eventId, occurrenceId, quotaId: (await this.quotas(occurrenceId))[0]!.id };
  }

  /** @throws when it is refused */
  async done(method: string, path: string, body?: Body): Promise<void> {
    const { status } = await this.school.call(method, path, body ? { body } : {});
    if (status >= 300) throw new Error(`${method} ${path} was refused: ${status}`);
  }
}

/** Somebody who comes to events of a school. */
export class Attendee {
  constructor(readonly school: RosterOffice) {}

  register(quotaId: string): Promise<Answer<Seat>> {
    return this.school.call<Seat>('POST', `/event-quotas/${quotaId}/register`);
  }

  wait(quotaId: string): Promise<Answer<Seat>> {
    return this.school.call<Seat>('POST', `/event-quotas/${quotaId}/wait`);
  }

  /** What is done to a seat: `confirm`, `leave`, `cancel`, `approve`, `reject`. */
  seat(verb: string, id: string): Promise<Answer<Seat>> {
    return this.school.call<Seat>('POST', `/event-registrations/${id}/${verb}`);
  }

  /** What is done to a turn: `accept`, `decline`, `leave`. */
  turn(verb: string, id: string): Promise<Answer<Seat>> {
    return this.school.call<Seat>('POST', `/waitlist-entries/${id}/${verb}`);
  }

  async turnNow(id: string): Promise<Seat> {
    return (await this.school.get<Seat>(`/waitlist-entries/${id}`)).body;
  }
}
