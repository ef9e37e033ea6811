import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { RegisterRepository } from '../register.repository.js';

export interface OpenRegisterInput {
  readonly registerId: string;
}

export class OpenRegisterUseCase {
  constructor(private readonly deps: { registers: RegisterRepository; clock: Clock }) {}

  async execute({ registerId }: OpenRegisterInput, actor: Actor): Promise<void> {
    const ownOnly = actor.reach('attendance.register.mark') === 'own';
    const register = await this.deps.registers.byId(registerId, ownOnly);
    register.open(actor, this.deps.clock.now());
  }
}
