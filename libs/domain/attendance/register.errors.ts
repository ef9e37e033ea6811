import { DomainError } from '../kernel/domain-error.js';
import type { MarkConflictFact } from './marking.words.js';

export class RegisterNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.register_not_found';
  constructor() {
    super('There is no such register in this school, or it is not yours.');
  }
}

export class StudentNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'attendance.student_not_found';
  constructor() {
    super('There is no such student in this school, or not one of yours.');
  }
}

export class RegisterNotOpen extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.register_not_open';
  constructor(state: string) {
    super(`The register is ${state}; marks are made while it is open.`, { facts: { state } });
  }
}

export class RegisterNotAmendable extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.register_not_amendable';
  constructor(state: string) {
    super(`The register is ${state}; nothing can be corrected on it like this.`, { facts: { state } });
  }
}

/** A5 */
export class RegisterIsLocked extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.register_locked';
  constructor() {
    super('The register is locked. Somebody who may has to reopen it, and say why.');
  }
}

export class RegisterNotIn extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.register_not_in_state';
  constructor(state: string, allowed: readonly string[]) {
    super(`The register is ${state}; this can be done while it is ${allowed.join(' or ')}.`, {
      facts: { state, allowed },
    });
  }
}

export class RegisterNotScheduled extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.register_not_scheduled';
  constructor(state: string) {
    super(`The register is ${state}; only a scheduled one can be opened.`, { facts: { state } });
  }
}

export class RegisterInTheFuture extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.register_in_the_future';
  constructor(date: string) {
    super(`The register is for ${date}. What is known in advance is a planned absence, not a mark.`, {
      facts: { date },
    });
  }
}

export class RegisterIncomplete extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.register_incomplete';
  constructor(missing: readonly { studentId: string; displayName: string }[]) {
    super('Some students have no mark yet.', { facts: { missing } });
  }
}

export class NotOnTheRegister extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.not_on_the_register';
  constructor(positions: readonly number[]) {
    super('Some students are not on this register.', {
      faults: positions.map((i) => ({ pointer: `/marks/${i}/studentId`, detail: 'is not on this register' })),
    });
  }
}

export class CodeNotUsable extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.code_not_usable';
  constructor(faults: readonly { position: number; field: string; detail: string }[]) {
    super('Some marks cannot be made like this.', {
      faults: faults.map(({ position, field, detail }) => ({
        pointer: `/marks/${position}/${field}`,
        detail,
      })),
    });
  }
}

/** A2 */
export class ReasonRequired extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'attendance.reason_required';
  constructor(positions: readonly number[]) {
    super('Some of this needs a reason: changes after submission, and codes that ask for one.', {
      faults: positions.map((i) => ({ pointer: `/marks/${i}/reason`, detail: 'is needed here' })),
    });
  }
}

/** A8 */
export class MarkWouldBeMissing extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.mark_would_be_missing';
  constructor(studentIds: readonly string[]) {
    super(
      'The teacher has marked nothing there, so the submitted register would lack a mark. Give another code.',
      {
        facts: { studentIds },
      },
    );
  }
}

/** Somebody else marked the same student since; both values are in the facts (L2). */
export class MarkConflict extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'attendance.mark_conflict';
  constructor(conflicts: readonly MarkConflictFact[], overtaken = false) {
    super('Another mark was made since you looked. Nothing was changed; look at both and mark again.', {
      facts: { conflicts },
      overtaken,
    });
  }
}
