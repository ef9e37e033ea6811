import type { BarChart } from './chart.js';
import { ACCENT, axisTitled, frameOf, TEXT, written } from './house-style.js';

const ROW = 30;
const LONGEST_NAME = 28;

export function barsHeight({ groups }: BarChart): number {
  return 96 + Math.max(1, groups.length) * ROW + 64;
}

export function barsOption(chart: BarChart) {
  const { groups, unit, xTitle } = chart;
  return {
    ...frameOf(chart),
    grid: { left: 216, right: 176, top: 84, bottom: 64 },
    xAxis: {
      ...axisTitled(xTitle, 30),
      type: 'value',
      min: 0,
      ...(unit === 'share' ? { max: 1 } : { minInterval: 1 }),
      axisLabel: { ...TEXT, formatter: (value: number) => written(value, unit) },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: groups.map(({ name }) => shortened(name)),
      axisLabel: { ...TEXT, interval: 0 },
      axisTick: { show: false },
    },
    series: [seriesOf(chart)],
  };
}

function seriesOf({ groups }: BarChart) {
  const atItsEnd = { ...TEXT, show: true, position: 'right', backgroundColor: '#ffffff', padding: 3 };
  return {
    type: 'bar',
    silent: true,
    barMaxWidth: 18,
    itemStyle: { color: ACCENT },
    data: groups.map(({ value, label }) => ({
      value: value ?? 0,
      label: { ...atItsEnd, formatter: () => label },
    })),
  };
}

function shortened(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : name;
}
