import { token } from '../../kernel/token.js';
import type { RosterExport } from './roster-export.js';

export interface RosterExportRepository {
  add(rosterExport: RosterExport): void;
  /** @throws RosterExportNotFound */
  byId(exportId: string): Promise<RosterExport>;
}
export const RosterExportRepository = token<RosterExportRepository>('RosterExportRepository');
