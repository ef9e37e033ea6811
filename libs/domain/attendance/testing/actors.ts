import type { Actor } from '../../kernel/actor.js';
import { newId } from '../../kernel/id.js';
import { reachOf, type Role } from '../../kernel/permissions.js';

/** A signed-in person with one role in a school. */
export function actorWith(role: Role, schoolId: string = newId(), personId: string = newId()): Actor {
  return {
    kind: 'person',
    personId,
    clientId: null,
    schoolId,
    reach: (permission) => reachOf([role], permission),
  };
}
