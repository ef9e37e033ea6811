import type { IncomingMessage } from 'node:http';
import type { Authenticator } from '../auth/authenticator.js';

const SCHOOL = /\/schools\/([0-9a-f-]{36})(?:[/?]|$)/;

/**
 * The school with which a request shares what can be answered: that of its address, if its caller is known to have a role
 * there. So nobody gets more by making up schools, or by naming those of others.
 */
export function schoolOfCaller(
  { url, headers }: Pick<IncomingMessage, 'url' | 'headers'>,
  authenticator: Authenticator,
): string | undefined {
  const schoolId = SCHOOL.exec(url!)?.[1];
  const { authorization } = headers;
  const access = schoolId && authorization && authenticator.known(authorization);
  return access && access.isOf(schoolId) ? schoolId : undefined;
}

/** Operators and balancers are told how a process is, however much it has to do. */
export function asksForHealth({ url }: Pick<IncomingMessage, 'url'>): boolean {
  return url!.startsWith('/health/');
}
