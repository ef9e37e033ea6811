import { describe, expect, it } from '@jest/globals';
import type { Chart } from '#platform/charts/chart';
import { drawChart } from '#platform/charts/draw-chart';
import { ACCENT, FAINT_INK, INK, STEPS } from '#platform/charts/house-style';
import { pngOf } from '#platform/charts/rasterise';

const words = {
  title: 'Attendance <7B> & friends',
  subtitle: 'Northside High School',
  description: 'Between 90 & 95 %; “low” on <Mondays>',
};
const weeks = ['2026-09-07', '2026-09-14', '2026-09-21'];
const CHARTS: Record<Chart['kind'], Chart> = {
  trend: {
    ...words,
    kind: 'trend',
    xTitle: 'Week',
    yTitle: 'Attendance (%)',
    unit: 'share',
    points: weeks.map((label, i) => ({ label, value: i === 1 ? null : 0.9 + i / 100 })),
  },
  'heat-map': {
    ...words,
    kind: 'heat-map',
    from: '2026-09-01',
    to: '2027-07-20',
    classes: [0.85, 0.9, 0.93, 0.95, 0.97],
    days: weeks.map((date, i) => ({ date, value: 0.8 + i / 10 })),
  },
  stacked: {
    ...words,
    kind: 'stacked',
    xTitle: 'Week',
    yTitle: 'Marks (number)',
    categories: weeks,
    layers: ['Present', 'Absent', 'غائب'].map((name, i) => ({ name, values: [100 - i * 40, 50, 9] })),
  },
  bars: {
    ...words,
    kind: 'bars',
    xTitle: 'Attendance (%)',
    unit: 'share',
    groups: ['7B', 'Γεωμετρία', 'اللغة العربية'].map((name) => ({
      name,
      value: 0.9,
      label: '90 % (9 of 10)',
    })),
  },
};
const EVERY = Object.values(CHARTS);

/** The width and height that a PNG says it has. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** Of a colour against white (WCAG 2.2). */
function contrast(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05);
}

describe('a chart', () => {
  it.each(EVERY)('of the kind $kind says what it is to those who do not see it', async (chart) => {
    const svg = await drawChart(chart);
    expect(svg).toMatch(/^<svg [^>]*role="img"><title>Attendance &lt;7B&gt; &amp; friends<\/title><desc>/);
    expect(svg).toContain('<desc>Between 90 &amp; 95 %; “low” on &lt;Mondays&gt;</desc>');
  });

  it.each(EVERY)(
    'of the kind $kind is the same picture each time, and nothing in it runs or loads',
    async (chart) => {
      const svg = await drawChart(chart);
      await drawChart(CHARTS.stacked);
      expect(await drawChart(chart)).toBe(svg);
      expect(svg).not.toMatch(/<script|<style|<image|<foreignObject|\son\w+=|href=|url\(["']?[^#"']/i);
    },
  );

  it.each(EVERY)('of the kind $kind becomes a PNG of twice its size', async (chart) => {
    const svg = await drawChart(chart);
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number);
    expect(sizeOf(await pngOf(svg))).toEqual([2 * width!, 2 * height!]);
  });

  it('names its axes with their units', async () => {
    const svg = await drawChart(CHARTS.trend);
    expect(svg).toContain('>Attendance (%)</text>');
    expect(svg).toContain('>Week</text>');
    expect(svg).toMatch(/>100 %<\/text>/);
  });

  it('leaves a gap where there is no value', async () => {
    const line = (svg: string) => /<path d="([^"]+)" fill="none" stroke="#0b5cad"/.exec(svg)![1]!;
    const whole = { ...CHARTS.trend, points: weeks.map((label) => ({ label, value: 0.9 })) } as Chart;
    expect(line(await drawChart(whole)).match(/M/g)).toHaveLength(1);
    expect(line(await drawChart(CHARTS.trend)).match(/M/g)).toHaveLength(2);
  });

  it('draws every script in a font of its own: nothing is a box of the missing', async () => {
    const picture = async (text: string) =>
      pngOf(
        `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text y="20">${text}</text></svg>`,
      );
    const missing = await picture('\u{10ffff}');
    for (const letter of ['ł', 'Ω', 'Ж', 'ع']) {
      const drawn = await picture(letter);
      expect(drawn.equals(missing)).toBe(false);
      expect(drawn.equals(await picture(' '))).toBe(false);
    }
  });

  it('is read without colours: contrast against white, and steps that grow lighter one by one', () => {
    expect(contrast(INK)).toBeGreaterThan(7);
    expect(contrast(FAINT_INK)).toBeGreaterThan(7);
    expect(contrast(ACCENT)).toBeGreaterThan(3);
    const contrasts = STEPS.map(contrast);
    expect(contrasts).toEqual(contrasts.toSorted((a, b) => b - a));
  });
});
