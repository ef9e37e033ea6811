import type { Clock } from '../../kernel/clock.js';
import type { RosterCounts } from '../import/roster-counts.js';
import type { RosterImportRepository } from '../import/roster-import.repository.js';

export interface RecordRehearsalInput {
  readonly importId: string;
  readonly schoolId: string;
  readonly counts: RosterCounts;
}

/** Notes for the report of a dry run what would have changed in a school. */
export class RecordRehearsalUseCase {
  constructor(private readonly deps: { imports: RosterImportRepository; clock: Clock }) {}

  async execute({ importId, schoolId, counts }: RecordRehearsalInput): Promise<void> {
    const rosterImport = await this.deps.imports.byId(importId);
    rosterImport.assertApplying();
    const school = await this.deps.imports.schoolById(importId, schoolId);
    const toDo = await this.deps.imports.schoolsToDo(importId);
    school.rehearsed(counts);
    if (toDo === 1) rosterImport.finish(this.deps.clock.now());
  }
}
