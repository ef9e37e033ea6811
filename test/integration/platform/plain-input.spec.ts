import { describe, expect, it } from '@jest/globals';
import { InputInvalid } from '#platform/http/errors';
import { assertPlain } from '#platform/http/plain-input';

const faultsOf = (input: unknown) => {
  try {
    assertPlain(input);
    return [];
  } catch (error) {
    return (error as InputInvalid).faults;
  }
};
const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);

describe('what no request of ours can mean', () => {
  it.each<[string, unknown, string]>([
    ['NUL, which PostgreSQL cannot hold', { name: 'a\0b' }, '/name'],
    ['half a surrogate pair', { marks: [{ code: '\ud800' }] }, '/marks/0/code'],
    ['a list directly in a list', { spans: [[]] }, '/spans/0'],
    ['a name that is no text', { 'a\0': 1, b: '\udfff' }, '/b'],
  ])('is refused before anybody looks closer: %s', (_, input, pointer) => {
    expect(faultsOf(input)).toEqual([expect.objectContaining({ pointer })]);
  });

  it('is refused however deep it goes, without a stack that overflows', () => {
    expect(faultsOf(nested(100_000 / 25))).toHaveLength(1);
    expect(faultsOf(JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`))).toHaveLength(1);
    expect(faultsOf(nested(20))).toEqual([]);
  });

  it('is refused when it holds more than anybody would read, and not one fault for each', () => {
    const wide = Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`k${n}`, 1]));
    const long = { grades: Array.from({ length: 500_000 }, () => 1) };
    const both = Array.from({ length: 1_000 }, () => ({ a: { b: 1, c: 2, d: 3, e: [1, 2, 3, 4, 5, 6] } }));
    for (const much of [wide, long, both])
      expect(faultsOf(much)).toEqual([{ pointer: '', detail: 'holds more than 10000 values' }]);
    expect(faultsOf({ marks: both.slice(0, 500) })).toEqual([]);
  });

  it('lets everything else pass', () => {
    const plain = { text: 'Zażółć 𝔘 👩‍🏫\n', list: [1, null, { a: true }], nothing: null, number: 1.5 };
    expect(faultsOf(plain)).toEqual([]);
    for (const small of [undefined, null, 1, 'text', new Uint8Array(3)]) expect(faultsOf(small)).toEqual([]);
  });
});
