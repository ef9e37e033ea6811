import { ForgottenPerson } from '../erasure/forgotten-person.js';
import type { PersonalTraces } from '../erasure/personal-traces.js';

export interface ForgetPersonInput {
  readonly rosterPersonId: string;
  /** The account that the record belonged to. */
  readonly personId: string | null;
}

/** Somebody was erased from the roster (K6): registers keep the marks, and say no more whose they are. */
export class ForgetPersonUseCase {
  constructor(private readonly deps: { traces: PersonalTraces }) {}

  execute({ rosterPersonId, personId }: ForgetPersonInput): Promise<void> {
    return this.deps.traces.forget(ForgottenPerson.of(rosterPersonId, personId));
  }
}
