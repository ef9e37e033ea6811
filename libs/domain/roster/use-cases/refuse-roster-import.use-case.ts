import type { Clock } from '../../kernel/clock.js';
import type { RosterImportRepository } from '../import/roster-import.repository.js';

export interface RefuseRosterImportInput {
  readonly importId: string;
  /** Why, for whoever asked for it. */
  readonly reason: string;
}

/** Gives up an import whose rehearsal has shown that it must not happen. */
export class RefuseRosterImportUseCase {
  constructor(private readonly deps: { imports: RosterImportRepository; clock: Clock }) {}

  async execute({ importId, reason }: RefuseRosterImportInput): Promise<void> {
    const rosterImport = await this.deps.imports.byId(importId);
    rosterImport.refuse([{ file: 'package', message: reason }], this.deps.clock.now());
  }
}
