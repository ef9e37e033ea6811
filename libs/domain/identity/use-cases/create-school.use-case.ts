import type { Clock } from '../../kernel/clock.js';
import type { DistrictRepository } from '../district.repository.js';
import { School } from '../school.js';
import type { SchoolRepository } from '../school.repository.js';

export interface CreateSchoolInput {
  /** Given by whoever writes the school's own rows in the same transaction. */
  readonly id?: string;
  readonly districtId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  /** From an import: the school's id in the records system. */
  readonly sourceId?: string | null;
}

export class CreateSchoolUseCase {
  constructor(
    private readonly deps: { districts: DistrictRepository; schools: SchoolRepository; clock: Clock },
  ) {}

  /** Answers the id. A school that came from the same source before is brought up to date. @throws DistrictNotFound */
  async execute(input: CreateSchoolInput): Promise<string> {
    const { id: _, districtId, sourceId, ...particulars } = input;
    await this.deps.districts.byId(districtId);
    const known = sourceId ? await this.deps.schools.findBySource(districtId, sourceId) : null;
    if (known) {
      known.change(particulars);
      return known.id;
    }
    const school = School.create(input, this.deps.clock.now());
    this.deps.schools.add(school);
    return school.id;
  }
}
