import type { Doubt } from './doubt.js';
import type { LoggedMessage } from './topic-log.js';

/** Somebody in this process whom the feed tells what it hears. */
export interface FeedListener {
  /** New messages, in the order of the log. */
  onMessages(messages: readonly LoggedMessage[]): void;
  /** The topics whose messages it wants now; null for all. It may be told others as well. */
  wanted(): readonly string[] | null;
  /** Cache tags that went stale; null when some may have been missed. */
  onEvict(tags: readonly string[] | null): void;
  /** Who watches what may have lost the right to it; null when some such news may have been missed. */
  onDoubt?(doubt: Doubt | null): void;
}
