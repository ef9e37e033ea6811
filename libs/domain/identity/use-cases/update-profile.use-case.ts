import type { Actor } from '../../kernel/actor.js';
import type { Clock } from '../../kernel/clock.js';
import { expectVersion } from '../../kernel/version.js';
import type { Particulars, SelfDescription } from '../person.words.js';
import type { PersonRepository } from '../person.repository.js';
import { Profile } from '../profile.js';
import type { ProfileRepository } from '../profile.repository.js';

export interface UpdateProfileInput {
  readonly changes: Particulars & SelfDescription;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** People say how they are called, in which language and zone they live, and what else they want known. */
export class UpdateProfileUseCase {
  constructor(
    private readonly deps: { people: PersonRepository; profiles: ProfileRepository; clock: Clock },
  ) {}

  /** @throws VersionStale, DisplayNameRefused, LocaleUnknown, TimeZoneUnknown, ProfileTextTooLong */
  async execute({ changes, expectedVersion }: UpdateProfileInput, actor: Actor): Promise<void> {
    const person = await this.deps.people.byId(actor.personId!);
    expectVersion(person, expectedVersion);
    person.updateProfile(changes, this.deps.clock.now());
    const profile = await this.deps.profiles.find(person.id);
    if (profile) return profile.describe(changes);
    const first = Profile.create(person.id);
    first.describe(changes);
    this.deps.profiles.add(first);
  }
}
