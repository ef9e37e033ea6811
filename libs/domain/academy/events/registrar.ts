import type { Actor } from '../../kernel/actor.js';
import type { SeatAlarm } from './seat-alarm.js';
import type { SeatReach, SeatRepository, Seats } from './seat.repository.js';
import { Registration } from './registration.js';
import { Ticket } from './ticket.js';

/** Writes down who has a seat, and gives out the ticket with it. */
export class Registrar {
  constructor(private readonly deps: { seats: SeatRepository; alarm: SeatAlarm }) {}

  /** @param at whether it is held first */
  async enter(
    { quota, occurrence }: Seats,
    personId: string,
    at: {
      readonly heldUntil: Date | null;
      readonly approved: boolean;
      readonly by: Actor;
      readonly now: Date;
    },
  ): Promise<Registration> {
    const { heldUntil, by, now } = at;
    const state = at.approved || !occurrence.approval ? 'confirmed' : 'pending_approval';
    const registration = Registration.begin(quota, personId, heldUntil ? { heldUntil } : { state }, by, now);
    this.deps.seats.add(registration);
    if (heldUntil) await this.deps.alarm.set({ quotaId: quota.id, dueAt: heldUntil });
    this.giveTicket(registration, now);
    return registration;
  }

  /** To whoever is in now. */
  giveTicket(registration: Registration, now: Date): void {
    if (registration.state === 'confirmed') this.deps.seats.addTicket(Ticket.issue(registration, now));
  }
}

/** How far somebody reaches who decides about the seats of others. */
export function managedReach(actor: Actor): SeatReach {
  return actor.reach('academy.registration.manage') === 'all' ? 'all' : 'organised';
}
