import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Registrar } from '../registrar.js';
import type { SeatRepository } from '../seat.repository.js';

export interface ConfirmRegistrationInput {
  readonly registrationId: string;
}

/** Whoever had a seat kept takes it. */
export class ConfirmRegistrationUseCase {
  constructor(private readonly deps: { seats: SeatRepository; registrar: Registrar; clock: Clock }) {}

  async execute({ registrationId }: ConfirmRegistrationInput, actor: Actor): Promise<void> {
    const { seats, registrar, clock } = this.deps;
    const { registration, occurrence, event } = await seats.holdRegistration(registrationId, 'mine');
    const now = clock.now();
    occurrence.assertTakesPlace(event, now);
    registration.confirm(occurrence.approval ? 'pending_approval' : 'confirmed', actor, now);
    registrar.giveTicket(registration, now);
  }
}
