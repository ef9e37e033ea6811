/** What rates are told for, one group each; days, weeks and months make a trend. */
export const RATE_GROUPS = [
  'school',
  'year-group',
  'section',
  'weekday',
  'period',
  'day',
  'week',
  'month',
] as const;
export type RateGroup = (typeof RATE_GROUPS)[number];

/** Groups that follow each other in time. */
export const TIMES = ['day', 'week', 'month'] as const satisfies readonly RateGroup[];

/** ISO 8601: Monday is 1. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** The longest time that is looked at in one go (days). */
export const LONGEST_SPAN = 400;
/** How far back figures go when nothing else is asked for (days, today included). */
export const USUAL_SPAN = 28;
