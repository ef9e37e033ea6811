import type { Clock } from '../../kernel/clock.js';
import type { AttendanceSettingsRepository } from '../attendance-settings.repository.js';
import { RegisterClosing } from '../register-closing.js';
import type { RegisterRepository } from '../register.repository.js';

/** A5: locks what was submitted longer ago than the school’s delay. */
export class LockRegistersUseCase {
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
    return registers.close(RegisterClosing.lock(settings.lockSubmittedUntil(clock.now())));
  }
}
