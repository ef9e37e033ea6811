import type { MarkStep } from './marks.sql.js';

// What the days come to, from the same views by which the application counts them and `attendance verify` counts again
// (A10): afterwards it is as if each register had been counted when it was submitted.

const COUNTED = `rule, marks, not_required, possible, attended, authorised_absence, unauthorised_absence, late,
  minutes_late, minutes_early, codes`;

const kept = (table: string, key: string): MarkStep => ({
  sql: `insert into attendance.${table} (${key}, ${COUNTED})
    select ${key}, ${COUNTED} from attendance.${table}_recomputed where school_id = $1`,
  bulk: true,
  values: ({ id }) => [id],
});

export const SUMMARY_STEPS: readonly MarkStep[] = [
  kept('daily_summaries', 'school_id, date, student_id'),
  kept('register_summaries', 'school_id, date, register_id, section_id, period_id'),
  kept('school_days', 'school_id, date'),
];
