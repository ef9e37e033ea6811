import { token } from '../../kernel/token.js';
import type { LiveSession } from './live-session.js';

/** Who is in the live sessions of the school of the unit of work. */
export interface PresenceRepository {
  /**
   * The session of an item, to whoever learns in its run or works on it.
   * @throws CourseItemNotFound also when the item is no live session
   */
  session(itemId: string): Promise<LiveSession>;
  /** The signed-in person is there until then. */
  stay(itemId: string, until: Date): Promise<void>;
  /** Answers whether the signed-in person was there. */
  leave(itemId: string, now: Date): Promise<boolean>;
}
export const PresenceRepository = token<PresenceRepository>('PresenceRepository');
