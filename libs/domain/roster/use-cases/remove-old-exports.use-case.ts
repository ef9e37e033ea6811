import type { Actor } from '../../kernel/actor.js';
import type { OldExports } from '../erasure/erasure-ports.js';

/** What was made for somebody to fetch goes when a person in it is erased: they may ask for it anew. */
export class RemoveOldExportsUseCase {
  constructor(private readonly deps: { exports: OldExports }) {}

  execute(actor: Actor): Promise<void> {
    return this.deps.exports.remove(actor);
  }
}
