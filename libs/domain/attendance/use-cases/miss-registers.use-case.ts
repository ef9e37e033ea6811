import type { Clock } from '../../kernel/clock.js';
import type { AttendanceSettingsRepository } from '../attendance-settings.repository.js';
import { RegisterClosing } from '../register-closing.js';
import type { RegisterRepository } from '../register.repository.js';

/** Gives up on registers that nobody has submitted by the end of their day and the school’s grace. */
export class MissRegistersUseCase {
  constructor(
    private readonly deps: {
      registers: RegisterRepository;
      settings: AttendanceSettingsRepository;
      clock: Clock;
    },
  ) {}

  /** Returns how many. */
  async execute(): Promise<number> {
    const { registers, clock } = this.deps;
    const settings = await this.deps.settings.ofSchool();
    return registers.close(RegisterClosing.miss(settings.missUntakenUntil(clock.now())));
  }
}
