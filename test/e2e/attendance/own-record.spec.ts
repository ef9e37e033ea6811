import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { ratesOf } from '#domain/attendance/analytics/rates';
import { newId } from '#domain/kernel/id';
import { Doorkeeper } from '#platform/auth/doorkeeper';
import { NAMES } from '../../support/past-roster.js';
import { schoolPast, type SchoolPast } from '../../support/school-past.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

interface StudentRecord {
  readonly displayName: string;
  readonly from: string;
  readonly to: string;
  readonly term: { readonly title: string } | null;
  readonly figures: { readonly rates: ReturnType<typeof ratesOf> };
  readonly days: readonly object[];
}

// In each school the guardian looks after the first student, and the student is the second.
let app: TestApp;
let schools: TwoSchools;
let hill: SchoolPast;
let lake: SchoolPast;
const terms = { hill: newId(), lake: newId() };

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  hill = await schoolPast(app, schools.hill);
  lake = await schoolPast(app, schools.lake);
  for (const [term, past] of [
    [terms.hill, hill],
    [terms.lake, lake],
  ] as const)
    await app.admin.query(
      `insert into roster.terms (school_id, id, academic_year_id, title, starts_on, ends_on)
       select $1, $2, y.id, 'Michaelmas', $3::date, $4::date from roster.academic_years y where y.school_id = $1`,
      [past.school.id, term, past.days[2], past.days.at(-2)],
    );
  await secondChild();
});
afterAll(() => app.stop());

/** The guardian of Hill School looks after somebody at Lake School as well. */
async function secondChild(): Promise<void> {
  const { guardian } = schools.hill.people;
  await app.admin.query(
    `insert into identity.memberships (id, person_id, role, school_id, valid_from)
     values ($1, $2, 'guardian', $3, current_date - 30)`,
    [newId(), guardian.id, lake.school.id],
  );
  await app.admin.query(
    `with me as (
       insert into roster.people (school_id, id, roles, given_name, family_name, person_id)
       values ($1, $2, '{guardian}', 'Parent', 'Of Two', $3))
     insert into roster.guardian_links (id, school_id, guardian_id, student_id, relation)
     values (gen_random_uuid(), $1, $2, $4, 'father')`,
    [lake.school.id, newId(), guardian.id, lake.students[4]],
  );
}

const recordOf = (
  past: SchoolPast,
  student: number,
  { token }: TestPerson,
  query = '',
  school = past.school.id,
) =>
  app.call<StudentRecord>(
    'GET',
    `/schools/${school}/students/${past.students[student]}/attendance-record${query}`,
    { token },
  );
const span = () => `?from=${hill.days[0]}&to=${hill.days.at(-1)}`;
const countOf = (student: number, from: string, to: string) =>
  ratesOf(hill.count((mark) => mark.student === student && mark.date >= from && mark.date <= to));

describe('students and guardians', () => {
  it('A11 read their own days and rates, the child’s or themselves', async () => {
    const { student, guardian } = schools.hill.people;
    for (const [person, i] of [
      [student, 1],
      [guardian, 0],
    ] as const) {
      const { status, body } = await recordOf(hill, i, person, span());
      expect(status).toBe(200);
      expect(body.displayName).toBe(NAMES[i].join(' '));
      expect(body.figures.rates).toEqual(countOf(i, hill.days[0]!, hill.days.at(-1)!));
      expect(body.term).toBeNull();
      expect(body.days).toHaveLength(hill.days.length);
    }
  });

  it('read it by the term, and have it as a page to be printed and as a table', async () => {
    const { guardian, student } = schools.hill.people;
    const { status, body } = await recordOf(hill, 0, guardian, `?termId=${terms.hill}`);
    expect([status, body.term!.title]).toEqual([200, 'Michaelmas']);
    expect([body.from, body.to]).toEqual([hill.days[2], hill.days.at(-2)]);
    expect(body.figures.rates).toEqual(countOf(0, body.from, body.to));
    const file = (i: number, person: TestPerson, format: string) =>
      app.fetch(
        `${app.url}/api/v1/schools/${hill.school.id}/students/${hill.students[i]}/attendance-record?termId=${terms.hill}&format=${format}`,
        { headers: { authorization: `Bearer ${person.token}` } },
      );
    const pdf = await file(0, guardian, 'pdf');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const opened = await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer()));
    const { text } = await extractText(opened, { mergePages: true });
    const { numerator, denominator } = body.figures.rates.attendance;
    for (const part of [...NAMES[0], 'Michaelmas', `(${numerator} / ${denominator})`])
      expect(text).toContain(part);
    expect(await (await file(1, student, 'csv')).text()).toMatch(/Late|Absent|Excused/);
    for (const format of ['pdf', 'csv', 'xlsx']) expect((await file(2, guardian, format)).status).toBe(404);
  });

  it('ask for a term or for days, and for a term of their school', async () => {
    const { guardian } = schools.hill.people;
    expect(await recordOf(hill, 0, guardian, `${span()}&termId=${terms.hill}`)).toMatchObject({
      status: 422,
      body: { code: 'attendance.term_or_days' },
    });
    for (const termId of [terms.lake, newId()])
      expect(await recordOf(hill, 0, guardian, `?termId=${termId}`)).toMatchObject({
        status: 404,
        body: { code: 'attendance.term_not_found' },
      });
  });

  it('read nobody else’s, which looks as if there were none', async () => {
    const { guardian, student } = schools.hill.people;
    const unknown = await app.call(
      'GET',
      `/schools/${hill.school.id}/students/${newId()}/attendance-record`,
      {
        token: guardian.token,
      },
    );
    for (const [person, own] of [
      [guardian, 0],
      [student, 1],
    ] as const)
      for (const i of NAMES.keys()) {
        const answer = await recordOf(hill, i, person);
        expect([i, answer.status]).toEqual([i, i === own ? 200 : 404]);
        if (i !== own) expect(answer.body).toMatchObject({ code: (unknown.body as { code: string }).code });
      }
  });

  it('read nothing of the whole school, of registers or of what was said by whom', async () => {
    const { guardian, student } = schools.hill.people;
    const paths = [
      'attendance-rates',
      'attendance-students',
      'attendance-day',
      'persistent-absence',
      'registers-on-time',
      `registers/${hill.registerId}/sheet`,
      `students/${hill.students[0]}/attendance`,
      `students/${hill.students[1]}/attendance`,
    ];
    for (const path of paths)
      for (const { token } of [guardian, student])
        expect([
          path,
          (await app.call('GET', `/schools/${hill.school.id}/${path}`, { token })).status,
        ]).toEqual([path, 403]);
  });

  it('read no more once they do not look after the student any longer', async () => {
    const { guardian } = schools.hill.people;
    const move = (from: number, to: number) =>
      app.admin.query(
        'update roster.guardian_links set student_id = $3 where school_id = $1 and student_id = $2',
        [hill.school.id, hill.students[from], hill.students[to]],
      );
    await move(0, 3);
    expect((await recordOf(hill, 0, guardian)).status).toBe(404);
    expect((await recordOf(hill, 3, guardian)).status).toBe(200);
    await move(3, 0);
    expect((await recordOf(hill, 0, guardian)).status).toBe(200);
  });
});

describe('K1 a guardian with a child in each of two schools', () => {
  it('reads each child in its school and in no other', async () => {
    const { guardian } = schools.hill.people;
    expect((await recordOf(hill, 0, guardian)).status).toBe(200);
    expect((await recordOf(lake, 4, guardian)).body.displayName).toBe(NAMES[4].join(' '));
    expect((await recordOf(lake, 0, guardian)).status).toBe(404);
    expect((await recordOf(hill, 4, guardian)).status).toBe(404);
    expect((await recordOf(lake, 4, guardian, '', hill.school.id)).status).toBe(404);
    expect((await recordOf(hill, 0, guardian, '', lake.school.id)).status).toBe(404);
  });
});

describe('K1 families of another school', () => {
  const strangers = () => {
    const { guardian, student } = schools.lake.people;
    return [guardian, student];
  };
  const everyRecord = async (person: TestPerson) =>
    Promise.all(hill.students.map(async (_, i) => (await recordOf(hill, i, person)).status));
  const none = NAMES.map(() => 404);

  it('are kept out', async () => {
    for (const person of strangers()) expect(await everyRecord(person)).toEqual(none);
  });

  it('are kept out by row security alone, let in as who they are with the guard off', async () => {
    const doorkeeper = app.app.get(Doorkeeper);
    const { admit } = doorkeeper;
    const { id: schoolId, districtId } = schools.lake;
    doorkeeper.admit = async (access) => access.actorIn({ schoolId, districtId });
    try {
      for (const person of strangers()) expect(await everyRecord(person)).toEqual(none);
      // It is row security that refuses: their own record is there under whatever school's path.
      expect((await recordOf(lake, 1, schools.lake.people.student, '', hill.school.id)).status).toBe(200);
    } finally {
      doorkeeper.admit = admit;
    }
  });

  it('are kept out by the guard alone, with row security off', async () => {
    const { rows } = await app.admin.query<{ relation: string }>(
      'select relation from platform.table_classes',
    );
    const all = (what: string) =>
      app.admin.query(
        rows.map(({ relation }) => `alter table ${relation} ${what} row level security`).join(';'),
      );
    await all('disable');
    try {
      for (const person of strangers()) {
        expect(await everyRecord(person)).toEqual(none);
        const throughOwn = hill.students.map((_, i) => recordOf(hill, i, person, '', lake.school.id));
        expect((await Promise.all(throughOwn)).map(({ status }) => status)).toEqual(none);
      }
      expect((await recordOf(lake, 1, schools.lake.people.student)).status).toBe(200);
    } finally {
      await all('enable');
    }
  });
});
