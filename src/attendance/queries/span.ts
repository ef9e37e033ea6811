import { SpanTooLong } from '#domain/attendance/analytics/analytics.errors';
import { LONGEST_SPAN, USUAL_SPAN } from '#domain/attendance/analytics/rate-groups';
import { addDays, type LocalDate } from '#domain/kernel/local-date';

/** The days that figures are asked for, both ends included; four weeks up to the school's today where they are left out. */
export interface Span {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
}

/** The days that an answer is about, both ends included. */
export class SpanView {
  /** @format date */
  from!: string;
  /** @format date */
  to!: string;
}

/**
 * Of the parameters $1 and $2: the span, named `span`. It is asked for by scalar subqueries, so that PostgreSQL knows it
 * before it chooses the months to look into.
 */
export const spanOf = spanFrom('$1::date', '$2::date');

/** The same of two expressions of dates, each of them null where nothing is asked for. */
export function spanFrom(first: string, last: string): string {
  return `span as materialized (
    select coalesce(${first}, coalesce(${last}, z.today) - ${USUAL_SPAN - 1}) as first,
      coalesce(${last}, least(z.today, ${first} + ${LONGEST_SPAN - 1})) as last
    from (select (now() at time zone s.time_zone)::date as today from identity_api.schools_v1 s
      where s.school_id = platform.current_school()) z)`;
}

export const inSpan = (date: string) =>
  `${date} between (select first from span) and (select last from span)`;

/** @throws SpanTooLong also when it ends before it begins */
export function checked({ from, to }: Span): [from: LocalDate | null, to: LocalDate | null] {
  if (from && to && (to < from || to >= addDays(from, LONGEST_SPAN))) throw new SpanTooLong();
  return [from ?? null, to ?? null];
}
