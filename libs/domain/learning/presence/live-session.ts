import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { ItemNotPublished } from '../outline/outline.errors.js';
import { PresenceChanged } from './presence.events.js';

/**
 * How long a sign of life counts (ms). A client gives the next every 45 s, but browsers wake a page out of sight once a minute only:
 * so even then one may be lost, and nobody flickers.
 */
export const PRESENCE_MS = 150_000;

/** A live session, as somebody is in it. */
export class LiveSession extends AggregateRoot {
  constructor(
    readonly itemId: string,
    private readonly runId: string,
    private readonly isPublished: boolean,
  ) {
    super();
  }

  /** From now on, or still. @throws ItemNotPublished */
  attendedBy(personId: string, until: Date): void {
    if (!this.isPublished) throw new ItemNotPublished();
    const { runId } = this;
    this.record(new PresenceChanged(this.itemId, { runId, personId, until: until.toISOString() }));
  }

  leftBy(personId: string): void {
    if (this.isPublished)
      this.record(new PresenceChanged(this.itemId, { runId: this.runId, personId, until: null }));
  }
}
