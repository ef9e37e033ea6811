import type { StagedMarks } from '../mark-import-ports.js';
import type { Settled } from '../mark-import.words.js';

export interface RecordMarkRehearsalInput {
  readonly importId: string;
  readonly settled: Settled;
}

/** Keeps what a rehearsal has found out. */
export class RecordMarkRehearsalUseCase {
  constructor(private readonly deps: { rows: StagedMarks }) {}

  execute({ importId, settled }: RecordMarkRehearsalInput): Promise<void> {
    return this.deps.rows.settle(importId, settled, 'rehearsed');
  }
}
