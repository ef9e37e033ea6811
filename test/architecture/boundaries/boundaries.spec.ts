import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readHouse, readMisfits, type Misfit } from '../support/fixtures.js';
import {
  buildHouse,
  cruise,
  cruiseAndShow,
  demolish,
  places,
  root,
  sourceFiles,
  type Cruise,
  type ShownCruise,
} from '../support/house.js';

describe('The boundaries', () => {
  const right = readHouse(join(import.meta.dirname, 'lawful-house.txt'));
  const wrong = readMisfits(join(import.meta.dirname, 'misfits.txt'));
  let lawful: ShownCruise & { expected: string[] };
  let unlawful: ShownCruise;
  let rules: readonly Rule[];

  beforeAll(async () => {
    const good = buildHouse(right);
    lawful = { ...cruiseAndShow(good), expected: sourceFiles(good) };
    demolish(good);
    const bad = buildHouse({
      ...right,
      ...Object.fromEntries(wrong.map(({ file, text }) => [file, text])),
    });
    unlawful = cruiseAndShow(bad);
    rules = await rulesOf(bad);
    demolish(bad);
  }, 120_000);

  it('let a lawful house pass, having looked at each of its files', () => {
    expect(found(lawful)).toEqual([]);
    expect(lawful.exitCode).toBe(0);
    expect(lawful.expected.length).toBeGreaterThan(40);
    expect(lawful.files).toEqual(lawful.expected);
  });

  it.each(wrong)('$rule refuses $file: $text', (misfit) => {
    const inFile = found(unlawful).filter((line) => line.startsWith(`${misfit.file} `));
    expect(inFile).toEqual([lineOf(misfit)]);
  });

  it('refuse nothing but the misfits, as errors that fail the run', () => {
    expect(found(unlawful)).toEqual(wrong.map(lineOf).toSorted());
    expect(unlawful.violations.filter(({ rule }) => rule.severity !== 'error')).toEqual([]);
    expect(unlawful.exitCode).toBeGreaterThan(0);
  });

  it('are each proved by a misfit, and say what to do instead', () => {
    expect(new Set(wrong.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ name }) => name)));
    const shown = unlawful.output.replaceAll(/\s+/g, ' ');
    expect(rules.filter(({ comment }) => !comment || !shown.includes(comment))).toEqual([]);
  });

  it('hold in this house, of which every file was looked at', () => {
    const ours = cruise(root);
    expect(found(ours)).toEqual([]);
    expect(ours.files).toEqual(sourceFiles());
  }, 120_000);

  it('are checked by `npm run lint` in the same places', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: { lint: string };
    };
    expect(scripts.lint).toContain(`depcruise --output-type err-long "${places}"`);
  });
});

/** Each violation once, as `file breaks rule`. */
function found({ violations }: Cruise): string[] {
  return [...new Set(violations.map(({ rule, from }) => `${from} breaks ${rule.name}`))].toSorted();
}

function lineOf({ rule, file }: Misfit): string {
  return `${file} breaks ${rule}`;
}

interface Rule {
  readonly name: string;
  readonly comment: string;
}

/** The rules that the configuration makes for a house. */
async function rulesOf(folder: string): Promise<Rule[]> {
  const path = join(root, 'tools/boundaries/rules.mjs');
  const { boundaries } = (await import(path)) as { boundaries: (folder: string) => Rule[] };
  return boundaries(folder);
}
