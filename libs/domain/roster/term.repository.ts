import { token } from '../kernel/token.js';
import type { Term } from './term.js';

/** The terms of the school of the unit of work. */
export interface TermRepository {
  /** @throws TermNotFound */
  byId(id: string): Promise<Term>;
  ofYear(academicYearId: string): Promise<Term[]>;
  add(term: Term): void;
  remove(term: Term): void;
}
export const TermRepository = token<TermRepository>('TermRepository');
