import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NOTHING_COUNTED, type AttendanceCount } from '#domain/attendance/analytics/counting';
import { rateOf, ratesOf } from '#domain/attendance/analytics/rates';
import { newId } from '#domain/kernel/id';
import { addDays, weekday } from '#domain/kernel/local-date';
import { NAMES, YEAR_GROUPS } from '../../support/past-roster.js';
import { schoolPast, type PastMark, type SchoolPast } from '../../support/school-past.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
}
interface Group {
  readonly key: string | null;
  readonly name: string;
  readonly rates: ReturnType<typeof ratesOf>;
  readonly codes: { readonly code: string; readonly share: Rate }[];
}
interface Rates {
  readonly from: string;
  readonly to: string;
  readonly total: Omit<Group, 'key' | 'name'>;
  readonly groups: Group[];
  readonly definitions: object[];
}

describe('analytics', () => {
  let app: TestApp;
  let schools: TwoSchools;
  let past: SchoolPast;
  beforeAll(async () => {
    app = await TestApp.start();
    schools = await twoSchools(app);
    past = await schoolPast(app, schools.hill);
    await schoolPast(app, schools.lake);
  });
  afterAll(() => app.stop());

  const office = () => schools.hill.people.office.token;
  const span = () => `from=${past.days[0]}&to=${past.days.at(-1)}`;
  const get = <Body = Rates>(path: string, token = office()) =>
    app.call<Body>('GET', `/schools/${past.school.id}/${path}`, { token });
  const rates = async (query: string, token = office()) => {
    const { status, body } = await get(`attendance-rates?${span()}&${query}`, token);
    expect(status).toBe(200);
    return body;
  };
  const expectCount = ({ rates: shown, codes }: Omit<Group, 'key' | 'name'>, count: AttendanceCount) => {
    expect(shown).toEqual(ratesOf(count));
    const shares = Object.entries(count.codes).map(([code, n]) => [code, rateOf(n, count.marks)]);
    expect(Object.fromEntries(codes.map(({ code, share }) => [code, share]))).toEqual(
      Object.fromEntries(shares),
    );
  };

  const GROUPS: Record<string, (mark: PastMark) => string> = {
    school: () => past.school.id,
    'year-group': ({ student }) => YEAR_GROUPS[student]!,
    section: ({ section }) => past.sections[section]!,
    period: ({ period }) => past.periods[period]!,
    weekday: ({ date }) => String(weekday(date)),
    day: ({ date }) => date,
    week: ({ date }) => addDays(date, 1 - weekday(date)),
    month: ({ date }) => `${date.slice(0, 8)}01`,
  };

  it.each(Object.keys(GROUPS))('A11: tell the rates by %s, each as what its marks come to', async (by) => {
    const keyOf = GROUPS[by]!;
    const { groups, total } = await rates(`by=${by}`);
    expectCount(total, past.count());
    expect(groups.length).toBeGreaterThan(by === 'school' ? 0 : 1 - Number(by === 'month'));
    for (const { key, name, ...figures } of groups) {
      expect(name).not.toBe('');
      expectCount(
        figures,
        past.count((mark) => keyOf(mark) === key),
      );
    }
    const marks = groups.reduce(
      (sum, { codes }) => sum + codes.reduce((all, one) => all + one.share.numerator, 0),
      0,
    );
    expect(marks).toBe(past.count().marks);
  });

  it('A11: define every rate that they tell', async () => {
    const { definitions } = await rates('by=school');
    expect(definitions).toContainEqual({
      rate: 'attendance',
      numerator: 'half sessions attended',
      denominator: expect.stringContaining('possible half sessions'),
    });
  });

  it('are asked for one section or one year group as well', async () => {
    const ofSection = await rates(`by=weekday&sectionId=${past.sections[1]}`);
    expectCount(
      ofSection.total,
      past.count(({ section }) => section === 1),
    );
    const ofYear = await rates('by=week&yearGroup=10');
    expectCount(
      ofYear.total,
      past.count(({ student }) => YEAR_GROUPS[student] === '10'),
    );
    expect(await get(`attendance-rates?by=section&yearGroup=10`)).toMatchObject({
      status: 422,
      body: { code: 'attendance.groups_not_together' },
    });
  });

  it('are told for the last four weeks unless other days are asked for, and for 400 at most', async () => {
    const { body } = await get('attendance-rates');
    expect(addDays(body.from, 27)).toBe(body.to);
    const one = await get(`attendance-rates?from=${past.days[1]}&to=${past.days[1]}`);
    expectCount(
      one.body.total,
      past.count(({ date }) => date === past.days[1]),
    );
    for (const wrong of [
      'from=2026-09-02&to=2026-09-01',
      'from=2025-01-01&to=2026-02-05',
      'to=2026-13-01',
      'by=moon',
    ])
      expect((await get(`attendance-rates?${wrong}`)).status).toBe(422);
    const empty = await get('attendance-rates?from=2020-01-01&to=2020-01-31&by=section');
    expectCount(empty.body.total, NOTHING_COUNTED);
  });

  it('tell a teacher of the sections that are the teacher’s own, and of no other', async () => {
    const { token } = schools.hill.people.teacher;
    const own = past.count(({ section }) => section === 0);
    for (const by of ['school', 'section', 'weekday', 'period', 'week']) {
      const { total } = await rates(`by=${by}`, token);
      expectCount(total, own);
    }
    expect(
      (await get(`attendance-rates?${span()}&sectionId=${past.sections[1]}`, token)).body.groups,
    ).toEqual([]);
    expect((await get(`attendance-rates?${span()}&by=year-group`, token)).status).toBe(422);
  });

  it('K1: tell nothing of another school', async () => {
    const lake = schools.lake.people.office.token;
    expect((await get(`attendance-rates?${span()}`, lake)).status).toBe(404);
    expect((await get(`students/${past.students[0]}/attendance-record`, lake)).status).toBe(404);
    const foreign = await app.call(
      'GET',
      `/schools/${schools.lake.id}/students/${past.students[0]}/attendance-record`,
      {
        token: lake,
      },
    );
    expect(foreign.status).toBe(404);
  });

  describe('of students', () => {
    interface Student {
      readonly studentId: string;
      readonly displayName: string;
      readonly rates: ReturnType<typeof ratesOf>;
    }
    interface Students {
      readonly items: Student[];
      readonly next?: string;
    }
    const students = async (query: string, token = office()) => {
      const { status, body } = await get<Students>(`attendance-students?${span()}&${query}`, token);
      expect(status).toBe(200);
      return body;
    };
    const countOf = (studentId: string) => past.count(({ student }) => past.students[student] === studentId);

    it('are listed by what they miss, by minutes or by name, page by page, without gap or repetition', async () => {
      const ranked: Record<string, (shown: Student['rates']) => number> = {
        '-absence': ({ absence }) => -absence.value!,
        '-minutesLate': ({ minutesPerLateness }) => -minutesPerLateness.numerator,
        name: () => 0,
      };
      for (const sort of Object.keys(ranked)) {
        const seen: Student[] = [];
        let after = '';
        do {
          const page = await students(`sort=${sort}&limit=2${after && `&after=${after}`}`);
          seen.push(...page.items);
          after = page.next ?? '';
        } while (after);
        expect(seen.map(({ studentId }) => studentId).toSorted()).toEqual([...past.students].toSorted());
        for (const { studentId, rates: shown } of seen) expect(shown).toEqual(ratesOf(countOf(studentId)));
        const by = seen.map(({ rates: shown }) => ranked[sort]!(shown));
        expect(by).toEqual(by.toSorted((one, other) => one - other));
      }
    });

    it('are found by section, year group and what they miss; of a teacher, those whom the teacher teaches', async () => {
      expect((await students('yearGroup=10')).items).toHaveLength(2);
      expect((await students(`sectionId=${past.sections[0]}`)).items).toHaveLength(5);
      expect((await students('', schools.hill.people.teacher.token)).items).toHaveLength(5);
      const threshold = 0.1;
      const missing = past.students.filter((id) => ratesOf(countOf(id)).absence.value! >= threshold);
      const found = (await students(`minAbsence=${threshold}`)).items.map(({ studentId }) => studentId);
      expect(found.toSorted()).toEqual(missing.toSorted());
    });

    it('are persistently absent from a threshold on, by year group', async () => {
      interface Persistent {
        readonly total: Rate;
        readonly groups: { readonly key: string; readonly rate: Rate }[];
        readonly threshold: number;
      }
      for (const threshold of [0.1, 0.15]) {
        const { body } = await get<Persistent>(`persistent-absence?${span()}&threshold=${threshold}`);
        const absent = (i: number) => ratesOf(countOf(past.students[i]!)).absence.value! >= threshold;
        const of = (year: string) => YEAR_GROUPS.flatMap((one, i) => (one === year ? [i] : []));
        expect(body.threshold).toBe(threshold);
        expect(body.groups.map(({ key, rate }) => [key, rate])).toEqual(
          ['09', '10'].map((year) => [year, rateOf(of(year).filter(absent).length, of(year).length)]),
        );
        expect(body.total.denominator).toBe(NAMES.length);
      }
      expect((await get<Persistent>(`persistent-absence?${span()}`)).body.threshold).toBe(0.1);
    });

    it('have a record: for the office, the student, who looks after the student and who teaches; for nobody else', async () => {
      interface StudentRecord {
        readonly displayName: string;
        readonly figures: Group;
        readonly days: object[];
        readonly noted: { readonly code: string }[];
      }
      const record = (i: number, token = office()) =>
        get<StudentRecord>(`students/${past.students[i]}/attendance-record?${span()}`, token);
      const { body } = await record(0);
      const count = countOf(past.students[0]!);
      expect(body.displayName).toBe(NAMES[0].join(' '));
      expectCount(body.figures, count);
      expect(body.days).toHaveLength(past.days.length);
      const { A = 0, L = 0, E = 0 } = count.codes;
      expect(
        body.noted
          .map(({ code }) => code)
          .toSorted()
          .join(''),
      ).toBe('A'.repeat(A) + 'E'.repeat(E) + 'L'.repeat(L));
      const { guardian, student, teacher, auditor } = schools.hill.people;
      const may = async (token: string) =>
        (await Promise.all([0, 1, 5].map((i) => record(i, token)))).map(({ status }) => status === 200);
      expect(await may(guardian.token)).toEqual([true, false, false]);
      expect(await may(student.token)).toEqual([false, true, false]);
      expect(await may(teacher.token)).toEqual([true, true, false]);
      expect(await may(auditor.token)).toEqual([true, true, true]);
      expect((await get(`students/${newId()}/attendance-record`)).status).toBe(404);
    });
  });

  it('tell how many registers were taken on time', async () => {
    const { body } = await get<{ total: Rate; groups: Group[] }>(`registers-on-time?${span()}&by=week`);
    expect(body.total).toEqual(rateOf(past.onTime.numerator, past.onTime.denominator));
    expect(body.groups.length).toBeGreaterThan(1);
    for (const by of ['school', 'section', 'period', 'weekday', 'day', 'month']) {
      const same = await get<{ total: Rate }>(`registers-on-time?${span()}&by=${by}`);
      expect(same.body.total).toEqual(body.total);
    }
  });

  it('compare the schools of a district, for those who lead it', async () => {
    interface Comparison {
      readonly schools: (Group & { readonly schoolId: string })[];
      readonly total: Group;
    }
    const compare = (districtId: string, token: string) =>
      app.call<Comparison>('GET', `/districts/${districtId}/attendance-rates?${span()}`, { token });
    const { districtId } = schools.hill;
    const mine = await compare(districtId, schools.districtAdmin.token);
    expect(mine.body.schools.map(({ schoolId }) => schoolId)).toEqual([schools.hill.id]);
    expect(mine.body.schools[0]!.rates).toEqual(ratesOf(past.count()));
    expect((await compare(schools.lake.districtId, schools.districtAdmin.token)).status).toBe(404);
    expect((await compare(districtId, schools.platformAdmin.token)).body.total.rates).toEqual(
      ratesOf(past.count()),
    );
    expect((await compare(districtId, schools.hill.people.admin.token)).status).not.toBe(200);
  });

  it('cost one statement, however much they tell', async () => {
    const paths = [
      ...Object.keys(GROUPS).map((by) => `attendance-rates?by=${by}&${span()}`),
      `attendance-students?${span()}`,
      `persistent-absence?${span()}`,
      `registers-on-time?by=section&${span()}`,
      'attendance-day',
      `students/${past.students[0]}/attendance-record?${span()}`,
    ];
    for (const path of paths) {
      const { result, ofRequest } = await countStatements(() => get(path));
      expect([path, result.status, ofRequest(result)]).toEqual([path, 200, 1]);
    }
  });
});
