import type { AcademicYearRepository } from '../academic-year.repository.js';
import { Term, type TermDetails } from '../term.js';
import type { TermRepository } from '../term.repository.js';

export interface CreateTermInput extends TermDetails {
  readonly academicYearId: string;
}

export class CreateTermUseCase {
  constructor(private readonly deps: { years: AcademicYearRepository; terms: TermRepository }) {}

  async execute({ academicYearId, ...details }: CreateTermInput): Promise<{ id: string }> {
    const year = await this.deps.years.hold(academicYearId);
    const term = Term.create(year, details);
    this.deps.terms.add(term);
    return { id: term.id };
  }
}
