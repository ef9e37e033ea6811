import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { HOLES, LONG_ATTACKS, SINGLE_ATTACKS, WIDE_ATTACKS } from '../../chaos/attack/attacks.js';
import { TRIED_OPERATIONS } from '../../chaos/fuzz/document.js';
import { hasSample } from '../../chaos/fuzz/sound.js';
import { Random } from '../../chaos/harness/random.js';
import { everything, inCi, runAll } from '../../chaos/harness/rig-list.js';
import { ALWAYS_IN_CI, IN_TURN_IN_CI, RIGS } from '../../chaos/rigs.js';
import { LATE_COMMITS } from '../../chaos/sockets/late-commits.js';
import { STRAINS } from '../../chaos/crash/strains.js';
import { UPLOAD_STRAINS } from '../../chaos/crash/uploads.js';

interface Run {
  readonly name: string;
  readonly control?: string;
}

const STRAINED = [...STRAINS, ...UPLOAD_STRAINS, ...LATE_COMMITS];

const controls = RIGS.flatMap(({ name, controls: defects }) =>
  Object.entries(defects).map(([control, { changes = [] }]) => ({ name, control, changes })),
);

describe('The rigs', () => {
  it('have names of their own, and a defect each that must make them fail', () => {
    const names = RIGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { controls: defects } of RIGS) expect(Object.keys(defects)).not.toHaveLength(0);
  });

  const strains = { name: 'crash and sockets', control: 'no defect', changes: STRAINED };
  it.each([...controls, strains])(
    '$name: what $control changes still stands in the build, once',
    ({ changes }) => {
      for (const { file, text } of changes)
        expect(`${file}: ${readFileSync(`dist/${file}`, 'utf8').split(text).length - 1}`).toBe(`${file}: 1`);
    },
  );

  it('run in CI each before its defect, and none that needs root', () => {
    for (const { runs } of inCi(ALWAYS_IN_CI, IN_TURN_IN_CI, 0)) {
      const [plain, { name, control }, ...others] = runs as [Run, Run];
      expect([plain, others]).toEqual([{ name }, []]);
      expect(Object.keys(RIGS.find((rig) => rig.name === name)!.controls)).toContain(control);
    }
    expect([...ALWAYS_IN_CI, ...IN_TURN_IN_CI].filter(({ needsRoot }) => needsRoot)).toEqual([]);
  });

  it('have their turn in CI, three of them with the time that it has', () => {
    const turns = IN_TURN_IN_CI.map((_, turn) => inCi(ALWAYS_IN_CI, IN_TURN_IN_CI, turn));
    const thirds = turns.map((rounds) => rounds[ALWAYS_IN_CI.length]!.runs[0].name);
    expect(thirds.toSorted()).toEqual(IN_TURN_IN_CI.map(({ name }) => name).toSorted());
    for (const rounds of turns) {
      expect(rounds.length).toBe(ALWAYS_IN_CI.length + IN_TURN_IN_CI.length);
      expect(rounds.slice(0, 3).reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThan(330);
    }
  });

  it('have shown nothing when there was time for none', () => {
    expect(runAll(everything(RIGS), true, 0)).toBe(1);
  });

  it('run each by itself, with a defect, for every change', () => {
    const workflow = readFileSync('.github/workflows/ci.yml', 'utf8');
    const named = /rig: \[([^\]]+)\]/
      .exec(workflow)![1]!
      .split(',')
      .map((name) => name.trim());
    const all = everything(RIGS).map(({ runs: [{ name }] }) => name);
    expect(named.toSorted()).toEqual(all.toSorted());
  });

  it.each(TRIED_OPERATIONS)(
    'have a sound request of $method $template, or it would be neither fuzzed nor attacked',
    (operation) => {
      expect(hasSample(operation)).toBe(true);
    },
  );

  it('have a hole for each attack, of a name of its own', () => {
    const names = [...WIDE_ATTACKS, ...SINGLE_ATTACKS, ...LONG_ATTACKS].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { fixture } of [...WIDE_ATTACKS, ...SINGLE_ATTACKS, ...LONG_ATTACKS])
      expect([fixture.changes, fixture.always, fixture.open].some(Boolean)).toBe(true);
  });

  it('know where each hole of an attack is, in the build as it stands', () => {
    const sources = Map.groupBy(HOLES, ({ file }) => file);
    for (const [file, changes] of sources) {
      const built = readFileSync(`dist/${file}`, 'utf8');
      const holed = changes.reduce((source, { text, becomes }) => {
        expect(`${file}: ${text} ${source.split(text).length - 1}`).toBe(`${file}: ${text} 1`);
        return source.replace(text, () => becomes);
      }, built);
      expect(holed).not.toBe(built);
    }
  });

  it('draw the same from the same seed', () => {
    const draw = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 100 }, () => random.between(1, 6));
    };
    expect(draw(7)).toEqual(draw(7));
    expect(new Set(draw(7))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    expect(draw(7)).not.toEqual(draw(8));
  });
});
