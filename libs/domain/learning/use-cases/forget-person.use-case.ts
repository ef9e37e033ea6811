import { ForgottenPerson } from '../erasure/forgotten-person.js';
import type { PersonalTraces } from '../erasure/personal-traces.js';
import { learnerAgent } from '../xapi/own-statements.js';

export interface ForgetPersonInput {
  readonly rosterPersonId: string;
  /** The account that the record belonged to. */
  readonly personId: string | null;
  /** Where this installation is opened: statements call its learners so. */
  readonly home: string;
}

/** Somebody was erased from the roster (K6): courses keep what it came to, and say no more who it was. */
export class ForgetPersonUseCase {
  constructor(private readonly deps: { traces: PersonalTraces }) {}

  async execute({ rosterPersonId, personId, home }: ForgetPersonInput): Promise<void> {
    const { traces } = this.deps;
    await traces.forget(ForgottenPerson.of(rosterPersonId, personId));
    const instead = learnerAgent(home, rosterPersonId);
    await traces.forgetAgents({ agents: [instead], instead });
  }
}
