import { describe, expect, it } from '@jest/globals';
import { AcademicYearDatesInvalid, TermsLeftOutside } from './academic-year.errors.js';
import { Course } from './course.js';
import { PeriodTimesInvalid } from './period.errors.js';
import { Period } from './period.js';
import { TermDatesInvalid, TermOutsideYear } from './term.errors.js';
import { Term } from './term.js';
import { aYear, SCHOOL } from './testing/roster-world.js';

const autumn = { title: 'Autumn', startsOn: '2026-09-01', endsOn: '2026-12-18' };

describe('an academic year', () => {
  it.each([
    ['ends on its first day', { endsOn: '2026-09-01' }],
    ['ends before it starts', { endsOn: '2026-08-01' }],
    ['is longer than any year is', { endsOn: '2028-11-09' }],
  ])('is refused when it %s', (_, dates) => {
    expect(() => aYear(dates)).toThrow(AcademicYearDatesInvalid);
  });

  it('keeps its terms within it when it changes', () => {
    const year = aYear();
    const term = Term.create(year, autumn);
    expect(() => year.change({ startsOn: '2026-09-02' }, [term])).toThrow(TermsLeftOutside);
    const shorter = aYear();
    shorter.change({ title: 'Short year', endsOn: '2026-12-18' }, [term]);
    expect(shorter).toMatchObject({ title: 'Short year', startsOn: '2026-09-01', endsOn: '2026-12-18' });
  });
});

describe('a term', () => {
  it('lies within its year and has at least a day', () => {
    const year = aYear();
    expect(() => Term.create(year, { ...autumn, startsOn: '2026-08-31' })).toThrow(TermOutsideYear);
    expect(() => Term.create(year, { ...autumn, endsOn: '2027-07-01' })).toThrow(TermOutsideYear);
    expect(() => Term.create(year, { ...autumn, endsOn: '2026-08-01' })).toThrow(TermDatesInvalid);
    const term = Term.create(year, { ...autumn, endsOn: autumn.startsOn });
    term.change({ endsOn: '2026-10-01' }, year);
    expect(term).toMatchObject({ title: 'Autumn', endsOn: '2026-10-01' });
    expect(() => term.change({ endsOn: '2028-01-01' }, year)).toThrow(TermOutsideYear);
  });
});

describe('a period', () => {
  const first = { name: '1', startsAt: '08:00', endsAt: '08:45' };

  it('ends after it starts', () => {
    expect(() => Period.create(SCHOOL, { ...first, endsAt: '08:00' })).toThrow(PeriodTimesInvalid);
    const period = Period.create(SCHOOL, first);
    expect(() => period.change({ startsAt: '08:45' })).toThrow(PeriodTimesInvalid);
  });

  it('tells of its new bell times, also when the database gave the others with seconds', () => {
    const period = Period.create(SCHOOL, first);
    Object.assign(period as object, { startsAt: '08:00:00', endsAt: '08:45:00' });
    period.change({ endsAt: '08:50' });
    expect(period.takeEvents().map(({ type, data }) => [type, data])).toEqual([
      ['roster.period_changed', { name: '1', startsAt: '08:00', endsAt: '08:50' }],
    ]);
    expect(() => period.change({ startsAt: '08:50' })).toThrow(PeriodTimesInvalid);
  });
});

describe('a course', () => {
  it('changes what is given and leaves the rest', () => {
    const details = { title: 'Art', code: null, grades: ['7'], subjects: [], subjectCodes: [] };
    const course = Course.create(SCHOOL, details);
    course.change({ code: 'ART-7' });
    expect(course).toMatchObject({ ...details, code: 'ART-7' });
  });
});
