import type { PersonRepository } from '../person.repository.js';
import { Profile } from '../profile.js';
import type { ProfileRepository } from '../profile.repository.js';

export interface CreateProfileInput {
  readonly personId: string;
}

/** Gives a new person an empty profile, unless they were quicker and have written one. */
export class CreateProfileUseCase {
  constructor(private readonly deps: { people: PersonRepository; profiles: ProfileRepository }) {}

  async execute(input: CreateProfileInput): Promise<void> {
    const person = await this.deps.people.byId(input.personId);
    if (person.isErased()) return;
    const profile = await this.deps.profiles.find(input.personId);
    if (!profile) this.deps.profiles.add(Profile.create(input.personId));
  }
}
