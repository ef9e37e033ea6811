import { token } from '../../kernel/token.js';
import type { Absence } from './absence.js';

/** The absences of the school of the unit of work. */
export interface AbsenceRepository {
  /**
   * For changing it: nobody else does until the unit of work ends.
   * @throws AbsenceNotFound also when the actor reaches only own absences and has not asked for this one
   */
  byId(id: string, ownOnly: boolean): Promise<Absence>;
  add(absence: Absence): void;
}
export const AbsenceRepository = token<AbsenceRepository>('AbsenceRepository');
