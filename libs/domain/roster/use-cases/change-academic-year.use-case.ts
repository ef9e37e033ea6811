import { expectVersion } from '../../kernel/version.js';
import type { AcademicYearDetails } from '../academic-year.js';
import type { AcademicYearRepository } from '../academic-year.repository.js';
import type { TermRepository } from '../term.repository.js';

export interface ChangeAcademicYearInput {
  readonly academicYearId: string;
  readonly changes: Partial<AcademicYearDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeAcademicYearUseCase {
  constructor(private readonly deps: { years: AcademicYearRepository; terms: TermRepository }) {}

  async execute({ academicYearId, changes, expectedVersion }: ChangeAcademicYearInput): Promise<void> {
    const year = await this.deps.years.hold(academicYearId);
    expectVersion(year, expectedVersion);
    year.change(changes, await this.deps.terms.ofYear(academicYearId));
  }
}
