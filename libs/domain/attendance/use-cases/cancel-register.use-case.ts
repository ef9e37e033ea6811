import type { Actor } from '../../kernel/actor.js';
import type { RegisterRepository } from '../register.repository.js';

export interface CancelRegisterInput {
  readonly registerId: string;
  readonly reason: string;
}

/** The lesson does not take place, or did not: a closure, an outing. */
export class CancelRegisterUseCase {
  constructor(private readonly deps: { registers: RegisterRepository }) {}

  async execute({ registerId, reason }: CancelRegisterInput, actor: Actor): Promise<void> {
    const ownOnly = actor.reach('attendance.register.manage') === 'own';
    const register = await this.deps.registers.byId(registerId, ownOnly);
    register.cancel(reason, actor);
  }
}
