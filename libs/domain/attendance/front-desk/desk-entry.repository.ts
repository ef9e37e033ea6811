import { token } from '../../kernel/token.js';
import type { DeskEntry } from './desk-entry.js';

/** The book of the front desk, in the school of the unit of work. */
export interface DeskEntryRepository {
  /** For changing it. @throws DeskEntryNotFound */
  byId(id: string): Promise<DeskEntry>;
  add(entry: DeskEntry): void;
}
export const DeskEntryRepository = token<DeskEntryRepository>('DeskEntryRepository');
