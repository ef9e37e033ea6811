import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { HOLES, SINGLE_ATTACKS, WIDE_ATTACKS } from '../../chaos/attack/attacks.js';
import { SLOW_ATTACKS } from '../../chaos/attack/cases/slow.js';
import { OPERATIONS } from '../../chaos/fuzz/document.js';
import { hasSample } from '../../chaos/fuzz/sound.js';
import { Random } from '../../chaos/harness/random.js';
import { everything, inCi } from '../../chaos/harness/rig-list.js';
import { IN_CI, RIGS } from '../../chaos/rigs.js';
import { STRAINS } from '../../chaos/crash/strains.js';

const controls = RIGS.flatMap(({ name, controls: defects }) =>
  Object.entries(defects).map(([control, { changes = [] }]) => ({ name, control, changes })),
);

describe('The rigs', () => {
  it('have names of their own, and a defect each that must make them fail', () => {
    const names = RIGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { controls: defects } of RIGS) expect(Object.keys(defects)).not.toHaveLength(0);
  });

  it.each(controls)('$name: what $control changes still stands in the build, once', ({ changes }) => {
    for (const { file, text } of [...changes, ...STRAINS]) {
      expect(`${file}: ${readFileSync(`dist/${file}`, 'utf8').split(text).length - 1}`).toBe(`${file}: 1`);
    }
  });

  it('run in CI as they are before any with a defect, and none that needs root', () => {
    const runs = inCi(IN_CI);
    const half = runs.length / 2;
    expect(runs.slice(0, half).map(({ control }) => control)).toEqual(IN_CI.map(() => undefined));
    for (const { name, control } of runs.slice(half))
      expect(Object.keys(RIGS.find((rig) => rig.name === name)!.controls)).toContain(control);
    expect(IN_CI.filter(({ needsRoot }) => needsRoot)).toEqual([]);
    expect(everything(RIGS)).toEqual(expect.arrayContaining(runs.map(({ name }) => ({ name }))));
  });

  it.each(OPERATIONS.filter(({ template }) => template.startsWith('/api/')))(
    'have a sound request of $method $template, or it would be neither fuzzed nor attacked',
    (operation) => {
      expect(hasSample(operation)).toBe(true);
    },
  );

  it('have a hole for each attack, of a name of its own', () => {
    const names = [...WIDE_ATTACKS, ...SINGLE_ATTACKS, ...SLOW_ATTACKS].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { fixture } of [...WIDE_ATTACKS, ...SINGLE_ATTACKS, ...SLOW_ATTACKS])
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
