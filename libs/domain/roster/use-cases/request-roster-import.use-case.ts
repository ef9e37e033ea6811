import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { importSettings, type ImportMode, type ImportSettings } from '../import/import-settings.js';
import { RosterImport } from '../import/roster-import.js';
import type { RosterImportRepository } from '../import/roster-import.repository.js';

export interface RequestRosterImportInput {
  /** Where the package was put already; made by who put it there. */
  readonly importId: string;
  readonly districtId: string;
  /** The job that will do the work. */
  readonly jobId: string;
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly settings: Partial<ImportSettings>;
}

export class RequestRosterImportUseCase {
  constructor(private readonly deps: { imports: RosterImportRepository; clock: Clock }) {}

  /** @throws ImportSettingsInvalid */
  async execute(input: RequestRosterImportInput, actor: Actor): Promise<void> {
    const { importId, settings: given, ...wishes } = input;
    const settings = importSettings(given);
    const request = { ...wishes, id: importId, requestedBy: actor.personId!, settings };
    this.deps.imports.add(RosterImport.request(request, this.deps.clock.now()));
  }
}
