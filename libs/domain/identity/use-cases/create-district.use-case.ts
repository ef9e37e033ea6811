import type { Clock } from '../../kernel/clock.js';
import { District } from '../district.js';
import type { DistrictRepository } from '../district.repository.js';

export interface CreateDistrictInput {
  /** Given by an import that must be repeatable. */
  readonly id?: string;
  readonly name: string;
}

export class CreateDistrictUseCase {
  constructor(private readonly deps: { districts: DistrictRepository; clock: Clock }) {}

  /** Answers the id; a district that has the given id already only gets the name. */
  async execute(input: CreateDistrictInput): Promise<string> {
    const known = input.id ? await this.deps.districts.find(input.id) : null;
    if (known) {
      known.rename(input.name);
      return known.id;
    }
    const district = District.create(input, this.deps.clock.now());
    this.deps.districts.add(district);
    return district.id;
  }
}
