import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import { managedReach, type Registrar } from '../registrar.js';
import type { SeatRepository } from '../seat.repository.js';
import type { Usher } from '../usher.js';

export interface DecideRegistrationInput {
  readonly registrationId: string;
  readonly decision: 'confirmed' | 'rejected';
  readonly expectedVersion: number | undefined;
}

/** An organiser lets somebody in who has asked, or does not. */
export class DecideRegistrationUseCase {
  constructor(
    private readonly deps: { seats: SeatRepository; usher: Usher; registrar: Registrar; clock: Clock },
  ) {}

  async execute(input: DecideRegistrationInput, actor: Actor): Promise<void> {
    const { seats, usher, registrar, clock } = this.deps;
    const held = await seats.holdRegistration(input.registrationId, managedReach(actor));
    expectVersion(held.registration, input.expectedVersion);
    const now = clock.now();
    held.registration.decide(input.decision, actor, now);
    registrar.giveTicket(held.registration, now);
    if (input.decision === 'rejected') await usher.settle(held, actor, now);
  }
}
