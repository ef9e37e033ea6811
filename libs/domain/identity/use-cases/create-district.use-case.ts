import type { Clock } from '../../kernel/clock.js';
import { District } from '../district.js';
import type { DistrictRepository } from '../district.repository.js';

export interface CreateDistrictInput {
  readonly name: string;
  /** From an import: the district's id in the records system. */
  readonly sourceId?: string | null;
}

export class CreateDistrictUseCase {
  constructor(private readonly deps: { districts: DistrictRepository; clock: Clock }) {}

  /** Answers the id. A district that came from the same source before only gets the name. */
  async execute(input: CreateDistrictInput): Promise<string> {
    const known = input.sourceId ? await this.deps.districts.findBySource(input.sourceId) : null;
    if (known) {
      known.rename(input.name);
      return known.id;
    }
    const district = District.create(input, this.deps.clock.now());
    this.deps.districts.add(district);
    return district.id;
  }
}
