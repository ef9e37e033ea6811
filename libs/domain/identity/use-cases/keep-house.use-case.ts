import type { Housekeeping } from '../housekeeping.js';

/** Every night: what is over is forgotten. */
export class KeepHouseUseCase {
  constructor(private readonly deps: { housekeeping: Housekeeping }) {}

  async execute(): Promise<void> {
    await this.deps.housekeeping.forgetWhatIsOver();
  }
}
