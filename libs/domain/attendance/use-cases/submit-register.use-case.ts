import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { AbsenceSettlement } from '../absence/absence-settlement.js';
import type { RegisterRepository } from '../register.repository.js';

export interface SubmitRegisterInput {
  readonly registerId: string;
}

/** Who is known to be absent need not be marked. */
export class SubmitRegisterUseCase {
  constructor(
    private readonly deps: { registers: RegisterRepository; absences: AbsenceSettlement; clock: Clock },
  ) {}

  async execute({ registerId }: SubmitRegisterInput, actor: Actor): Promise<void> {
    const ownOnly = actor.reach('attendance.register.submit') === 'own';
    const register = await this.deps.registers.byId(registerId, ownOnly);
    await this.deps.absences.beforeSubmission(register);
    const unmarked = await this.deps.registers.unmarked(register);
    register.submit(actor, this.deps.clock.now(), unmarked);
  }
}
