import { AvailabilityInvalid } from './outline.errors.js';

/** From when until when something may be opened, as instants in ISO 8601; null: no such limit. */
export interface AvailabilityInput {
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}

export interface Availability {
  readonly opensAt: Date | null;
  /** Not included. */
  readonly closesAt: Date | null;
}

/** What is given, over what is there. */
export function availability(given: Partial<AvailabilityInput>, there: Availability): Availability {
  const opensAt = instantOf(given.opensAt, there.opensAt);
  const closesAt = instantOf(given.closesAt, there.closesAt);
  if (opensAt && closesAt && closesAt <= opensAt) throw new AvailabilityInvalid();
  return { opensAt, closesAt };
}

export const ALWAYS: Availability = { opensAt: null, closesAt: null };

function instantOf(given: string | null | undefined, there: Date | null): Date | null {
  if (given === undefined) return there;
  return given === null ? null : new Date(given);
}
