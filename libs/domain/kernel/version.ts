import { DomainError } from './domain-error.js';

/** The change was prepared on another version than the one that is stored (`If-Match`). */
export class VersionStale extends DomainError {
  readonly kind = 'stale';
  readonly code = 'kernel.version_stale';
  constructor() {
    super('It was changed since you read it. Read it again, then repeat the change.');
  }
}

/** Refuses a change that was prepared on another version; undefined means that the caller does not mind. */
export function expectVersion(current: { readonly version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== current.version) throw new VersionStale();
}
