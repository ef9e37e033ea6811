import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type ErrorKind, type FieldFault } from '#domain/kernel/domain-error';
import { securityHeaders } from './security-headers.js';

/** RFC 9457 `application/problem+json`, as every error leaves the platform. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable, for programs: `attendance.register_locked`. */
  readonly code: string;
  /** One sentence for people: what is wrong and what to do. */
  readonly detail: string;
  /** To be given when asking for help; it is in the logs. */
  readonly requestId: string;
  /** For bad input: each field as a JSON pointer, and what is wrong with it. */
  readonly errors?: readonly FieldFault[];
  /** What helps to go on: both values of a conflict, the missing permission. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

const STATUS: Record<ErrorKind, readonly [status: number, title: string]> = {
  invalid: [422, 'Unprocessable content'],
  unauthenticated: [401, 'Unauthorised'],
  forbidden: [403, 'Forbidden'],
  not_found: [404, 'Not found'],
  conflict: [409, 'Conflict'],
  stale: [412, 'Precondition failed'],
  gone: [410, 'Gone'],
  too_large: [413, 'Content too large'],
  too_many: [429, 'Too many requests'],
  unavailable: [503, 'Service unavailable'],
  malformed: [400, 'Bad request'],
  unsupported: [415, 'Unsupported media type'],
  locked: [423, 'Locked'],
  damaged: [460, 'Checksum mismatch'],
};

export function statusOf(kind: ErrorKind): number {
  return STATUS[kind][0];
}

/** The problem of a domain error. */
export function problemOf(error: DomainError, requestId: string): Problem {
  const [status, title] = STATUS[error.kind];
  return {
    type: `urn:lyceum:problem:${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.faults.length > 0 && { errors: error.faults }),
    ...(Object.keys(error.facts).length > 0 && { facts: error.facts }),
  };
}

/** A problem that no domain error stands behind: the framework's own refusals, and our defects. */
export function plainProblem(
  status: number,
  code: string,
  title: string,
  detail: string,
  requestId: string,
): Problem {
  return { type: `urn:lyceum:problem:${code}`, title, status, code, detail, requestId };
}

const secure = securityHeaders();

/** Fastify's answer to an address that it cannot decode or that is too long, before any hook or filter is asked. */
export function answerUnreadableAddress(_: Error, request: FastifyRequest, reply: FastifyReply): void {
  const words = ['platform.no_such_route', 'Not found', 'There is nothing at this address.'] as const;
  void reply
    .status(404)
    .headers(secure)
    .header('x-request-id', request.id)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(plainProblem(404, ...words, request.id)));
}
