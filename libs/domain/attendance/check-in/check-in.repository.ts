import { token } from '../../kernel/token.js';
import type { CheckIn } from './check-in.js';
import type { CheckInSettings } from './check-in-settings.js';
import type { CheckInWindow } from './check-in-window.js';
import type { Arrival } from './check-in.words.js';

/** Check-ins of the school of the unit of work. */
export interface CheckInRepository {
  /** The window of a register that nobody has closed. Whoever holds the register is alone with it. */
  findUnclosed(registerId: string): Promise<CheckInWindow | null>;
  /** After the one before it was closed. */
  add(window: CheckInWindow): Promise<void>;

  /**
   * Stores a check-in, the first of its student on the register. Another device that was faster is waited for: then
   * what that one has said is returned, and nothing is stored.
   */
  arrive(checkIn: CheckIn): Promise<Arrival | null>;

  /** For changing them; null where the school goes by the defaults. */
  findSettings(): Promise<CheckInSettings | null>;
  addSettings(settings: CheckInSettings): void;
}
export const CheckInRepository = token<CheckInRepository>('CheckInRepository');
