import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Registrar } from '../registrar.js';
import { AlreadyRegistered } from '../registration.errors.js';
import type { SeatRepository } from '../seat.repository.js';
import type { Usher } from '../usher.js';

export interface RegisterInput {
  readonly quotaId: string;
}

/** Somebody takes a seat by themselves, or has it kept until they confirm. Seats that were freed go to those who wait first. */
export class RegisterUseCase {
  constructor(
    private readonly deps: {
      seats: SeatRepository;
      usher: Usher;
      registrar: Registrar;
      clock: Clock;
    },
  ) {}

  async execute({ quotaId }: RegisterInput, actor: Actor): Promise<{ id: string }> {
    const { seats, usher, registrar, clock } = this.deps;
    const personId = actor.personId!;
    const held = await seats.hold(quotaId, 'mine');
    const now = clock.now();
    held.occurrence.assertOpen(held.event, now);
    if (held.quota.left() === 0) {
      // Rather than that there is no seat, when one of them is theirs.
      if (await seats.isRegistered(held.occurrence.id, personId)) throw new AlreadyRegistered();
      await usher.settle(held, actor, now);
    }
    held.quota.assertFree();
    const heldUntil = held.occurrence.heldUntil(now);
    const { id } = await registrar.enter(held, personId, { heldUntil, approved: false, by: actor, now });
    await seats.count(held.quota);
    held.quota.tellSeats();
    return { id };
  }
}
