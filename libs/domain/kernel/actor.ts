import type { Permission, Reach } from './permissions.js';

/** Who acts, and in which school. Made at the door from the verified token and the path, never from the body (A4). */
export interface Actor {
  readonly kind: 'person' | 'client' | 'system' | 'anonymous';
  /** The signed-in human; null for an API client, the system and an anonymous caller. */
  readonly personId: string | null;
  /** The API key, when an integration acts. */
  readonly clientId: string | null;
  /** The tenant of this request; null outside of a school. */
  readonly schoolId: string | null;
  /** How far the actor's roles reach for a permission in this school: everything, only what is the actor's own, nothing. */
  reach(permission: Permission): Reach | 'none';
}

/** The platform itself, at work in a school: schedules, reactions, imports started by a job. */
export function systemActor(schoolId: string | null, personId: string | null = null): Actor {
  return { kind: 'system', personId, clientId: null, schoolId, reach: () => 'all' };
}

/** Nobody yet: sign-up, sign-in, public pages. */
export const anonymous: Actor = Object.freeze({
  kind: 'anonymous',
  personId: null,
  clientId: null,
  schoolId: null,
  reach: () => 'none' as const,
});
