import { FONT_FAMILY } from '../fonts/fonts.js';
import type { Chart, Unit } from './chart.js';

export const WIDTH = 860;

/** Text on white has a contrast of at least 7 (WCAG 2.2, 1.4.6). */
export const INK = '#1f2328';
export const FAINT_INK = '#4b5563';
export const RULE = '#d0d7de';

/** One value: dark enough against white for a graphic (WCAG 2.2, 1.4.11). */
export const ACCENT = '#0b5cad';

/** Several values beside each other: Okabe and Ito's colours, told apart with every kind of colour vision; then patterns. */
export const PALETTE = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#d55e00',
  '#cc79a7',
  '#56b4e9',
  '#8c6d1f',
  '#666666',
];

const lines = { color: 'rgba(0, 0, 0, 0.28)', symbol: 'rect' };

/** Laid over the palette; its first colour, usually the largest area, stays plain. */
export const PATTERNS = [
  { symbol: 'none' },
  {
    ...lines,
    symbol: 'circle',
    symbolSize: 0.6,
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [6, 0],
  },
  { ...lines, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  {
    ...lines,
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
  },
  { ...lines, dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4 },
  { ...lines, dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: 0 },
  {
    ...lines,
    symbol: 'triangle',
    dashArrayX: [
      [9, 9],
      [0, 9, 9, 0],
    ],
    dashArrayY: [7, 2],
    rotation: 0,
  },
  { ...lines, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 2 },
];

/** From little to much: viridis, which grows lighter evenly, so that it is read without colours as well. */
export const STEPS = ['#440154', '#414487', '#2a788e', '#22a884', '#7ad151', '#fde725'];

export const TEXT = { fontFamily: FONT_FAMILY, fontSize: 12, color: INK };

/** What every chart has in common. */
export function frameOf({ title, subtitle }: Chart) {
  return {
    animation: false,
    backgroundColor: '#ffffff',
    color: PALETTE,
    textStyle: { fontFamily: FONT_FAMILY, color: INK },
    title: {
      text: title,
      subtext: subtitle,
      left: 16,
      top: 12,
      textStyle: { ...TEXT, fontSize: 18, fontWeight: 700 },
      subtextStyle: { ...TEXT, fontSize: 12.5, color: FAINT_INK },
    },
  };
}

export function axisTitled(name: string, gap: number) {
  return {
    name,
    nameLocation: 'middle',
    nameGap: gap,
    nameTextStyle: { ...TEXT, color: FAINT_INK },
    axisLabel: TEXT,
    axisLine: { show: true, lineStyle: { color: FAINT_INK } },
    splitLine: { lineStyle: { color: RULE } },
  };
}

/** `0.934` as `93.4 %`, `1204` as `1,204`. */
export function written(value: number, unit: Unit): string {
  if (unit === 'count') return value.toLocaleString('en-GB');
  return `${(value * 100).toFixed(1).replace(/\.0$/, '')} %`;
}
