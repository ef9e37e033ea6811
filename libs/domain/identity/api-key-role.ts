import type { Role } from '../kernel/permissions.js';

/**
 * `integration`: a program such as the school's records system. `recorder`: what a course is played by, which keeps and
 * reads statements of learning and sees nothing else.
 */
export const API_KEY_ROLES = ['integration', 'recorder'] as const satisfies readonly Role[];
export type ApiKeyRole = (typeof API_KEY_ROLES)[number];
