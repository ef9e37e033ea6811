import type { Actor } from '../../kernel/actor.js';
import type { AbsenceSettlement } from '../absence/absence-settlement.js';
import type { RegisterRepository } from '../register.repository.js';

export interface ReinstateRegisterInput {
  readonly registerId: string;
  readonly reason: string;
}

/** Takes back that a register was cancelled. */
export class ReinstateRegisterUseCase {
  constructor(private readonly deps: { registers: RegisterRepository; absences: AbsenceSettlement }) {}

  async execute({ registerId, reason }: ReinstateRegisterInput, actor: Actor): Promise<void> {
    const ownOnly = actor.reach('attendance.register.manage') === 'own';
    const register = await this.deps.registers.byId(registerId, ownOnly);
    const state = register.reinstate(reason, actor);
    if (state !== 'submitted') return;
    await this.deps.registers.store(register);
    await this.deps.absences.afterReinstatement(register);
  }
}
