import type { HeatMapChart } from './chart.js';
import { frameOf, INK, RULE, STEPS, TEXT, WIDTH, written } from './house-style.js';

const LEFT = 64;

/** More weeks than fit at this size (px) make smaller squares. */
const LARGEST_CELL = 32;

export function heatMapHeight(chart: HeatMapChart): number {
  return 128 + 7 * cellOf(chart) + 72;
}

export function heatMapOption(chart: HeatMapChart) {
  return {
    ...frameOf(chart),
    calendar: calendarOf(chart),
    visualMap: {
      type: 'piecewise',
      orient: 'horizontal',
      left: LEFT,
      bottom: 16,
      itemGap: 14,
      textStyle: TEXT,
      pieces: piecesOf(chart),
    },
    series: [
      {
        type: 'heatmap',
        coordinateSystem: 'calendar',
        silent: true,
        data: chart.days.map(({ date, value }) => [date, value]),
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
      },
    ],
  };
}

function calendarOf(chart: HeatMapChart) {
  const cell = cellOf(chart);
  return {
    range: [chart.from, chart.to],
    left: LEFT,
    top: 116,
    cellSize: [cell, cell],
    itemStyle: { color: '#ffffff', borderColor: RULE, borderWidth: 1 },
    splitLine: { lineStyle: { color: INK, width: 1.5 } },
    yearLabel: { show: false },
    monthLabel: { ...TEXT, nameMap: monthsIn(chart.locale) },
    dayLabel: { ...TEXT, firstDay: 1, nameMap: weekdaysIn(chart.locale) },
  };
}

/** From January. */
function monthsIn(locale = 'en'): string[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 15)));
}

/** From Sunday. */
function weekdaysIn(locale = 'en'): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2026, 1, 1 + day)));
}

function cellOf({ from, to }: HeatMapChart): number {
  const weeks = (Date.parse(to) - Date.parse(from)) / (7 * 86_400_000) + 2;
  return Math.max(10, Math.min(LARGEST_CELL, Math.floor((WIDTH - LEFT - 24) / weeks)));
}

function piecesOf({ classes }: HeatMapChart) {
  const colours = STEPS.slice(-(classes.length + 1));
  const percent = (limit: number) => written(limit, 'share');
  return colours.map((color, i) => {
    const [low, high] = [classes[i - 1], classes[i]];
    if (low === undefined) return { lt: high, color, label: `< ${percent(high!)}` };
    if (high === undefined) return { gte: low, color, label: low >= 1 ? percent(low) : `≥ ${percent(low)}` };
    return { gte: low, lt: high, color, label: `${percent(low)}–${percent(high)}` };
  });
}
