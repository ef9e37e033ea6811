import { token } from '../../kernel/token.js';

/** Who belongs to the school of the unit of work today. */
export interface Members {
  /** Those of these people who are members, in whatever role. */
  among(personIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those of these people who lead, administer or teach there. */
  staffAmong(personIds: readonly string[]): Promise<ReadonlySet<string>>;
}
export const Members = token<Members>('Members');
