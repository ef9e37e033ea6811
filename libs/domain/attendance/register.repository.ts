import { token } from '../kernel/token.js';
import type { Register } from './register.js';
import type { Student, UnmarkedStudent } from './register.words.js';

/** The registers of the school of the unit of work. */
export interface RegisterRepository {
  /**
   * For changing its state: nobody marks it until the unit of work ends.
   * @throws RegisterNotFound also when the actor only reaches own registers and does not teach the section
   */
  byId(id: string, ownOnly: boolean): Promise<Register>;

  /** The rostered students without a mark. */
  unmarked(register: Register): Promise<UnmarkedStudent[]>;

  /** Adds those that are not there yet, with their entries, and tells how many were new. */
  addMissing(
    registers: readonly Register[],
    students: ReadonlyMap<string, readonly Student[]>,
  ): Promise<number>;
}
export const RegisterRepository = token<RegisterRepository>('RegisterRepository');
