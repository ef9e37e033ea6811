import type { Clock } from '../../kernel/clock.js';
import type { DistrictRepository } from '../district.repository.js';
import { School } from '../school.js';
import type { SchoolRepository } from '../school.repository.js';

export interface CreateSchoolInput {
  /** Given by an import that must be repeatable. */
  readonly id?: string;
  readonly districtId: string | null;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
}

export class CreateSchoolUseCase {
  constructor(
    private readonly deps: { districts: DistrictRepository; schools: SchoolRepository; clock: Clock },
  ) {}

  /** Answers the id; a school that has the given id already is brought up to date. @throws DistrictNotFound */
  async execute(input: CreateSchoolInput): Promise<string> {
    if (input.districtId) await this.deps.districts.byId(input.districtId);
    const known = input.id ? await this.deps.schools.find(input.id) : null;
    if (known) {
      known.change({ name: input.name, timeZone: input.timeZone, locale: input.locale });
      return known.id;
    }
    const school = School.create(input, this.deps.clock.now());
    this.deps.schools.add(school);
    return school.id;
  }
}
