import { token } from '../kernel/token.js';
import type { Session } from './session.js';

export interface SessionRepository {
  add(session: Session): void;
  /** Holds the session against another refresh until the transaction ends. */
  findByFamily(familyHash: string): Promise<Session | null>;
  /** @throws SessionNotFound also when the session is another person's. */
  byId(sessionId: string, personId: string): Promise<Session>;
  /** The labels of the devices on which the person signed in before this session. */
  devicesBefore(session: Session): Promise<string[]>;
  /** The sessions of a person that were not revoked. */
  findUnrevoked(personId: string): Promise<Session[]>;
}
export const SessionRepository = token<SessionRepository>('SessionRepository');
