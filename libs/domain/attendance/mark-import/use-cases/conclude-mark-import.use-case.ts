import type { Clock } from '../../../kernel/clock.js';
import type { MarkImportRepository } from '../mark-import.repository.js';
import type { MarkImportCounts } from '../mark-import.words.js';

export interface ConcludeMarkImportInput {
  readonly importId: string;
  /** The file could not be read; or all rows were looked at; or all that could be are taken over. */
  readonly outcome:
    | { readonly step: 'unreadable'; readonly problem: string }
    | { readonly step: 'checked' | 'taken-over'; readonly counts: MarkImportCounts };
}

/** Writes down how far an import has come. */
export class ConcludeMarkImportUseCase {
  constructor(private readonly deps: { imports: MarkImportRepository; clock: Clock }) {}

  async execute({ importId, outcome }: ConcludeMarkImportInput): Promise<void> {
    const markImport = await this.deps.imports.byId(importId);
    const now = this.deps.clock.now();
    if (outcome.step === 'unreadable') markImport.refuse(outcome.problem, now);
    else if (outcome.step === 'checked') markImport.check(outcome.counts, now);
    else markImport.finish(outcome.counts, now);
  }
}
