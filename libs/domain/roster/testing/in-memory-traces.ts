import type { ErasureObstacle, PersonToErase } from '../../kernel/erasure.js';
import type { Erasure, OtherTraces, RosterTraces } from '../erasure/erasure-ports.js';

export class InMemoryRosterTraces implements RosterTraces {
  readonly erasures: Erasure[] = [];
  tied: ErasureObstacle[] = [];
  shared: string[] = [];

  async waitForImport(): Promise<void> {}

  async ties(): Promise<readonly ErasureObstacle[]> {
    return this.tied;
  }

  async ownAddresses({ addresses }: PersonToErase): Promise<readonly string[]> {
    return addresses.filter((address) => !this.shared.includes(address));
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
