import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { CheckInWindow } from '../check-in/check-in-window.js';
import type { CheckInRepository } from '../check-in/check-in.repository.js';
import type { RegisterRepository } from '../register.repository.js';

export interface OpenCheckInInput {
  readonly registerId: string;
  /** How long; null: to the end of the session. */
  readonly minutes: number | null;
}

/** One window at a time: while one is open, opening it again changes nothing. */
export class OpenCheckInUseCase {
  constructor(
    private readonly deps: { registers: RegisterRepository; checkIns: CheckInRepository; clock: Clock },
  ) {}

  async execute({ registerId, minutes }: OpenCheckInInput, actor: Actor): Promise<void> {
    const now = this.deps.clock.now();
    const ownOnly = actor.reach('attendance.check-in.manage') === 'own';
    const register = await this.deps.registers.byId(registerId, ownOnly);
    register.assertOpen();
    const unclosed = await this.deps.checkIns.findUnclosed(registerId);
    if (unclosed && !unclosed.isOver(now)) return;
    unclosed?.close(actor, now);
    await this.deps.checkIns.add(CheckInWindow.open(register, minutes, actor, now));
  }
}
