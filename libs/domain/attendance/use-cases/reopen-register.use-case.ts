import type { Actor } from '../../kernel/actor.js';
import type { RegisterRepository } from '../register.repository.js';

export interface ReopenRegisterInput {
  readonly registerId: string;
  readonly reason: string;
}

/** A5: lifts the lock of a register, with a reason that stays in its history. */
export class ReopenRegisterUseCase {
  constructor(private readonly deps: { registers: RegisterRepository }) {}

  async execute({ registerId, reason }: ReopenRegisterInput, actor: Actor): Promise<void> {
    const ownOnly = actor.reach('attendance.register.reopen') === 'own';
    const register = await this.deps.registers.byId(registerId, ownOnly);
    register.reopen(reason, actor);
  }
}
