import { token } from '../../kernel/token.js';
import type { RosterImport } from './roster-import.js';
import type { SchoolImport } from './school-import.js';

export interface RosterImportRepository {
  add(rosterImport: RosterImport): void;
  addSchool(school: SchoolImport): void;
  /**
   * Holds the import until the unit of work ends, so that two runs of its job go one after the other.
   * @throws RosterImportNotFound
   */
  byId(importId: string): Promise<RosterImport>;
  /** @throws RosterImportNotFound */
  schoolById(importId: string, schoolId: string): Promise<SchoolImport>;
  /** How many schools are not whole yet, as stored. */
  schoolsToDo(importId: string): Promise<number>;
}
export const RosterImportRepository = token<RosterImportRepository>('RosterImportRepository');
