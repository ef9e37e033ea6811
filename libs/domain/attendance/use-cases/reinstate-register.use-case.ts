import type { Actor } from '../../kernel/actor.js';
import type { RegisterRepository } from '../register.repository.js';

export interface ReinstateRegisterInput {
  readonly registerId: string;
  readonly reason: string;
}

/** Takes back that a register was cancelled. */
export class ReinstateRegisterUseCase {
  constructor(private readonly deps: { registers: RegisterRepository }) {}

  async execute({ registerId, reason }: ReinstateRegisterInput, actor: Actor): Promise<void> {
    const ownOnly = actor.reach('attendance.register.manage') === 'own';
    const register = await this.deps.registers.byId(registerId, ownOnly);
    register.reinstate(reason, actor);
  }
}
