import type { LocalDate } from '../kernel/local-date.js';
import { token } from '../kernel/token.js';
import type { Register } from './register.js';
import type { RegisterClosing } from './register-closing.js';
import type { Alignment, RegisterPlan } from './register-plan.js';
import type { UnmarkedStudent } from './register.words.js';

/** The registers of the school of the unit of work. */
export interface RegisterRepository {
  /**
   * For changing its state: nobody marks it until the unit of work ends.
   * @throws RegisterNotFound also when the actor only reaches own registers and does not teach the section
   */
  byId(id: string, ownOnly: boolean): Promise<Register>;

  /** Stores its state now, for what else is done in this unit of work. */
  store(register: Register): Promise<void>;

  /** The rostered students without a mark. */
  unmarked(register: Register): Promise<UnmarkedStudent[]>;

  /**
   * Keeps other alignments of the day waiting until the unit of work ends, so that what is read of the roster from now on
   * is not older than what one of them has planned by.
   */
  holdDay(date: LocalDate): Promise<void>;

  /**
   * Brings the registers of a day in line with the plan: adds what is missing, changes or cancels what nobody has opened,
   * and keeps the entries of those that are not submitted. A student with a mark stays on (A13).
   */
  align(plan: RegisterPlan): Promise<Alignment>;

  /** Brings every register that is due into its state, by one statement. Returns how many. */
  close(closing: RegisterClosing): Promise<number>;
}
export const RegisterRepository = token<RegisterRepository>('RegisterRepository');
