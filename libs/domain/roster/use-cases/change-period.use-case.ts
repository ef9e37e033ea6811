import { expectVersion } from '../../kernel/version.js';
import type { PeriodDetails } from '../period.js';
import type { PeriodRepository } from '../period.repository.js';

export interface ChangePeriodInput {
  readonly periodId: string;
  readonly changes: Partial<PeriodDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangePeriodUseCase {
  constructor(private readonly deps: { periods: PeriodRepository }) {}

  async execute({ periodId, changes, expectedVersion }: ChangePeriodInput): Promise<void> {
    const period = await this.deps.periods.byId(periodId);
    expectVersion(period, expectedVersion);
    period.change(changes);
  }
}
