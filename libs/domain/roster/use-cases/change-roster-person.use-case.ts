import { expectVersion } from '../../kernel/version.js';
import type { RosterPersonDetails } from '../roster-person.js';
import type { RosterPersonRepository } from '../roster-person.repository.js';
import type { RosterRole } from '../roster-person.words.js';

export interface ChangeRosterPersonInput {
  readonly rosterPersonId: string;
  readonly changes: Partial<RosterPersonDetails>;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

export class ChangeRosterPersonUseCase {
  constructor(private readonly deps: { people: RosterPersonRepository }) {}

  async execute({ rosterPersonId, changes, expectedVersion }: ChangeRosterPersonInput): Promise<void> {
    const person = await this.deps.people.hold(rosterPersonId);
    expectVersion(person, expectedVersion);
    const tied = changes.roles ? await this.deps.people.rolesInUse(rosterPersonId) : new Set<RosterRole>();
    person.change(changes, tied);
  }
}
