import type { LocalDate } from '../kernel/local-date.js';
import type { ShownMark, WantedMark } from './marking.words.js';

/** A mark that was made while its device was offline. */
export interface SyncOperation extends WantedMark {
  /** The device's own id of the operation: with the device's, it is applied at most once (A12). */
  readonly operationId: string;
  readonly registerId: string;
  /** The device's clock. Kept as evidence; it decides nothing (L3). */
  readonly markedAt: Date;
}

/**
 * `applied`: it stands. `merged`: it stood already. `proposed`: it does not stand, the office is asked to decide; the
 * cause says why. `refused`: it cannot stand at all, as of a student who is not on the register.
 */
export const SYNC_OUTCOMES = ['applied', 'merged', 'proposed', 'refused'] as const;
export type SyncOutcome = (typeof SYNC_OUTCOMES)[number];

/** Why an operation does not stand: somebody else has said something else (L2), or the register's state by now. */
export const PROPOSAL_CAUSES = ['conflict', 'submitted', 'locked', 'missed', 'cancelled'] as const;
export type ProposalCause = (typeof PROPOSAL_CAUSES)[number];

export const PROPOSAL_STATES = ['open', 'accepted', 'declined'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Why an operation was refused: the code and the sentence of the domain error, and the fields that are wrong. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly faults: readonly { readonly pointer: string; readonly detail: string }[];
}

/** What became of an operation. */
export interface SyncResult {
  readonly operationId: string;
  readonly outcome: SyncOutcome;
  /** The mark as it stands after it: of a conflict, the other value. */
  readonly mark: ShownMark | null;
  readonly proposal: { readonly id: string; readonly cause: ProposalCause } | null;
  readonly refusal: Refusal | null;
}

/** What became of it, and whether that was known from before. */
export interface SyncAnswer extends SyncResult {
  readonly replayed: boolean;
}

/** An operation with its result, as it is kept. */
export interface AnsweredOperation {
  readonly operation: SyncOperation;
  /** Null where no register was found. */
  readonly date: LocalDate | null;
  readonly result: SyncResult;
}

/** K6: what stands where words were about somebody who is erased. */
export const ERASED = '(erased)';

/** What stands of a student's mark in the teacher's layer, as far as a device is concerned. */
export interface LayerBase {
  readonly studentId: string;
  /** The last revision of the teacher's layer; 0 for none. What the office lays over it is no conflict. */
  readonly teacherVersion: number;
  /** The last version that an operation of this device made or met; 0 for none. */
  readonly deviceVersion: number;
  /** K6: the student was erased, so that words about whoever it was are not taken in any more. */
  readonly isErased: boolean;
}
