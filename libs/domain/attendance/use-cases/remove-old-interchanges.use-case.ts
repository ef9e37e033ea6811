import type { Actor } from '../../kernel/actor.js';
import type { PersonalTraces } from '../erasure/personal-traces.js';

/** What was made for somebody to fetch goes when a student in it is erased: it may be asked for anew. */
export class RemoveOldInterchangesUseCase {
  constructor(private readonly deps: { traces: PersonalTraces }) {}

  execute(actor: Actor): Promise<void> {
    return this.deps.traces.removeOldExports(actor);
  }
}
