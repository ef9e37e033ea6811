import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** The invariants that what is built so far must hold, by the letters of their definition. */
const LETTERS =
  'A1 A2 A3 A4 A6 A8 A9 A10 A11 A13 A14 B1 B2 B3 B4 B7 B10 C6 C7 C8 D1 D2 D3 D4 D7 D8 K1 K2 K3 K4 K5 K7 L1 L2 L4 L5 R1 R2 R3 R4 R5 R6 R8 R9'.split(
    ' ',
  );

const acceptance = readFileSync('docs/acceptance.md', 'utf8');
const specs = globSync('{libs,test,pages}/**/*.spec.{ts,mjs}');
const sources = new Map(specs.map((file) => [file, readFileSync(file, 'utf8')]));
/** The text of every title of a test or a group of tests. */
const titles = [...sources.values()].flatMap((source) =>
  [...source.matchAll(/\b(?:it|describe)(?:\.each\([^\n]*\))?\(\s*(['"`])((?:(?!\1).)*)\1/g)].map(
    (match) => match[2]!,
  ),
);
const references = [
  ...acceptance.matchAll(/`((?:libs|test|pages)\/[^`]+\.spec\.(?:ts|mjs))`(?: › “([^”]+)”)?/g),
].map(([, file, title]) => ({ file: file!, title }));

describe('docs/acceptance.md', () => {
  it('names tests', () => {
    expect(references.length).toBeGreaterThan(40);
  });

  it.each(references)('$file holds “$title”', ({ file, title }) => {
    const source = sources.get(file);
    expect(source).toBeDefined();
    if (title) expect(source!.replaceAll("\\'", "'")).toContain(title);
  });

  it.each(LETTERS)('%s stands in the title of a test', (letter) => {
    expect(titles.filter((title) => new RegExp(`\\b${letter}\\b`).test(title))).not.toEqual([]);
  });
});
