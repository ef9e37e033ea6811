import type { MarkFilePlace, MarkFiles, MarkStaging } from '../mark-import-ports.js';

/** Forgets the file and the rows that are no longer needed. */
export class ClearUpAfterMarkImportUseCase {
  constructor(private readonly deps: { files: MarkFiles; staging: MarkStaging }) {}

  async execute(at: MarkFilePlace): Promise<void> {
    await this.deps.staging.discard(at);
    await this.deps.files.forget(at);
  }
}
