import { DomainEvent } from '../kernel/domain-event.js';
import type { Layer } from './marking.words.js';

/** What counts of a mark; `codeVersion` says which meaning of the code. */
export interface EffectiveMark {
  readonly code: string;
  readonly codeVersion: number;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
}

/** One mark that was made: what its layer says now, what counted before, what counts now. */
export interface RecordedMark {
  readonly studentId: string;
  readonly version: number;
  /** Null when the office has withdrawn its override. */
  readonly code: string | null;
  readonly minutesLate: number | null;
  readonly minutesEarly: number | null;
  /** Null where nothing counts any more: an override was withdrawn over no value. */
  readonly effective: EffectiveMark | null;
  /** Null for a first mark. */
  readonly formerEffective: EffectiveMark | null;
}

/** Marks of one register that were made, amended, overridden or withdrawn together. Reasons are not told. */
export class MarksRecorded extends DomainEvent<{
  readonly date: string;
  readonly sectionId: string;
  readonly layer: Layer;
  /** The register was submitted before: this is a correction. */
  readonly afterSubmission: boolean;
  readonly markedBy: string | null;
  /** ISO 8601, the server's clock. */
  readonly markedAt: string;
  readonly marks: readonly RecordedMark[];
}> {
  static override readonly type = 'attendance.marks_recorded';
}

interface RegisterFacts {
  readonly date: string;
  readonly sectionId: string;
  readonly title: string;
}

export class RegisterOpened extends DomainEvent<RegisterFacts & { readonly by: string | null }> {
  static override readonly type = 'attendance.register_opened';
}

export class RegisterSubmitted extends DomainEvent<
  RegisterFacts & {
    readonly by: string | null;
    /** It was submitted before, and reopened. */
    readonly again: boolean;
  }
> {
  static override readonly type = 'attendance.register_submitted';
}

/** The school's delay is over (A5). */
export class RegisterLocked extends DomainEvent<RegisterFacts> {
  static override readonly type = 'attendance.register_locked';
}

/** Nobody has opened or submitted it in time; it can still be taken late. */
export class RegisterMissed extends DomainEvent<RegisterFacts> {
  static override readonly type = 'attendance.register_missed';
}

/** A locked register can be amended again (A5). */
export class RegisterReopened extends DomainEvent<RegisterFacts & { readonly by: string | null }> {
  static override readonly type = 'attendance.register_reopened';
}

/** Somebody has cancelled it, as on a closure; its marks do not count. */
export class RegisterCancelled extends DomainEvent<RegisterFacts & { readonly by: string | null }> {
  static override readonly type = 'attendance.register_cancelled';
}

/** It was cancelled by mistake, and is again what it was. */
export class RegisterReinstated extends DomainEvent<
  RegisterFacts & { readonly by: string | null; readonly state: 'scheduled' | 'open' | 'submitted' }
> {
  static override readonly type = 'attendance.register_reinstated';
}

/** The registers of a school's day were made, or brought in line with a changed timetable or roster. */
export class RegistersGenerated extends DomainEvent<{
  readonly date: string;
  readonly added: number;
  readonly changed: number;
  readonly cancelled: number;
  readonly entries: number;
}> {
  static override readonly type = 'attendance.registers_generated';
}
