import type { Actor } from '../../kernel/actor.js';
import { Period, type PeriodDetails } from '../period.js';
import type { PeriodRepository } from '../period.repository.js';

export type CreatePeriodInput = PeriodDetails;

export class CreatePeriodUseCase {
  constructor(private readonly deps: { periods: PeriodRepository }) {}

  async execute(input: CreatePeriodInput, actor: Actor): Promise<{ id: string }> {
    const period = Period.create(actor.schoolId!, input);
    this.deps.periods.add(period);
    return { id: period.id };
  }
}
