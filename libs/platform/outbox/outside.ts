import { token } from '#domain/kernel/token';
import type { Read } from '../persistence/tenant-reader.js';
import type { EventEnvelope } from './event-envelope.js';
import type { RelayJob } from './relay-job.js';

/**
 * Those outside of the platform who are told of events, at their own addresses. A context knows them; the relay asks it
 * within the transaction that hands the events on, so each event is told of exactly if it was handed on.
 */
export interface Outside {
  /** Notes who is to be told of these events, on the relay's connection, and answers the jobs that will tell them. */
  tell(events: readonly EventEnvelope[], relay: Read): Promise<readonly RelayJob[]>;
}
export const Outside = token<Outside>('Outside');
