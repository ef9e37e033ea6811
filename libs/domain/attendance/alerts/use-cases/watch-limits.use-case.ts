import type { Actor } from '../../../kernel/actor.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import type { AlertWatch } from '../alert-watch.js';

export interface WatchLimitsInput {
  /** Whose figures have changed; null when the rules have. */
  readonly date: LocalDate | null;
}

export class WatchLimitsUseCase {
  constructor(private readonly deps: { watch: AlertWatch }) {}

  execute({ date }: WatchLimitsInput, actor: Actor): Promise<void> {
    return this.deps.watch.look(date, actor);
  }
}
