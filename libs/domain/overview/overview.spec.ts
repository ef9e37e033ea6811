import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OverviewStudentNotFound } from './overview.errors.js';
import { Parts, type OverviewPart } from './parts.js';
import { lessonsWith, type RegisterOfLesson, type TimetabledLesson } from './teacher-day.js';

const lesson = (sectionId: string, periodId: string): TimetabledLesson => ({
  sectionId,
  periodId,
  title: 'Mathematics',
  location: null,
  periodName: 'First',
  startsAt: '08:00',
  endsAt: '08:45',
  students: 3,
});

const register = (sectionId: string, periodId: string): RegisterOfLesson => ({
  registerId: `of ${sectionId} ${periodId}`,
  sectionId,
  periodId,
  title: 'Mathematics',
  periodName: 'First',
  state: 'open',
  entries: 3,
  marked: 1,
});

const places = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3')), {
  selector: (place) => place.join(),
});

describe('the lessons of a day', () => {
  it('show each register once, beside its lesson or among the others (property)', () => {
    fc.assert(
      fc.property(places, places, (timetable, taken) => {
        const registers = taken.map(([section, period]) => register(section, period));
        const { lessons, otherRegisters } = lessonsWith(
          timetable.map(([section, period]) => lesson(section, period)),
          registers,
        );
        expect(lessons.map(({ sectionId, periodId }) => [sectionId, periodId])).toEqual(timetable);
        for (const one of lessons)
          if (one.register)
            expect([one.register.sectionId, one.register.periodId]).toEqual([one.sectionId, one.periodId]);
        const shown = [...lessons.flatMap((one) => one.register ?? []), ...otherRegisters];
        expect(new Set(shown)).toEqual(new Set(registers));
        expect(shown).toHaveLength(registers.length);
      }),
    );
  });
});

describe('the parts of an overview', () => {
  it('come without the one that fails, which is named, and with nothing that was refused', async () => {
    const failures: OverviewPart[] = [];
    const parts = new Parts((part) => failures.push(part));
    expect(await parts.take('courses', Promise.reject(new Error('gone')))).toBeNull();
    expect(await parts.take('attendance', Promise.resolve([1]))).toEqual([1]);
    expect(parts.missing()).toEqual(['courses']);
    expect(failures).toEqual(['courses']);
    const refused = parts.take('attendance', Promise.reject(new OverviewStudentNotFound()));
    await expect(refused).rejects.toThrow(OverviewStudentNotFound);
    expect(parts.missing()).toEqual(['courses']);
  });
});
