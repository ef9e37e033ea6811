import { token } from '../../kernel/token.js';
import type { MarkImport } from './mark-import.js';

export interface MarkImportRepository {
  add(markImport: MarkImport): void;
  /** @throws MarkImportNotFound */
  byId(importId: string): Promise<MarkImport>;
}
export const MarkImportRepository = token<MarkImportRepository>('MarkImportRepository');
