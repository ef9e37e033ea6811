import { DomainError } from '../../kernel/domain-error.js';
import type { RosterCounts, RosterKind } from './roster-counts.js';

export class RosterImportNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'roster.import_not_found';
  constructor() {
    super('There is no such import.');
  }
}

/** A step was repeated that another run of the job has taken already. */
export class RosterImportOver extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.import_over';
  constructor() {
    super('The import is past this step.');
  }
}

/** What follows from several rows together, or from a row and what the office has made, breaks a rule that has no words. */
export class RosterRowRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.row_refused';
  constructor(rule: string) {
    super(`The roster refuses what the package says, by the rule “${rule}”.`);
  }
}

/** Most likely the package is of another district or was cut short. */
export class RosterWouldShrink extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'roster.would_shrink';
  constructor(kind: RosterKind, counts: RosterCounts, mayEnd: number) {
    const { ended, updated, unchanged } = counts[kind];
    super(
      `It would lose ${ended} of its ${ended + updated + unchanged} ${kind}, and an import may end ${mayEnd} %. ` +
        'If that is what the package means, import it again with a higher mayEnd.',
    );
  }
}
