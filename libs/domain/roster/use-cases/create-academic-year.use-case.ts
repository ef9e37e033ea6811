import type { Actor } from '../../kernel/actor.js';
import { AcademicYear, type AcademicYearDetails } from '../academic-year.js';
import type { AcademicYearRepository } from '../academic-year.repository.js';

export type CreateAcademicYearInput = AcademicYearDetails;

export class CreateAcademicYearUseCase {
  constructor(private readonly deps: { years: AcademicYearRepository }) {}

  async execute(input: CreateAcademicYearInput, actor: Actor): Promise<{ id: string }> {
    const year = AcademicYear.create(actor.schoolId!, input);
    this.deps.years.add(year);
    return { id: year.id };
  }
}
