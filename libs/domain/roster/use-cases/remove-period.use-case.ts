import { expectVersion } from '../../kernel/version.js';
import type { PeriodRepository } from '../period.repository.js';

export interface RemovePeriodInput {
  readonly periodId: string;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class RemovePeriodUseCase {
  constructor(private readonly deps: { periods: PeriodRepository }) {}

  async execute({ periodId, expectedVersion }: RemovePeriodInput): Promise<void> {
    const period = await this.deps.periods.byId(periodId);
    expectVersion(period, expectedVersion);
    this.deps.periods.remove(period);
  }
}
