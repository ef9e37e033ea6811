/**
 * What went wrong, in the terms of a caller who has to do something about it. The door (HTTP, socket, command line)
 * turns the kind into its own answer; over HTTP: invalid 422, unauthenticated 401, forbidden 403, not_found 404,
 * conflict 409, stale 412, gone 410, too_large 413, too_many 429, unavailable 503; where a protocol demands them:
 * malformed 400, unsupported 415, locked 423, damaged 460.
 */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'stale'
  | 'gone'
  | 'too_large'
  | 'too_many'
  | 'unavailable'
  | 'malformed'
  | 'unsupported'
  | 'locked'
  | 'damaged';

/** One field of the input that is wrong. `pointer` is a JSON pointer (RFC 6901) into the request body. */
export interface FieldFault {
  readonly pointer: string;
  readonly detail: string;
}

/** Facts that help the caller, sent with the problem: small, safe to show, e.g. both values of a conflict. */
export type ErrorFacts = Readonly<Record<string, unknown>>;

/**
 * A rule said no. Subclasses are named as the sentence (`RegisterLocked`); `code` is stable and part of the API
 * (`attendance.register_locked`).
 */
export abstract class DomainError extends Error {
  abstract readonly kind: ErrorKind;
  abstract readonly code: string;
  readonly faults: readonly FieldFault[] = [];
  readonly facts: ErrorFacts = {};
  /** Somebody else changed what was decided on, between look and write: whoever looks again may decide otherwise. */
  readonly overtaken: boolean = false;

  constructor(
    message: string,
    extra: { faults?: readonly FieldFault[]; facts?: ErrorFacts; overtaken?: boolean } = {},
  ) {
    super(message);
    this.name = new.target.name;
    if (extra.faults) this.faults = extra.faults;
    if (extra.facts) this.facts = extra.facts;
    if (extra.overtaken) this.overtaken = true;
  }
}

/** The class of an error, for tables that map something (a constraint) to the error that it means. */
export type DomainErrorClass = new (...args: never[]) => DomainError;
