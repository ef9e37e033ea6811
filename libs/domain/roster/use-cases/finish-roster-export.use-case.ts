import type { Clock } from '../../kernel/clock.js';
import type { ExportedPackage } from '../export/roster-export.words.js';
import type { RosterExportRepository } from '../export/roster-export.repository.js';

export interface FinishRosterExportInput {
  readonly exportId: string;
  readonly made: ExportedPackage;
}

export class FinishRosterExportUseCase {
  constructor(private readonly deps: { exports: RosterExportRepository; clock: Clock }) {}

  async execute({ exportId, made }: FinishRosterExportInput): Promise<void> {
    (await this.deps.exports.byId(exportId)).finish(made, this.deps.clock.now());
  }
}
