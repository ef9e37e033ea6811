import { describe, expect, it } from '@jest/globals';
import { CursorInvalid } from './errors.js';
import { cursorKey, pageOf, type KeyType } from './page.js';

const ID = '01a20182-a567-7088-a6ba-9f24025dabf6';
const cursor = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');

describe('A cursor', () => {
  it('gives back the position that a page ended at', () => {
    const rows = [
      { serial: '000009', id: ID },
      { serial: '000010', id: ID },
    ];
    const { next } = pageOf(rows, 1, ({ serial, id }) => [serial, id]);
    expect(cursorKey(next, ['int', 'uuid'])).toEqual(['000009', ID]);
  });

  it.each<[KeyType, unknown[]]>([
    ['int', [7, -7, '7', '000123', 2 ** 31 - 1]],
    ['uuid', [ID]],
    ['text', ['', 'Ada']],
  ])('says what PostgreSQL takes as %s', (type, values) => {
    for (const value of values) expect(cursorKey(cursor(value), [type])).toEqual([value]);
  });

  it.each<[KeyType, unknown[]]>([
    ['int', [1.5, '1.5', '', 'x', 2 ** 31, '9999999999', null, true, [7], ['7'], {}]],
    ['uuid', ['x', ID.toUpperCase(), null, 7, [ID], {}]],
    ['text', [7, null, ['Ada'], 'A\0']],
  ])('says nothing that it would not take as %s', (type, values) => {
    for (const value of values) expect(() => cursorKey(cursor(value), [type])).toThrow(CursorInvalid);
  });
});
