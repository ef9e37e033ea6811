import type { Actor } from '../../kernel/actor.js';
import type { Particulars } from '../person.words.js';
import type { PersonRepository } from '../person.repository.js';

/** People say how they are called, and in which language and zone they live. */
export class UpdateProfileUseCase {
  constructor(private readonly deps: { people: PersonRepository }) {}

  /** @throws DisplayNameRefused, LocaleUnknown, TimeZoneUnknown */
  async execute(input: Particulars, actor: Actor): Promise<void> {
    const person = await this.deps.people.byId(actor.personId!);
    person.updateProfile(input);
  }
}
