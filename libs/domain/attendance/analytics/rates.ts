import type { AttendanceCount } from './counting.js';

/** A11: a rate is never a number alone. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  /** Numerator through denominator, to six places; null where there is nothing to divide by. */
  readonly value: number | null;
}

export const RATES = [
  'attendance',
  'absence',
  'authorisedAbsence',
  'unauthorisedAbsence',
  'lateness',
  'minutesPerLateness',
] as const;
export type RateName = (typeof RATES)[number];
export type AttendanceRates = Readonly<Record<RateName, Rate>>;

/** What a rate divides by what, in words. */
export interface RateDefinition {
  readonly rate: string;
  readonly numerator: string;
  readonly denominator: string;
}

const POSSIBLE =
  'possible half sessions: two for each mark on a complete register whose session was required';

export const RATE_DEFINITIONS: readonly (RateDefinition & { readonly rate: RateName })[] = [
  { rate: 'attendance', numerator: 'half sessions attended', denominator: POSSIBLE },
  { rate: 'absence', numerator: 'half sessions missed', denominator: POSSIBLE },
  {
    rate: 'authorisedAbsence',
    numerator: 'half sessions missed with an authorised code',
    denominator: POSSIBLE,
  },
  { rate: 'unauthorisedAbsence', numerator: 'half sessions missed with another code', denominator: POSSIBLE },
  {
    rate: 'lateness',
    numerator: 'marks with a code of lateness',
    denominator: 'marks on complete registers whose session was required',
  },
  {
    rate: 'minutesPerLateness',
    numerator: 'minutes late',
    denominator: 'marks with a code of lateness',
  },
];

export const CODE_SHARE: RateDefinition = {
  rate: 'codes',
  numerator: 'marks with the code',
  denominator: 'marks on complete registers',
};

export const PERSISTENT_ABSENCE: RateDefinition = {
  rate: 'persistentAbsence',
  numerator: 'students who missed at least the threshold of their possible half sessions',
  denominator: 'students with a possible half session',
};

export const TAKEN_ON_TIME: RateDefinition = {
  rate: 'takenOnTime',
  numerator: 'registers that were submitted, for the first time, by the end of their session',
  denominator: 'registers whose session is over, but for cancelled ones',
};

/** A student who missed a tenth counts as persistently absent, unless somebody asks for another threshold. */
export const PERSISTENTLY = 0.1;

export function rateOf(numerator: number, denominator: number): Rate {
  const value = denominator === 0 ? null : Number((numerator / denominator).toFixed(6));
  return { numerator, denominator, value };
}

export function ratesOf(count: AttendanceCount): AttendanceRates {
  const { possible, attended, authorisedAbsence, unauthorisedAbsence, late, minutesLate } = count;
  return {
    attendance: rateOf(attended, possible),
    absence: rateOf(possible - attended, possible),
    authorisedAbsence: rateOf(authorisedAbsence, possible),
    unauthorisedAbsence: rateOf(unauthorisedAbsence, possible),
    lateness: rateOf(late, count.marks - count.notRequired),
    minutesPerLateness: rateOf(minutesLate, late),
  };
}
