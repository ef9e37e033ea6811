import { token } from '../../kernel/token.js';
import type { EdfiExport } from './edfi-export.js';

export interface EdfiExportRepository {
  add(edfiExport: EdfiExport): void;
  /** @throws EdfiExportNotFound */
  byId(exportId: string): Promise<EdfiExport>;
}
export const EdfiExportRepository = token<EdfiExportRepository>('EdfiExportRepository');
