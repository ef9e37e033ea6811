import { TIMES, type RateGroup } from '#domain/attendance/analytics/rate-groups';
import { addDays } from '#domain/kernel/local-date';
import type { BarChart, Chart, HeatMapChart, StackedChart, TrendChart } from '#platform/charts/chart';
import { InputInvalid } from '#platform/http/errors';
import type { RateGroupView, RatesView } from '../../queries/rates.view.js';
import { chartWords, outlineOf, percent, rateInWords } from './wording.js';

export const RATE_CHARTS = ['rate', 'codes', 'calendar'] as const;
export type RateChart = (typeof RATE_CHARTS)[number];

const RATE_AXIS = 'Attendance (% of possible half sessions)';
const AXES: Readonly<Record<RateGroup, string>> = {
  school: 'School',
  'year-group': 'Year group',
  section: 'Section',
  weekday: 'Weekday',
  period: 'Period',
  day: 'Day',
  week: 'Week beginning on',
  month: 'Month beginning on',
};

/** The limits between the colours of a day. */
const CLASSES = [0.85, 0.9, 0.93, 0.95, 0.97];

export function ratesChart(view: RatesView, { chart }: { readonly chart?: string }): Chart {
  if (chart === 'codes') return codesChart(view);
  if (chart === 'calendar') return calendarChart(view);
  return (TIMES as readonly RateGroup[]).includes(view.by) ? trendChart(view) : barChart(view);
}

function trendChart(view: RatesView): TrendChart {
  const { by, groups } = view;
  return {
    kind: 'trend',
    ...chartWords(`Attendance by ${by}`, view, outline(view)),
    xTitle: AXES[by],
    yTitle: RATE_AXIS,
    unit: 'share',
    points: withGaps(by, groups).map(({ name, rates }) => ({
      label: name,
      value: rates?.attendance.value ?? null,
    })),
  };
}

function barChart(view: RatesView): BarChart {
  const { by, groups } = view;
  return {
    kind: 'bars',
    ...chartWords(`Attendance by ${by.replace('-', ' ')}`, view, outline(view)),
    xTitle: RATE_AXIS,
    unit: 'share',
    groups: groups.map(({ name, rates }) => ({
      name: name || '(none)',
      value: rates.attendance.value,
      label: rateInWords(rates.attendance),
    })),
  };
}

function codesChart(view: RatesView): StackedChart {
  const { by, groups, total } = view;
  const often = total.codes.slice(0, 3).map(({ label, share }) => `${label} ${percent(share.value ?? 0)}`);
  return {
    kind: 'stacked',
    ...chartWords(`Marks by code and ${by.replace('-', ' ')}`, view, `Most often: ${often.join(', ')}.`),
    xTitle: AXES[by],
    yTitle: 'Marks on complete registers (number)',
    categories: groups.map(({ name }) => name),
    layers: total.codes.map(({ code, label }) => ({
      name: `${code} ${label}`,
      values: groups.map(({ codes }) => codes.find((one) => one.code === code)?.share.numerator ?? 0),
    })),
  };
}

function calendarChart(view: RatesView): HeatMapChart {
  if (view.by !== 'day')
    throw new InputInvalid([{ pointer: '/query/chart', detail: 'goes with by=day when it is a calendar' }]);
  return {
    kind: 'heat-map',
    ...chartWords('Attendance by day', view, outline(view)),
    from: view.from,
    to: view.to,
    classes: CLASSES,
    days: view.groups.flatMap(({ key, rates }) =>
      rates.attendance.value === null ? [] : [{ date: key!, value: rates.attendance.value }],
    ),
  };
}

function outline({ groups, total }: RatesView): string {
  const values = groups.map(({ name, rates }) => ({ name, rate: rates.attendance }));
  return outlineOf(values, total.rates.attendance);
}

type Point = Pick<RateGroupView, 'name'> & Partial<Pick<RateGroupView, 'rates'>>;

/** A week or a month without registers is a gap and not a straight line over the holidays; weekends are no gaps. */
function withGaps(by: RateGroup, groups: readonly RateGroupView[]): readonly Point[] {
  if (by === 'day') return groups;
  const known = new Map(groups.map((group) => [group.name, group]));
  const points: Point[] = [];
  const last = groups.at(-1)?.name ?? '';
  for (let name = groups[0]?.name ?? 'none'; name <= last; name = following(by, name))
    points.push(known.get(name) ?? { name });
  return points;
}

function following(by: RateGroup, date: string): string {
  return by === 'week' ? addDays(date, 7) : `${addDays(`${date.slice(0, 8)}28`, 4).slice(0, 8)}01`;
}
