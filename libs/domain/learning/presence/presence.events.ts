import { DomainEvent } from '../../kernel/domain-event.js';

/** Somebody has come to a live session, is still there, or has left it. Its aggregate is the item. */
export class PresenceChanged extends DomainEvent<{
  readonly runId: string;
  readonly personId: string;
  /** Until when, unless they say so again before; null: they have left. ISO 8601. */
  readonly until: string | null;
}> {
  static override readonly type = 'learning.presence_changed';
}
