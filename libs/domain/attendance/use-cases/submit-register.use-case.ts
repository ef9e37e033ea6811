import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { RegisterRepository } from '../register.repository.js';

export interface SubmitRegisterInput {
  readonly registerId: string;
}

export class SubmitRegisterUseCase {
  constructor(private readonly deps: { registers: RegisterRepository; clock: Clock }) {}

  async execute({ registerId }: SubmitRegisterInput, actor: Actor): Promise<void> {
    const ownOnly = actor.reach('attendance.register.submit') === 'own';
    const register = await this.deps.registers.byId(registerId, ownOnly);
    const unmarked = await this.deps.registers.unmarked(register);
    register.submit(actor, this.deps.clock.now(), unmarked);
  }
}
