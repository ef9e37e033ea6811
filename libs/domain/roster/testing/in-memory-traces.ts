import type { ErasureObstacle, PersonToErase } from '../../kernel/erasure.js';
import type { Erasure, OtherTraces, RosterTraces } from '../erasure/erasure-ports.js';

export class InMemoryRosterTraces implements RosterTraces {
  readonly erasures: Erasure[] = [];
  tied: ErasureObstacle[] = [];

  async ties(): Promise<readonly ErasureObstacle[]> {
    return this.tied;
  }

  async forget(erasure: Erasure): Promise<void> {
    this.erasures.push(erasure);
  }
}

/** The other contexts: what they object, and of whom they were told. */
export class InMemoryOtherTraces implements OtherTraces {
  readonly told: PersonToErase[] = [];
  objected: ErasureObstacle[] = [];

  async obstacles(): Promise<readonly ErasureObstacle[]> {
    return this.objected;
  }

  async forget(whom: PersonToErase): Promise<void> {
    this.told.push(whom);
  }
}
