import { token } from '../kernel/token.js';
import type { AcademicYear } from './academic-year.js';

/** The academic years of the school of the unit of work. */
export interface AcademicYearRepository {
  /**
   * Loads it and keeps it as it is for others until the transaction ends, so that what is judged by its dates holds.
   * @throws AcademicYearNotFound
   */
  hold(id: string): Promise<AcademicYear>;
  add(year: AcademicYear): void;
  remove(year: AcademicYear): void;
}
export const AcademicYearRepository = token<AcademicYearRepository>('AcademicYearRepository');
