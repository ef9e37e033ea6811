import { expectVersion } from '../../kernel/version.js';
import type { RosterPersonRepository } from '../roster-person.repository.js';

export interface RecordReturnInput {
  readonly rosterPersonId: string;
  /** The version that the change was prepared on; undefined to change whatever is there. */
  readonly expectedVersion: number | undefined;
}

/** Somebody comes back. Enrolments and assignments that have ended stay ended: new ones are made. */
export class RecordReturnUseCase {
  constructor(private readonly deps: { people: RosterPersonRepository }) {}

  async execute({ rosterPersonId, expectedVersion }: RecordReturnInput): Promise<void> {
    const person = await this.deps.people.hold(rosterPersonId);
    expectVersion(person, expectedVersion);
    person.comeBack();
  }
}
