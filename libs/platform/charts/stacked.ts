import type { StackedChart } from './chart.js';
import { axisTitled, frameOf, PATTERNS, TEXT, written } from './house-style.js';

export const stackedHeight = () => 420;

export function stackedOption(chart: StackedChart) {
  const { categories, layers, xTitle, yTitle } = chart;
  return {
    ...frameOf(chart),
    // Patterns as well as colours, for those who cannot tell the colours, and for a grey printer.
    aria: { enabled: true, decal: { show: true, decals: PATTERNS } },
    legend: { bottom: 10, left: 64, type: 'plain', textStyle: TEXT, itemWidth: 22, itemGap: 16 },
    grid: { left: 84, right: 32, top: 84, bottom: 96 },
    xAxis: {
      ...axisTitled(xTitle, 34),
      type: 'category',
      data: [...categories],
      axisLabel: { ...TEXT, hideOverlap: true },
    },
    yAxis: {
      ...axisTitled(yTitle, 60),
      type: 'value',
      axisLabel: { ...TEXT, formatter: (value: number) => written(value, 'count') },
    },
    series: layers.map(({ name, values }) => ({
      type: 'bar',
      name,
      stack: 'whole',
      silent: true,
      barMaxWidth: 48,
      data: [...values],
    })),
  };
}
