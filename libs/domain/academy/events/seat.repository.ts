import { token } from '../../kernel/token.js';
import type { SchoolEvent } from './event.js';
import type { Occurrence } from './occurrence.js';
import type { Quota } from './quota.js';
import type { Registration } from './registration.js';
import type { Ticket } from './ticket.js';
import type { WaitlistEntry } from './waitlist-entry.js';

/** Whose seats somebody reaches: all, those at events that one organises, or one's own. */
export type SeatReach = 'all' | 'organised' | 'mine';

/** The seats of a quota, with what they are seats at. */
export interface Seats {
  readonly event: SchoolEvent;
  readonly occurrence: Occurrence;
  readonly quota: Quota;
}

export interface HeldRegistration extends Seats {
  readonly registration: Registration;
}

export interface HeldEntry extends Seats {
  readonly entry: WaitlistEntry;
}

/** A seat that somebody has, or a turn for one. */
export interface SeatOrTurn {
  readonly id: string;
  readonly is: 'seat' | 'turn';
}

/**
 * Who has a seat, and who waits for one, in the school of the unit of work. Whoever takes or frees a seat holds its quota first:
 * one does so at a time, and sees what the one before has done.
 */
export interface SeatRepository {
  /** @throws QuotaNotFound of an event that is not published, unless the actor reaches all or organises it */
  hold(quotaId: string, reach: SeatReach): Promise<Seats>;
  /** The same, for the platform itself; null: there is no such quota any more. */
  find(quotaId: string): Promise<Seats | null>;
  /** @throws RegistrationNotFound */
  holdRegistration(id: string, reach: SeatReach): Promise<HeldRegistration>;
  /** @throws WaitlistEntryNotFound */
  holdEntry(id: string, reach: SeatReach): Promise<HeldEntry>;
  /** Holds that nobody has confirmed, and offers that nobody has answered, in time. */
  overdueHolds(quotaId: string, now: Date): Promise<readonly Registration[]>;
  overdueOffers(quotaId: string, now: Date): Promise<readonly WaitlistEntry[]>;
  /** Those who wait, first come first served, at most so many. */
  nextInTurn(quotaId: string, most: number): Promise<readonly WaitlistEntry[]>;
  /** What somebody has or waits for, where it is not over yet; those of one quota beside each other, in the order in which quotas are held. */
  aheadOf(personId: string): Promise<readonly SeatOrTurn[]>;
  /** Stores what was changed so far, and counts again. */
  count(quota: Quota): Promise<void>;
  /** @throws QuotaFull, AlreadyRegistered when the unit of work ends, if not before */
  add(registration: Registration): void;
  addTicket(ticket: Ticket): void;
  /** @throws AlreadyWaiting when the unit of work ends, if not before */
  addEntry(entry: WaitlistEntry): void;
  /** Whether the person has a seat at the occurrence. */
  isRegistered(occurrenceId: string, personId: string): Promise<boolean>;
}
export const SeatRepository = token<SeatRepository>('SeatRepository');
