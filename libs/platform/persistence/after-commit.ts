import type { Actor } from '#domain/kernel/actor';
import type { DomainEvent } from '#domain/kernel/domain-event';

/** Events that are committed, but that the relay has not come to yet. */
export interface Committed {
  readonly events: readonly DomainEvent[];
  readonly actor: Actor;
}

/** Who in this process wants to know at once that events were committed; the others find out by looking. */
export class AfterCommit {
  private readonly listeners: ((committed: Committed) => void)[] = [];

  listen(listener: (committed: Committed) => void): void {
    this.listeners.push(listener);
  }

  notify(committed: Committed): void {
    for (const listener of this.listeners) listener(committed);
  }
}
