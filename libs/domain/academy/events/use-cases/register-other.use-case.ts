import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Members } from '../members.js';
import { managedReach, type Registrar } from '../registrar.js';
import { PersonUnknown } from '../registration.errors.js';
import type { SeatRepository } from '../seat.repository.js';
import type { Usher } from '../usher.js';

export interface RegisterOtherInput {
  readonly quotaId: string;
  readonly personId: string;
}

/** An organiser gives somebody a seat: nobody has to approve that, and it may be before registration opens and after it closes. */
export class RegisterOtherUseCase {
  constructor(
    private readonly deps: {
      seats: SeatRepository;
      members: Members;
      usher: Usher;
      registrar: Registrar;
      clock: Clock;
    },
  ) {}

  async execute({ quotaId, personId }: RegisterOtherInput, actor: Actor): Promise<{ id: string }> {
    const { seats, members, usher, registrar, clock } = this.deps;
    const held = await seats.hold(quotaId, managedReach(actor));
    const now = clock.now();
    held.occurrence.assertTakesPlace(held.event, now);
    if (!(await members.among([personId])).has(personId)) throw new PersonUnknown();
    if (held.quota.left() === 0) await usher.settle(held, actor, now);
    held.quota.assertFree();
    const { id } = await registrar.enter(held, personId, { heldUntil: null, approved: true, by: actor, now });
    await seats.count(held.quota);
    held.quota.tellSeats();
    return { id };
  }
}
