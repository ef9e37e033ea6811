import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import { MarkImport } from '../mark-import.js';
import type { MarkImportRuns } from '../mark-import-ports.js';
import type { MarkImportRepository } from '../mark-import.repository.js';
import type { MarkImportSettings } from '../mark-import.words.js';

export interface RequestMarkImportInput extends MarkImportSettings {
  /** Under which the file was received. */
  readonly importId: string;
}

export class RequestMarkImportUseCase {
  constructor(private readonly deps: { imports: MarkImportRepository; runs: MarkImportRuns; clock: Clock }) {}

  /** Answers the id of the import; of a repetition, that of the first. */
  async execute({ importId, ...settings }: RequestMarkImportInput, actor: Actor): Promise<string> {
    const { imports, runs, clock } = this.deps;
    const jobId = await runs.place(importId);
    const asked = { id: importId, schoolId: actor.schoolId!, requestedBy: actor.personId, jobId };
    imports.add(MarkImport.request({ ...settings, ...asked }, clock.now()));
    return importId;
  }
}
