import type { SchoolParticulars } from '../school.words.js';
import type { SchoolRepository } from '../school.repository.js';

export interface ChangeSchoolInput extends SchoolParticulars {
  readonly schoolId: string;
}

export class ChangeSchoolUseCase {
  constructor(private readonly deps: { schools: SchoolRepository }) {}

  /** @throws SchoolNotFound, OrganisationNameRefused, TimeZoneUnknown, LocaleUnknown */
  async execute(input: ChangeSchoolInput): Promise<void> {
    const school = await this.deps.schools.byId(input.schoolId);
    school.change(input);
  }
}
