import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { expectVersion } from '../../../kernel/version.js';
import { managedReach } from '../registrar.js';
import { AlreadyStarted } from '../registration.errors.js';
import type { SeatRepository } from '../seat.repository.js';
import type { Usher } from '../usher.js';

export interface CancelRegistrationInput {
  readonly registrationId: string;
  /** By an organiser, who may do so at any time. */
  readonly managed: boolean;
  readonly expectedVersion: number | undefined;
}

/** Gives a seat back. Whoever waits is offered it in the same moment (C3). */
export class CancelRegistrationUseCase {
  constructor(private readonly deps: { seats: SeatRepository; usher: Usher; clock: Clock }) {}

  async execute(input: CancelRegistrationInput, actor: Actor): Promise<void> {
    const { seats, usher, clock } = this.deps;
    const reach = input.managed ? managedReach(actor) : 'mine';
    const held = await seats.holdRegistration(input.registrationId, reach);
    expectVersion(held.registration, input.expectedVersion);
    const now = clock.now();
    if (!input.managed && now >= held.occurrence.startsAt) throw new AlreadyStarted();
    held.registration.cancel(actor, now);
    await usher.settle(held, actor, now);
  }
}
