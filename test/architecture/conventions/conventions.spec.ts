import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readHouse, readMisfits } from '../support/fixtures.js';
import { broken, conventions } from './conventions.js';
import { houseOf, standingHouse } from './source.js';

const lawful = readHouse(join(import.meta.dirname, 'lawful-house.txt'));
const misfits = readMisfits(join(import.meta.dirname, 'misfits.txt'));

describe('The conventions', () => {
  it('let a lawful house pass', () => {
    expect(broken(houseOf(lawful))).toEqual([]);
  });

  it.each(misfits)('$rule refuses $file: $text', ({ rule, file, text }) => {
    const house = houseOf({ 'contexts.json': lawful['contexts.json']!, [file]: text });
    expect(broken(house)).toEqual([expect.objectContaining({ rule, path: file })]);
  });

  it.each([
    ['a circle', '{ "roster": ["attendance"], "attendance": ["roster"] }', 'contexts-make-no-circle'],
    ['an unknown neighbour', '{ "roster": ["library"] }', 'contexts-exist'],
  ])('refuse %s in contexts.json', (_, contexts, rule) => {
    const rules = broken(houseOf({ 'contexts.json': contexts })).map((fault) => fault.rule);
    expect(new Set(rules)).toEqual(new Set([rule]));
  });

  it('are each proved by a misfit', () => {
    const proved = [...misfits.map(({ rule }) => rule), 'contexts-make-no-circle', 'contexts-exist'];
    expect(new Set(proved)).toEqual(new Set(Object.keys(conventions)));
  });

  it('hold in this house', () => {
    const house = standingHouse();
    expect(house.sources.length).toBeGreaterThan(100);
    expect(broken(house)).toEqual([]);
  }, 120_000);
});
