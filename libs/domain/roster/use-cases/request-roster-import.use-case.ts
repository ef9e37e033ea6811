import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import type { ImportRuns } from '../import/import-runs.js';
import { importSettings, type ImportMode, type ImportSettings } from '../import/import-settings.js';
import { RosterImport } from '../import/roster-import.js';
import type { RosterImportRepository } from '../import/roster-import.repository.js';

export interface RequestRosterImportInput {
  /** Under which the package was received. */
  readonly importId: string;
  readonly districtId: string;
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly settings: Partial<ImportSettings>;
}

export class RequestRosterImportUseCase {
  constructor(private readonly deps: { imports: RosterImportRepository; runs: ImportRuns; clock: Clock }) {}

  /** Answers the id of the import and of the job that does it. @throws ImportSettingsInvalid */
  async execute(input: RequestRosterImportInput, actor: Actor): Promise<{ importId: string; jobId: string }> {
    const { importId, districtId, mode, dryRun } = input;
    const jobId = await this.deps.runs.place({ importId, districtId });
    const settings = importSettings(input.settings);
    const request = { id: importId, districtId, requestedBy: actor.personId!, jobId, mode, dryRun, settings };
    this.deps.imports.add(RosterImport.request(request, this.deps.clock.now()));
    return { importId, jobId };
  }
}
