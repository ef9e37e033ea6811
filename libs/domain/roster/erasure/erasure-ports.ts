import type { Actor } from '../../kernel/actor.js';
import type { ErasureObstacle, PersonToErase } from '../../kernel/erasure.js';
import { token } from '../../kernel/token.js';

/** What is told of an erasure for good. */
export interface Erasure {
  readonly id: string;
  readonly rosterPersonId: string;
  readonly reason: string;
  readonly erasedAt: Date;
  readonly erasedBy: string | null;
}

/** What the roster keeps of somebody beside the record itself. */
export interface RosterTraces {
  /** First of all: an import of the school that is under way ends, and none begins before the unit of work ends. */
  waitForImport(): Promise<void>;
  /** Enrolments and assignments that are not over on the school's own day. */
  ties(rosterPersonId: string): Promise<readonly ErasureObstacle[]>;
  /** Those of the addresses that no other record has: by one that is a mother's too, her other children are found. */
  ownAddresses(to: PersonToErase): Promise<readonly string[]>;
  /**
   * Removes links, what the records system said and the values in the audit log; writes down that it was
   * done, with a keyed hash of what the records system called the person, so that no package brings them back.
   */
  forget(erasure: Erasure): Promise<void>;
}
export const RosterTraces = token<RosterTraces>('RosterTraces');

/** The other contexts, see `ErasurePart` of the kernel. */
export interface OtherTraces {
  obstacles(to: PersonToErase): Promise<readonly ErasureObstacle[]>;
  forget(to: PersonToErase): Promise<void>;
}
export const OtherTraces = token<OtherTraces>('OtherTraces');

/** Packages that were made while somebody was still in the roster. */
export interface OldExports {
  /** Removes their files, then what is known of them; may be repeated. @throws in the end if one is being made */
  remove(actor: Actor): Promise<void>;
}
export const OldExports = token<OldExports>('OldExports');
