import { DomainError } from '../../kernel/domain-error.js';
import type { FileProblem } from '../oneroster/header.js';

/** A package that cannot be read at all, as opposed to one with faulty rows. Each problem names its file. */
export class RosterPackageRefused extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'roster.package_refused';

  constructor(readonly problems: readonly FileProblem[]) {
    super(problems.map((problem) => `${problem.file}: ${problem.message}`).join(' '), {
      facts: { problems },
    });
  }
}
