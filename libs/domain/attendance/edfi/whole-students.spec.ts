import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MarkRecord } from './school-day-records.js';
import { wholeStudents } from './whole-students.js';

const known = (mark: MarkRecord) => mark.studentUniqueId ?? mark.studentId;

async function cut(marks: readonly MarkRecord[], size: number): Promise<MarkRecord[][]> {
  let at = 0;
  const parts: MarkRecord[][] = [];
  for await (const part of wholeStudents(() => Promise.resolve(marks.slice(at, (at += size)))))
    parts.push(part);
  return parts;
}

describe('marks in parts', () => {
  it('has all of an id in one part, and each mark once, in order, however many come at once', async () => {
    const mark = fc.record({
      registerId: fc.constantFrom('r1', 'r2', 'r3'),
      studentId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      studentUniqueId: fc.constantFrom('1', '2', null),
    }) as unknown as fc.Arbitrary<MarkRecord>;
    await fc.assert(
      fc.asyncProperty(
        fc.array(mark, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (given, size) => {
          const marks = given.toSorted((a, b) => (known(a) < known(b) ? -1 : 1));
          const parts = await cut(marks, size);
          expect(parts.flat()).toEqual(marks);
          const ids = parts.map((part) => [...new Set(part.map(known))]);
          expect(new Set(ids.flat()).size).toBe(ids.flat().length);
        },
      ),
    );
  });

  it('holds no more than came last and what it waits for', async () => {
    const marks = Array.from({ length: 100 }, (_, n) => ({ studentId: `${n >> 1}` }) as MarkRecord);
    const sizes = (await cut(marks, 10)).map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThan(20);
  });
});
