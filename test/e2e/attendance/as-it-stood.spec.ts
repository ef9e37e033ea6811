import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { AttendanceApi } from '../../../src/attendance/attendance.api.js';
import { countStatements } from '../../support/statements.js';
import { TakenRegister } from '../../support/taken-register.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;

beforeAll(async () => {
  app = await TestApp.start({ API_REQUESTS_PER_MINUTE: '100000' }); // the auditor looks often
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

const people = () => schools.hill.people;
const get = async <T>(path: string, by: TestPerson = people().auditor) =>
  app.call<T>('GET', `/schools/${schools.hill.id}${path}`, { token: by.token });

/** What register, day and student show, now or as it stood. */
async function shown(at: TakenRegister, asOf?: string) {
  const { registerId, date } = at.at;
  const when = asOf ? `asOf=${asOf}` : '';
  const register = await get<{ entries: object[]; state: string; code: string }>(
    `/registers/${registerId}?${when}`,
  );
  // What is the teacher's is read anew; the list of the whole school may come from the cache, a moment late.
  const day = await get<{ items: { id: string }[] }>(
    `/registers?mine=true&date=${date}&limit=200&${when}`,
    people().teacher,
  );
  const student = await get<{ items: { registerId: string }[] }>(
    `/students/${at.students[0]}/attendance?limit=200&${when}`,
  );
  const { entries, codes: _, ...rest } = register.body as unknown as { entries: object[]; codes: object[] };
  return {
    register: { ...rest, entries: entries?.map((entry) => ({ ...entry, expected: null })) },
    onTheDay: day.body.items.find(({ id }) => id === registerId),
    ofStudent: student.body.items.filter((item) => item.registerId === registerId),
  };
}

/** This instant by the clock of the database. */
async function instant(): Promise<string> {
  const { rows } = await app.admin.query<{ at: string }>(
    `select to_json(clock_timestamp() at time zone 'UTC')#>>'{}' || 'Z' as at`,
  );
  return rows[0]!.at;
}

const REASON = 'As it was';

/** What may happen to a register; what is not in order is refused and changes nothing. */
const EVENTS = {
  open: (at) => at.post('/open'),
  submit: (at) => at.post('/submit'),
  reopen: (at) => at.post('/reopen', { reason: REASON }, people().admin),
  cancel: (at) => at.post('/cancel', { reason: REASON }, people().office),
  reinstate: (at) => at.post('/reinstate', { reason: REASON }, people().office),
  markAll: async (at) => at.marks((await wishes(at, 'P')).filter(({ baseVersion }) => baseVersion === 0)),
  markOne: async (at) => at.marks((await wishes(at, 'A')).slice(0, 1)),
  amend: async (at) => at.amend((await wishes(at, 'L')).slice(0, 2)),
  override: async (at) => at.override((await wishes(at, 'E')).slice(0, 1)),
  withdraw: async (at) => at.override((await wishes(at, null)).slice(0, 1)),
  lock: (at) =>
    app.admin.query(
      `update attendance.registers set state = 'locked', version = version + 1 where id = $1 and state = 'submitted'`,
      [at.at.registerId],
    ),
  leave: (at) =>
    roster(
      `update roster.enrolments set state = 'withdrawn', ends_on = current_date - 2 where student_id = $1`,
      at,
    ),
  join: (at) =>
    roster(`update roster.enrolments set state = 'active', ends_on = null where student_id = $1`, at),
  rename: (at) => roster(`update roster.people set given_name = given_name || 'a' where id = $1`, at),
} satisfies Record<string, (at: TakenRegister) => Promise<unknown>>;

async function wishes(at: TakenRegister, code: string | null) {
  const { entries } = await at.read();
  return entries.map(({ studentId, mark }) => ({
    studentId,
    code,
    baseVersion: mark?.version ?? 0,
    reason: REASON,
  }));
}

/** Changes the first student in the roster, then brings the day in line. */
async function roster(sql: string, at: TakenRegister): Promise<void> {
  await app.admin.query(sql, [at.students[0]]);
  await app.app.get(AttendanceApi).generateRegisters(systemActor(schools.hill.id));
}

describe('what stood at an instant', () => {
  it('A2, A5, A7 is what was shown at that instant, of register, day and student, whatever has happened since', async () => {
    const names = Object.keys(EVENTS) as (keyof typeof EVENTS)[];
    const likely = ['open', 'markAll', 'submit', 'amend', 'override', 'lock', 'reopen'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...names), fc.constantFrom(...likely)), {
          minLength: 15,
          maxLength: 25,
        }),
        async (happened) => {
          const at = await TakenRegister.of(app, schools.hill);
          const seen = [];
          for (const name of ['rename', 'open', ...happened] as const) {
            await EVENTS[name](at);
            seen.push({ at: await instant(), after: name, shown: await shown(at) });
          }
          for (const moment of seen)
            expect({ after: moment.after, shown: await shown(at, moment.at) }).toEqual({
              after: moment.after,
              shown: moment.shown,
            });
        },
      ),
      { numRuns: 5 },
    );
  }, 180_000);

  it('is nothing before the register was there', async () => {
    const before = await instant();
    const at = await TakenRegister.of(app, schools.hill, 1);
    const { register, onTheDay, ofStudent } = await shown(at, before);
    expect(register).toMatchObject({ code: 'attendance.register_not_found' });
    expect([onTheDay, ofStudent]).toEqual([undefined, []]);
  });

  it('goes by when it was written down, not by when it was said', async () => {
    const at = await (await TakenRegister.of(app, schools.hill, 1)).taken();
    const written = await instant();
    await app.admin.query(
      `insert into attendance.mark_revisions (school_id, date, register_id, student_id, revision, code, reason, marked_at)
       values ($1, $2, $3, $4, 2, 'A', 'said yesterday', now() - interval '1 day')`,
      [schools.hill.id, at.at.date, at.at.registerId, at.students[0]],
    );
    const { entries } = await at.read(`?asOf=${written}`);
    expect(entries).toMatchObject([{ mark: { code: 'P' } }]);
    expect((await at.read(`?asOf=${await instant()}`)).entries).toMatchObject([{ mark: { code: 'A' } }]);
  });

  it('is asked for by an instant with its offset, and by nothing else', async () => {
    const at = await TakenRegister.of(app, schools.hill, 1);
    for (const wrong of ['yesterday', '2026-11-23', '2026-11-23T08:00:00', '2026-02-30T08:00:00Z'])
      expect((await get(`/registers/${at.at.registerId}?asOf=${wrong}`)).status).toBe(422);
  });
});

describe('the history', () => {
  it('A2, A7 of marks shows each change of either layer, in order, by pages', async () => {
    const at = await (await TakenRegister.of(app, schools.hill, 2)).taken();
    const [first] = at.students as [string];
    await at.override([{ studentId: first, code: 'E', baseVersion: 1, reason: 'Letter' }]);
    await at.override([{ studentId: first, code: null, baseVersion: 2, reason: 'Wrong child' }]);
    interface Page {
      items: { revision: number }[];
      next?: string;
    }
    const path = `/registers/${at.at.registerId}/revisions`;
    const mine = await get<Page>(`${path}?studentId=${first}`);
    expect(mine.body.items).toMatchObject([
      { revision: 1, layer: 'teacher', code: 'P', reason: null, markedBy: people().teacher.id },
      { revision: 2, layer: 'office', code: 'E', reason: 'Letter', markedBy: people().office.id },
      { revision: 3, layer: 'office', code: null, codeVersion: null, reason: 'Wrong child' },
    ]);
    const pages: Page['items'] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: { body: Page } = await get<Page>(`${path}?limit=1${after && `&after=${after}`}`);
      pages.push(...page.body.items);
      after = page.body.next;
    }
    expect(pages).toEqual((await get<Page>(path)).body.items);
    expect(pages).toHaveLength(4);
  });

  it('A5 of a register shows each state: since when, why and by whom', async () => {
    const at = await (await TakenRegister.of(app, schools.hill, 1)).locked();
    await at.post('/reopen', { reason: 'A parent has called' }, people().admin);
    const { body } = await get<{ items: object[] }>(`/registers/${at.at.registerId}/states`);
    expect(body.items).toMatchObject([
      { state: 'scheduled', by: null },
      { state: 'open', by: people().teacher.id },
      { state: 'submitted', by: people().teacher.id },
      { state: 'locked', by: null },
      { state: 'reopened', reason: 'A parent has called', by: people().admin.id },
    ]);
  });

  it('K1 is not there for others: another school, a teacher of other classes, students and guardians', async () => {
    const at = await (await TakenRegister.of(app, schools.lake, 1)).taken();
    const own = await (await TakenRegister.of(app, schools.hill, 1)).taken();
    for (const what of ['states', 'revisions'])
      expect((await get(`/registers/${at.at.registerId}/${what}`)).status).toBe(404);
    for (const stranger of [at.students[0], newId()])
      expect(await get(`/students/${stranger}/attendance`)).toMatchObject({
        status: 404,
        body: { code: 'attendance.student_not_found' },
      });
    const student = `/students/${own.students[0]}/attendance`;
    expect((await get<{ items: [] }>(student, people().teacher)).body.items).toHaveLength(1);
    await app.admin.query(
      `update roster.teaching_assignments set ends_on = starts_on where section_id = $1`,
      [own.at.sectionId],
    );
    expect((await get(student, people().teacher)).status).toBe(404);
    expect((await get<{ items: [] }>(`${student}?to=2020-01-01`)).body).toEqual({ items: [] });
    for (const by of [people().student, people().guardian]) expect((await get(student, by)).status).toBe(403);
    expect((await get(`/registers/${newId()}/revisions`)).status).toBe(404);
  });

  it('costs one statement each, for one student or two hundred, now or as it stood', async () => {
    for (const size of [1, 200]) {
      const at = await (await TakenRegister.of(app, schools.hill, size)).taken();
      const { registerId, date } = at.at;
      const asOf = `asOf=${await instant()}`;
      for (const path of [
        `/registers/${registerId}?${asOf}`,
        `/registers?date=${date}&limit=200&${asOf}`,
        `/students/${at.students[0]}/attendance?${asOf}`,
        `/students/${at.students[0]}/attendance`,
        `/registers/${registerId}/states`,
        `/registers/${registerId}/revisions?limit=200`,
      ]) {
        const { result, ofRequest } = await countStatements(() => get(path));
        expect([path, result.status, ofRequest(result)]).toEqual([path, 200, 1]);
      }
    }
  });
});
