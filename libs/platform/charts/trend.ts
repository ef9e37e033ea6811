import type { TrendChart } from './chart.js';
import { ACCENT, axisTitled, frameOf, TEXT, written } from './house-style.js';

/** Between the lines of a scale that begins at 90, 80, 70, 60 or 50 %. */
const STEPS_DOWN_TO = [0.02, 0.05, 0.05, 0.1, 0.1];

export const trendHeight = () => 380;

export function trendOption(chart: TrendChart) {
  const { points, unit, xTitle, yTitle } = chart;
  return {
    ...frameOf(chart),
    grid: { left: 84, right: 48, top: 84, bottom: 64 },
    xAxis: {
      ...axisTitled(xTitle, 36),
      type: 'category',
      boundaryGap: false,
      data: points.map(({ label }) => label),
      axisLabel: { ...TEXT, hideOverlap: true },
    },
    yAxis: {
      ...axisTitled(yTitle, 60),
      type: 'value',
      ...scaleOf(chart),
      axisLabel: { ...TEXT, formatter: (value: number) => written(value, unit) },
    },
    series: [seriesOf(chart)],
  };
}

function seriesOf({ points }: TrendChart) {
  return {
    type: 'line',
    silent: true,
    data: points.map(({ value }) => value),
    lineStyle: { color: ACCENT, width: 2.5 },
    itemStyle: { color: ACCENT },
    // A single point between gaps would not be seen without it.
    showSymbol: true,
    symbol: 'circle',
    symbolSize: points.length > 45 ? 3 : 7,
  };
}

/** A share from a round value below its lowest to 100 %, so that a fall shows, in round steps; a count from nothing. */
function scaleOf({ points, unit }: TrendChart) {
  if (unit === 'count') return { min: 0, minInterval: 1 };
  const lowest = Math.min(0.95, ...points.flatMap(({ value }) => (value === null ? [] : [value])));
  const tens = Math.max(0, Math.floor(lowest * 10 - 0.1));
  if (tens < 5) return { min: (tens - (tens % 2)) / 10, max: 1, interval: 0.2 };
  return { min: tens / 10, max: 1, interval: STEPS_DOWN_TO[9 - tens] };
}
