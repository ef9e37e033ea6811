import { token } from '../kernel/token.js';

/** Who works in the school of the unit of work today. */
export interface Colleagues {
  /** Those of these people who lead, administer or teach there. */
  among(personIds: readonly string[]): Promise<ReadonlySet<string>>;
}
export const Colleagues = token<Colleagues>('Colleagues');
