import { NOTHING_COUNTED, sumOf, type AttendanceCount } from '#domain/attendance/analytics/counting';
import { rateOf, ratesOf } from '#domain/attendance/analytics/rates';

/** A rate, with what it divides by what (A11). */
export class RateView {
  numerator!: number;
  denominator!: number;
  /** Numerator through denominator, to six places; null where there is nothing to divide by. */
  value!: number | null;
}

/** What a rate of this answer divides by what, in words. */
export class RateDefinitionView {
  rate!: string;
  numerator!: string;
  denominator!: string;
}

/** What marks come to, in rates. */
export class AttendanceRatesView {
  attendance!: RateView;
  absence!: RateView;
  authorisedAbsence!: RateView;
  unauthorisedAbsence!: RateView;
  lateness!: RateView;
  /** Minutes for each lateness. */
  minutesPerLateness!: RateView;
}

/** The part of a code in all marks. */
export class CodeShareView {
  code!: string;
  share!: RateView;
}

/** The part of a code in all marks, with its name. */
export class NamedCodeShareView extends CodeShareView {
  /** As the school calls it today. */
  label!: string;
}

/** What marks come to: sums, and the rates that are made of them. */
export class RatedCountView {
  /** Marks on complete registers. */
  marks!: number;
  /** Those among them whose session was not required; nothing else of them is counted. */
  notRequired!: number;
  rates!: AttendanceRatesView;
}

/** What marks come to, with the codes that they say. */
export class FiguresView extends RatedCountView {
  /** The most frequent first. */
  codes!: NamedCodeShareView[];
}

/** The sums of `d`, as the fields of an {@link AttendanceCount} but for its codes. */
export const sumColumns = `coalesce(sum(d.marks), 0)::int as marks, coalesce(sum(d.not_required), 0)::int as "notRequired",
    coalesce(sum(d.possible), 0)::int as possible, coalesce(sum(d.attended), 0)::int as attended,
    coalesce(sum(d.authorised_absence), 0)::int as "authorisedAbsence",
    coalesce(sum(d.unauthorised_absence), 0)::int as "unauthorisedAbsence", coalesce(sum(d.late), 0)::int as late,
    coalesce(sum(d.minutes_late), 0)::int as "minutesLate", coalesce(sum(d.minutes_early), 0)::int as "minutesEarly"`;

/** What the school's codes are called today, as an object by code. */
export const codeLabels = `(select coalesce(json_object_agg(c.code, c.label), '{}')
    from attendance.codes c where c.school_id = platform.current_school())`;

export function ratedOf(count: AttendanceCount): RatedCountView {
  return { marks: count.marks, notRequired: count.notRequired, rates: ratesOf(count) };
}

export function codesOf({ codes, marks }: AttendanceCount): CodeShareView[] {
  return Object.entries(codes)
    .toSorted(([one, often], [other, less]) => less - often || (one < other ? -1 : 1))
    .map(([code, n]) => ({ code, share: rateOf(n, marks) }));
}

export function figuresOf(count: AttendanceCount, labels: Readonly<Record<string, string>>): FiguresView {
  const codes = codesOf(count).map(({ code, share }) => ({ code, label: labels[code] ?? code, share }));
  return { ...ratedOf(count), codes };
}

export function totalOf(counts: readonly AttendanceCount[]): AttendanceCount {
  return counts.reduce(sumOf, NOTHING_COUNTED);
}
