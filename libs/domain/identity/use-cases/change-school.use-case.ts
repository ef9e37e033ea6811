import { expectVersion } from '../../kernel/version.js';
import type { SchoolParticulars } from '../school.words.js';
import type { SchoolRepository } from '../school.repository.js';

export interface ChangeSchoolInput {
  readonly schoolId: string;
  readonly changes: SchoolParticulars;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion?: number | undefined;
}

export class ChangeSchoolUseCase {
  constructor(private readonly deps: { schools: SchoolRepository }) {}

  /** @throws SchoolNotFound, VersionStale, OrganisationNameRefused, TimeZoneUnknown, LocaleUnknown */
  async execute({ schoolId, changes, expectedVersion }: ChangeSchoolInput): Promise<void> {
    const school = await this.deps.schools.byId(schoolId);
    expectVersion(school, expectedVersion);
    school.change(changes);
  }
}
