import type { LocalDate } from '../kernel/local-date.js';

export const ENROLMENT_ENDS = ['withdrawn', 'transferred', 'completed'] as const;
/** How an enrolment ended: given up, moved to another section or school, or taught to its end. */
export type EnrolmentEnd = (typeof ENROLMENT_ENDS)[number];

export const ENROLMENT_STATES = ['pre-enrolled', 'active', 'suspended', ...ENROLMENT_ENDS] as const;
export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

/** Days on which the student does not attend, from the first to the last; null: until resumed. */
export interface Suspension {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}
