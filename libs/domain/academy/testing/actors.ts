import type { Actor } from '../../kernel/actor.js';
import { reachOf, type Role } from '../../kernel/permissions.js';

const SCHOOL = 'school';

export const office = actor('office');
export const teacher = actor('teacher');
export const student = actor('student');

function actor(role: Role): Actor {
  return {
    kind: 'person',
    personId: `person of role ${role}`,
    clientId: null,
    schoolId: SCHOOL,
    reach: (permission) => reachOf([role], permission),
  };
}
