import type { Clock } from '../../kernel/clock.js';
import type { PersonRepository } from '../person.repository.js';
import type { SessionRepository } from '../session.repository.js';

export interface SuspendPersonInput {
  readonly personId: string;
}

/** An operator closes an account: it cannot be signed in to, and every session of it ends. */
export class SuspendPersonUseCase {
  constructor(
    private readonly deps: { people: PersonRepository; sessions: SessionRepository; clock: Clock },
  ) {}

  /** @throws PersonNotFound */
  async execute(input: SuspendPersonInput): Promise<void> {
    const now = this.deps.clock.now();
    const person = await this.deps.people.byId(input.personId);
    person.suspend();
    for (const session of await this.deps.sessions.findUnrevoked(person.id)) {
      session.revoke('person_suspended', now);
    }
  }
}
