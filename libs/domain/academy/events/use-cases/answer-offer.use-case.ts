import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Registrar } from '../registrar.js';
import type { SeatRepository } from '../seat.repository.js';
import type { Usher } from '../usher.js';

export interface AnswerOfferInput {
  readonly waitlistEntryId: string;
  readonly answer: 'accepted' | 'declined';
}

/** Whoever was offered a seat takes it, or leaves it to the next. */
export class AnswerOfferUseCase {
  constructor(
    private readonly deps: { seats: SeatRepository; usher: Usher; registrar: Registrar; clock: Clock },
  ) {}

  async execute({ waitlistEntryId, answer }: AnswerOfferInput, actor: Actor): Promise<void> {
    const { seats, usher, registrar, clock } = this.deps;
    const held = await seats.holdEntry(waitlistEntryId, 'mine');
    const now = clock.now();
    if (answer === 'accepted') held.occurrence.assertTakesPlace(held.event, now);
    held.entry.answer(answer, actor, now);
    if (answer === 'declined') return usher.settle(held, actor, now);
    await seats.count(held.quota); // the offer's seat is free before the registration takes it
    const at = { heldUntil: null, approved: false, by: actor, now };
    await registrar.enter(held, held.entry.personId, at);
  }
}
