import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { withLastFigures } from '../../../tools/docs/last-figures.js';

const page = readFileSync('docs/performance.md', 'utf8');
const rows = (text: string) => text.split('\n').filter((line) => line.startsWith('| '));
const ofFigure = (text: string, figure: string) =>
  rows(text).find((row) => row.includes(`| \`${figure}\` |`))!;
const row = (figure: string, ours: string, limit: string, ratio: string, goal: string) =>
  `| 2026-11-23 | abc | ${figure} | ${ours} | ${limit} | ${ratio} | ${goal} | met | two cores |`;

describe('the table of figures', () => {
  it('tells what came out of the last run: a ratio where the goal is for one, otherwise the figure', () => {
    const results = [
      row('mark', '1 marks/s', '100 marks/s', '0.01', '≥ 0.6'),
      row('mark', '90 marks/s', '100 marks/s', '0.9', '≥ 0.6'),
      row('boot', '1.5 s', '–', '–', '≤ 2 s'),
      row('sockets, memory of each', '15 KiB', '10 KiB', '1.5', '≤ 28 KiB'),
    ].join('\n');
    const told = withLastFigures(page, results);
    const end = (figure: string) => ofFigure(told, figure).split(`\`${figure}\``)[1];
    expect(end('mark')).toBe(' | ≥ 0.6 | 0.9 (90 marks/s beside 100 marks/s) | met | 2026-11-23, abc |');
    expect(end('boot')).toBe(' | ≤ 2 s | 1.5 s | met | 2026-11-23, abc |');
    expect(end('sockets, memory of each')).toBe(
      ' | ≤ 28 KiB | 15 KiB beside 10 KiB | met | 2026-11-23, abc |',
    );
    expect(end('read')).toContain('not run yet');
  });

  it('stays as it is where nothing was run since, and leaves the rest of the page alone', () => {
    const results = readFileSync('bench/results.md', 'utf8');
    expect(withLastFigures(page, results)).toBe(page);
    expect(() => withLastFigures('no table', results)).toThrow('lacks');
  });
});
