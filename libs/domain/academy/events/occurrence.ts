import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { instantOf, type LocalDate } from '../../kernel/local-date.js';
import type { SchoolEvent } from './event.js';
import { OccurrenceCancelled, OccurrenceTimesInvalid, RegistrationTimesInvalid } from './event.errors.js';
import { OccurrenceChanged } from './event.events.js';
import type { OccurrenceState } from './event.words.js';
import { RegistrationNotOpen } from './registration.errors.js';

/** A date and a time of day as the clocks of the school show them. */
export interface WallTime {
  readonly date: LocalDate;
  /** `HH:mm` */
  readonly time: string;
}

export interface OccurrenceDetails {
  readonly starts: WallTime;
  readonly ends: WallTime;
  /** From when people may register; null: as soon as the event is published. */
  readonly opensAt: string | null;
  /** Until when; null: until it starts. */
  readonly closesAt: string | null;
  /** Whoever registers waits until an organiser lets them in. */
  readonly approval: boolean;
  /** How long a seat is kept for somebody who has not confirmed yet; null: nobody needs to. */
  readonly holdMinutes: number | null;
  /** How long a freed seat is kept for whoever waits. */
  readonly offerMinutes: number;
}

const MINUTE = 60_000;

/** One time at which an event takes place. */
export class Occurrence extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly eventId!: string;
  readonly state!: OccurrenceState;
  readonly version!: number;
  readonly startsAt!: Date;
  readonly endsAt!: Date;
  private opensAt!: Date | null;
  private closesAt!: Date | null;
  readonly approval!: boolean;
  private holdMinutes!: number | null;
  private offerMinutes!: number;
  private changedAt!: Date;

  /** @param zone the school's: an hour that its clocks skip is moved on, of one that they repeat the first is meant (K3) */
  static plan(
    event: SchoolEvent,
    zone: string,
    details: OccurrenceDetails,
    by: Actor,
    now: Date,
  ): Occurrence {
    event.assertOpen();
    const occurrence = new Occurrence();
    const { schoolId, id: eventId } = event;
    Object.assign(occurrence, { id: newId(), schoolId, eventId, version: 1 });
    Object.assign(occurrence, { state: 'scheduled' satisfies OccurrenceState });
    occurrence.take(zone, details);
    occurrence.tell(event, by, now);
    return occurrence;
  }

  /** Changes what is given and leaves the rest. @throws EventNotOpen, OccurrenceCancelled */
  change(event: SchoolEvent, zone: string, details: Partial<OccurrenceDetails>, by: Actor, now: Date): void {
    event.assertOpen();
    this.assertScheduled();
    this.take(zone, details);
    this.tell(event, by, now);
  }

  /** For good: whoever has a seat keeps it, and it is worth nothing. */
  cancel(event: SchoolEvent, by: Actor, now: Date): void {
    if (this.state === 'cancelled') return;
    Object.assign(this, { state: 'cancelled' satisfies OccurrenceState });
    this.tell(event, by, now);
  }

  /** Whether seats may still be offered to those who wait. */
  isAhead(event: SchoolEvent, now: Date): boolean {
    return event.state === 'published' && this.state === 'scheduled' && now < this.startsAt;
  }

  /** @throws OccurrenceCancelled */
  assertScheduled(): void {
    if (this.state === 'cancelled') throw new OccurrenceCancelled();
  }

  /** For whoever registers somebody else, by whom nobody is kept waiting. @throws OccurrenceCancelled, RegistrationNotOpen */
  assertTakesPlace(event: SchoolEvent, now: Date): void {
    if (event.state === 'cancelled') throw new OccurrenceCancelled();
    this.assertScheduled();
    if (event.state !== 'published' || now >= this.endsAt) throw this.notOpen();
  }

  /** For whoever registers by themselves. @throws OccurrenceCancelled, RegistrationNotOpen */
  assertOpen(event: SchoolEvent, now: Date): void {
    this.assertTakesPlace(event, now);
    const tooEarly = this.opensAt !== null && now < this.opensAt;
    if (tooEarly || now >= (this.closesAt ?? this.startsAt)) throw this.notOpen();
  }

  /** Until when a seat is kept for who begins to register now; null: it is not kept, it is taken. */
  heldUntil(now: Date): Date | null {
    return this.holdMinutes === null ? null : new Date(now.getTime() + this.holdMinutes * MINUTE);
  }

  /** Until when a seat that is offered now is kept: not longer than until it starts. */
  offeredUntil(now: Date): Date {
    return new Date(Math.min(now.getTime() + this.offerMinutes * MINUTE, this.startsAt.getTime()));
  }

  private notOpen(): RegistrationNotOpen {
    return new RegistrationNotOpen(this.opensAt, this.closesAt ?? this.startsAt);
  }

  private take(zone: string, details: Partial<OccurrenceDetails>): void {
    const { starts, ends, opensAt, closesAt, ...rest } = details;
    Object.assign(this, rest);
    if (opensAt !== undefined) this.opensAt = opensAt === null ? null : new Date(opensAt);
    if (closesAt !== undefined) this.closesAt = closesAt === null ? null : new Date(closesAt);
    if (starts) Object.assign(this, { startsAt: instantOf(zone, starts.date, starts.time) });
    if (ends) Object.assign(this, { endsAt: instantOf(zone, ends.date, ends.time) });
    if (this.endsAt <= this.startsAt) throw new OccurrenceTimesInvalid();
    if (this.opensAt && this.closesAt && this.closesAt <= this.opensAt) throw new RegistrationTimesInvalid();
  }

  private tell(event: SchoolEvent, by: Actor, now: Date): void {
    this.changedAt = now;
    const { eventId, state } = this;
    this.record(new OccurrenceChanged(this.id, { eventId, eventState: event.state, state, by: by.personId }));
  }
}
