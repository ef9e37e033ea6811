import { DomainError } from '../../kernel/domain-error.js';

export class CourseEnrolmentNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.enrolment_not_found';
  constructor() {
    super('There is no such enrolment in this school, or it is not yours.');
  }
}

/** B1. */
export class AlreadyEnrolled extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.already_enrolled';
  constructor() {
    super('One person is in one run once: invited, waiting, learning or done.');
  }
}

export class CourseEnrolmentNotIn extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.enrolment_not_in_state';
  constructor(state: string, to: string) {
    super(`The enrolment is ${state}; it cannot become ${to}.`, { facts: { state } });
  }
}

/** Its student is in the run because the roster says so. */
export class HeldBySection extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.held_by_section';
  constructor() {
    super('The learner is here as a student of a class. Change the class, or which classes the run takes.');
  }
}

export class RunNotOpen extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.run_not_open';
  constructor() {
    super('Nobody can enrol in this run without being invited, or it is over.');
  }
}

/** Also the answer for a code of a run that is not published (B10). */
export class JoinCodeUnknown extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.join_code_unknown';
  constructor() {
    super('No run takes this code.');
  }
}

export class RunFull extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.run_full';
  constructor() {
    super('Every place of this run is taken.');
  }
}

export class CapacityBelowTaken extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.capacity_below_taken';
  constructor(taken: number) {
    super(`${taken} places are taken already; nobody is put out by a smaller number.`, { facts: { taken } });
  }
}

/** Somebody signs in who is a member of the school, and of whom the school keeps no record. */
export class NoSchoolRecord extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.no_school_record';
  constructor() {
    super('The school has no record that belongs to you. Ask the office for an invitation.');
  }
}

export class LearnerUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.learner_unknown';
  constructor() {
    super('A learner is somebody of whom the school keeps a record.', {
      faults: [{ pointer: '/learnerIds', detail: 'must be people of the roster who have not left' }],
    });
  }
}

export class RunSectionUnknown extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.section_unknown';
  constructor() {
    super('There is no such section in this school.', {
      faults: [{ pointer: '/sectionIds', detail: 'must be sections of the roster' }],
    });
  }
}
