import { expectVersion } from '../../kernel/version.js';
import type { AcademicYearRepository } from '../academic-year.repository.js';

export interface RemoveAcademicYearInput {
  readonly academicYearId: string;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** Only a year that nothing was planned in can be removed; the database holds the others. */
export class RemoveAcademicYearUseCase {
  constructor(private readonly deps: { years: AcademicYearRepository }) {}

  async execute({ academicYearId, expectedVersion }: RemoveAcademicYearInput): Promise<void> {
    const year = await this.deps.years.hold(academicYearId);
    expectVersion(year, expectedVersion);
    this.deps.years.remove(year);
  }
}
