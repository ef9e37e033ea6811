import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { TicketCodes } from '../ticket-codes.js';
import { TicketElsewhere, TicketVoid } from '../ticket.errors.js';
import type { TicketRepository } from '../ticket.repository.js';
import type { Scan } from '../ticket.js';

export interface ScanTicketInput {
  readonly occurrenceId: string;
  readonly code: string;
  /** What the device calls itself. */
  readonly device: string;
}

/** What a scan has come to. */
export interface ScanOutcome {
  readonly registrationId: string;
  /** Another device was first. */
  readonly alreadyCheckedIn: boolean;
  /** The check-in. */
  readonly first: Scan;
  /** This device's: the same, if it was the first. */
  readonly scan: Scan;
}

/** Somebody shows a ticket at the door (C5). */
export class ScanTicketUseCase {
  constructor(private readonly deps: { tickets: TicketRepository; codes: TicketCodes; clock: Clock }) {}

  async execute({ occurrenceId, code, device }: ScanTicketInput, actor: Actor): Promise<ScanOutcome> {
    const { tickets, codes, clock } = this.deps;
    const ownOnly = actor.reach('academy.check-in.make') !== 'all';
    const { ticket, registration, occurrence, event } = await tickets.hold(await codes.read(code), ownOnly);
    if (ticket.occurrenceId !== occurrenceId) throw new TicketElsewhere(ticket.occurrenceId);
    if (registration.state !== 'confirmed') throw new TicketVoid('registration_cancelled');
    if (occurrence.state === 'cancelled' || event.state === 'cancelled')
      throw new TicketVoid('occurrence_cancelled');
    const first = ticket.firstScan();
    const scan = ticket.scan(device, actor, clock.now());
    const alreadyCheckedIn = first !== null && first.device !== device;
    return { registrationId: ticket.id, alreadyCheckedIn, first: first ?? scan, scan };
  }
}
