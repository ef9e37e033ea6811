import { expectVersion } from '../../kernel/version.js';
import type { AcademicYearRepository } from '../academic-year.repository.js';
import type { TermDetails } from '../term.js';
import type { TermRepository } from '../term.repository.js';

export interface ChangeTermInput {
  readonly termId: string;
  readonly changes: Partial<TermDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeTermUseCase {
  constructor(private readonly deps: { years: AcademicYearRepository; terms: TermRepository }) {}

  async execute({ termId, changes, expectedVersion }: ChangeTermInput): Promise<void> {
    const term = await this.deps.terms.byId(termId);
    expectVersion(term, expectedVersion);
    term.change(changes, await this.deps.years.hold(term.academicYearId));
  }
}
