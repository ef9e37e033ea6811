import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { pageOf } from '#platform/http/page';
import { endedInTime, shownInTurns } from '../../../src/learning/queries/many-texts.js';

interface Row {
  readonly id: string;
  readonly text: string | null;
}

const rows = (...lengths: number[]): Row[] =>
  lengths.map((length, i) => ({ id: `row ${i}`, text: length === 0 ? null : 'x'.repeat(length) }));
const textsOf = ({ text }: Row) => [text, null];
const keyOf = ({ id }: Row) => [id];
const idsOf = (items: readonly Row[]) => items.map(({ id }) => id);

describe('a page of long texts', () => {
  it('ends before it is too long and says where, with one row at least', () => {
    const page = (...lengths: number[]) => endedInTime({ items: rows(...lengths) }, textsOf, keyOf);
    const short = { items: rows(100_000, 100_000, 0, 0) };
    expect(endedInTime(short, textsOf, keyOf)).toBe(short);
    const early = page(100_000, 0, 100_000, 1, 5);
    expect(idsOf(early.items)).toEqual(['row 0', 'row 1', 'row 2']);
    expect(early.next).toBe(pageOf(rows(1, 1, 1, 1), 3, keyOf).next);
    expect(idsOf(page(500_000, 1).items)).toEqual(['row 0']);
    expect(page(500_000).next).toBeUndefined();
  });

  it('keeps nobody else waiting until all of it is rendered', async () => {
    const turns = async (...lengths: number[]) => {
      const done: string[] = [];
      const another = () => {
        done.push('another');
      };
      const show = (row: Row) => {
        done.push(row.id);
        return row.id;
      };
      setImmediate(another);
      expect(await shownInTurns(rows(...lengths), textsOf, show)).toEqual(idsOf(rows(...lengths)));
      return done;
    };
    expect(await turns(90_000, 90_000)).toEqual(['row 0', 'another', 'row 1']);
    expect(await turns(5_000, 5_000, 0)).toEqual(['row 0', 'row 1', 'row 2']);
  });
});
