import type { Clock } from '../../../kernel/clock.js';
import type { EdfiExportRepository } from '../edfi-export.repository.js';
import type { EdfiPackage } from '../edfi-export.words.js';

export interface FinishEdfiExportInput {
  readonly exportId: string;
  readonly made: EdfiPackage;
}

export class FinishEdfiExportUseCase {
  constructor(private readonly deps: { exports: EdfiExportRepository; clock: Clock }) {}

  async execute({ exportId, made }: FinishEdfiExportInput): Promise<void> {
    (await this.deps.exports.byId(exportId)).finish(made, this.deps.clock.now());
  }
}
