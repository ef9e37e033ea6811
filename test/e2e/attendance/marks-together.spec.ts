import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClass, type TestClass } from '../../support/a-class.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';

const CLASSES = 12;
let app: TestApp;
let schools: TwoSchools;
/** As many classes in each of both schools. */
let classes: { hill: TestClass[]; lake: TestClass[] };

beforeAll(async () => {
  app = await TestApp.start({ API_REQUESTS_PER_MINUTE: '100000' });
  schools = await twoSchools(app);
  classes = { hill: await prepare(schools.hill), lake: await prepare(schools.lake) };
});
afterAll(() => app.stop());

/** All are open but the last: that one is closed again, with its marks. */
async function prepare(school: TestSchool): Promise<TestClass[]> {
  const made: TestClass[] = [];
  for (let i = 0; i < CLASSES; i++) made.push(await aClass(app, school, 3));
  for (const each of made) expect((await change(school, each, 'open')).status).toBe(200);
  const last = made.at(-1)!;
  const all = last.students.map((_, i) => ({ student: i, code: 'P', baseVersion: 0 }));
  expect((await mark(school, last, all)).status).toBe(200);
  expect((await change(school, last, 'submit')).status).toBe(200);
  return made;
}

interface Wanted {
  /** By their place on the register; -1 is somebody from another class. */
  readonly student: number;
  readonly code: string;
  readonly baseVersion: number;
}

const change = (school: TestSchool, { registerId }: TestClass, what: string) =>
  app.call('POST', `/schools/${school.id}/registers/${registerId}/${what}`, {
    token: school.people.office.token,
  });

function mark(school: TestSchool, at: TestClass, wanted: readonly Wanted[]) {
  const stranger = school === schools.hill ? classes?.lake[0] : classes?.hill[0];
  const marks = wanted.map(({ student, ...rest }) => ({
    studentId: at.students[student] ?? stranger!.students[0],
    ...rest,
  }));
  const path = `/schools/${school.id}/registers/${at.registerId}/marks`;
  return app.call('POST', path, { token: school.people.teacher.token, body: { marks } });
}

/** One round: a request for each class, good ones among all kinds that are refused. */
const ROUND: readonly (readonly Wanted[])[] = [
  [{ student: 0, code: 'P', baseVersion: 0 }],
  [{ student: -1, code: 'P', baseVersion: 0 }],
  [{ student: 1, code: 'A', baseVersion: 0 }],
  [{ student: 0, code: 'nonsense', baseVersion: 0 }],
  [{ student: 2, code: 'P', baseVersion: 7 }],
  [0, 1, 2].map((student) => ({ student, code: 'P', baseVersion: 0 })),
  [
    { student: 0, code: 'P', baseVersion: 0 },
    { student: 1, code: 'A', baseVersion: 4 },
  ],
  [{ student: 0, code: 'L', baseVersion: 0 }],
  [{ student: 1, code: 'P', baseVersion: 0 }],
  [{ student: 2, code: 'A', baseVersion: 0 }],
  [{ student: 0, code: 'A', baseVersion: 0 }],
  [{ student: 0, code: 'A', baseVersion: 1 }],
];

/** An answer without what differs between two schools: ids, and which request it was. */
function told({ status, body }: { status: number; body: unknown }, at: TestClass) {
  const names = new Map(at.students.map((id, i) => [id, `student ${i}`]));
  const text = JSON.stringify(body).replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, (id) => names.get(id) ?? 'id');
  return { status, body: JSON.parse(text) as unknown };
}

const revisions = async (school: TestSchool) =>
  (
    await app.admin.query<{ n: number; transactions: number; gaps: number }>(
      `select count(*)::int as n, count(distinct xmin::text)::int as transactions,
         count(*) filter (where revision <> 1 + coalesce(previous, 0))::int as gaps
       from attendance.mark_revisions where school_id = $1`,
      [school.id],
    )
  ).rows[0]!;

describe('marks that are made at the same time', () => {
  it('A1, A2 each get the answer that they get alone, and share transactions', async () => {
    const { hill, lake } = classes;
    const before = await revisions(schools.hill);
    const together = await Promise.all(ROUND.map((wanted, i) => mark(schools.hill, hill[i]!, wanted)));
    const alone: typeof together = [];
    for (const [i, wanted] of ROUND.entries()) alone.push(await mark(schools.lake, lake[i]!, wanted));
    const shown = (answers: typeof alone, at: TestClass[]) =>
      answers.map((answer, i) => told(answer, at[i]!));
    expect(shown(together, hill)).toEqual(shown(alone, lake));
    expect(new Set(alone.map(({ status }) => status))).toEqual(new Set([200, 409, 422]));
    const [hills, lakes] = [await revisions(schools.hill), await revisions(schools.lake)];
    expect(hills.n).toBe(lakes.n);
    expect(hills.transactions - before.transactions).toBeLessThan(hills.n - before.n - 2);
    expect([hills.gaps, lakes.gaps]).toEqual([0, 0]);
  });

  it('A1, L1 of one student are made one after the other: one is made, the others are told of it', async () => {
    const at = classes.hill[0]!;
    const codes = ['P', 'A', 'P', 'A', 'P', 'A'];
    const answers = await Promise.all(
      codes.map((code) => mark(schools.hill, at, [{ student: 2, code, baseVersion: 0 }])),
    );
    const first = answers.find(({ status }) => status === 200)!.body as { marks: [{ code: string }] };
    const winner = first.marks[0].code;
    // Who wanted the same learns that it stands, also when overtaken between look and write.
    expect(answers.map(({ status }) => status)).toEqual(codes.map((code) => (code === winner ? 200 : 409)));
    const { rows } = await app.admin.query(
      'select revision, code from attendance.mark_revisions where student_id = $1 and register_id = $2',
      [at.students[2], at.registerId],
    );
    expect(rows).toEqual([{ revision: 1, code: winner }]);
  });

  it('K5 tell of each of them once, with who made it', async () => {
    const { rows } = await app.admin.query(
      `select count(*)::int as events, count(distinct (data->'marks'->0->>'studentId', data->'marks'->0->>'version'))::int as marks,
         array_agg(distinct person_id) as people
       from platform.outbox where school_id = $1 and type = 'attendance.marks_recorded'`,
      [schools.hill.id],
    );
    const { events, marks, people } = rows[0] as { events: number; marks: number; people: string[] };
    expect(events).toBe(marks);
    const { teacher } = schools.hill.people;
    expect(people).toEqual([teacher.id]);
  });
});
