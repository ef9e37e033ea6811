import type { Actor } from '../../kernel/actor.js';
import { RosterPerson, type RosterPersonDetails } from '../roster-person.js';
import type { RosterPersonRepository } from '../roster-person.repository.js';

export type AddRosterPersonInput = RosterPersonDetails;

export class AddRosterPersonUseCase {
  constructor(private readonly deps: { people: RosterPersonRepository }) {}

  async execute(input: AddRosterPersonInput, actor: Actor): Promise<{ id: string }> {
    const person = RosterPerson.add(actor.schoolId!, input);
    this.deps.people.add(person);
    return { id: person.id };
  }
}
