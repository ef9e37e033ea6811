import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readHouse, readMisfits } from '../support/fixtures.js';
import { language } from './language.js';
import { messages } from './messages.js';
import { names } from './names.js';
import { places } from './places.js';
import { routes } from './routes.js';
import { sizes } from './sizes.js';
import { houseOf, thisHouse, type Conventions, type Fault, type House } from './source.js';
import { sql } from './sql.js';

const conventions: Conventions = {
  ...places,
  ...names,
  ...language,
  ...sizes,
  ...routes,
  ...messages,
  ...sql,
};

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
    const house = thisHouse();
    expect(house.sources.length).toBeGreaterThan(100);
    expect(broken(house)).toEqual([]);
  });
});

function broken(house: House): (Fault & { rule: string })[] {
  return Object.entries(conventions).flatMap(([rule, faultsOf]) =>
    faultsOf(house).map((fault) => ({ rule, ...fault })),
  );
}
