import type { RosterPersonRepository } from '../roster-person.repository.js';

export interface UnlinkSignInInput {
  /** The person of the identity context. */
  readonly personId: string;
}

/** An account was erased: the school's record that belonged to it stays, and is nobody's. */
export class UnlinkSignInUseCase {
  constructor(private readonly deps: { people: RosterPersonRepository }) {}

  async execute({ personId }: UnlinkSignInInput): Promise<void> {
    const person = await this.deps.people.holdOf(personId);
    person?.unlink();
  }
}
