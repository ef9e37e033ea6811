import type { RosterPersonRepository } from '../roster-person.repository.js';

export interface LinkSignInInput {
  readonly rosterPersonId: string;
  /** The person of the identity context. */
  readonly personId: string;
}

/** The person whom the school has invited has accepted: the record is theirs from now on. */
export class LinkSignInUseCase {
  constructor(private readonly deps: { people: RosterPersonRepository }) {}

  async execute({ rosterPersonId, personId }: LinkSignInInput): Promise<void> {
    const person = await this.deps.people.hold(rosterPersonId);
    person.linkTo(personId);
  }
}
