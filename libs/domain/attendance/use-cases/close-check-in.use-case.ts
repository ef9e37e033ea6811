import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { CheckInRepository } from '../check-in/check-in.repository.js';
import type { RegisterRepository } from '../register.repository.js';

export interface CloseCheckInInput {
  readonly registerId: string;
}

/** No code of it is taken any more. Closing twice changes nothing. */
export class CloseCheckInUseCase {
  constructor(
    private readonly deps: { registers: RegisterRepository; checkIns: CheckInRepository; clock: Clock },
  ) {}

  async execute({ registerId }: CloseCheckInInput, actor: Actor): Promise<void> {
    await this.deps.registers.byId(registerId, actor.reach('attendance.check-in.manage') === 'own');
    const window = await this.deps.checkIns.findUnclosed(registerId);
    window?.close(actor, this.deps.clock.now());
  }
}
