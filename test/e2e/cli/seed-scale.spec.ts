import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RULES } from '../../../src/demo/scale/marks.sql.js';
import { addressOf } from '../../../src/demo/scale/school.sql.js';
import { lyceum } from '../../support/command-line.js';
import { TestApp } from '../../support/test-app.js';

const PASSWORD = 'correct horse battery';
/** What each rule has to find; no constraint or trigger is asked meanwhile. `one` is a locked register, `$1` its school. */
const FAULTS: readonly (readonly [string, string])[] = [
  ['A3', 'update attendance.register_entries set rostered = false where register_id = (table one)'],
  ['A2', 'delete from attendance.mark_revisions where register_id = (table one)'],
  ['a mark with a code', 'update attendance.marks set code_version = 99 where register_id = (table one)'],
  ['A6, A9', 'update attendance.marks set minutes_late = 46 where register_id = (table one)'],
  ['A6, A9', 'delete from attendance.registers where id = (table one)'],
  [
    'an entry of no register',
    'update attendance.register_entries set student_id = uuidv7() where register_id = (table one)',
  ],
  ['A8, A14', 'delete from attendance.marks where register_id = (table one)'],
  ['A5', `update attendance.registers set state = 'submitted' where id = (table one)`],
  ['A5', 'delete from attendance.register_states where register_id = (table one) and version = 2'],
];

const SIZE = ['--schools', '2', '--students', '50', '--days', '15', '--periods', '2'];

describe('a large district', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const rows = async (sql: string) => (await app.admin.query<Record<string, unknown>>(sql)).rows;
  const signIn = async (email: string) => {
    const { body } = await app.call<{ accessToken: string }>('POST', '/sessions', {
      body: { email, password: PASSWORD },
    });
    return body.accessToken;
  };

  it('is made with its past, tells how far it is, and keeps every rule', async () => {
    const made = await lyceum(app, ['seed', 'scale', ...SIZE], PASSWORD);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('2/2 schools, 3,000 marks');
    expect(
      await rows(`select school_id, count(*)::int as marks, count(distinct date)::int as days from attendance.marks
        group by 1 order by 1`),
    ).toEqual(Array(2).fill({ school_id: expect.any(String), marks: 1500, days: 15 }));
    expect(
      await rows(`select state, count(*)::int as n from attendance.registers where date < current_date - 1 group by 1
        order by 1`),
    ).toEqual([
      { state: 'locked', n: expect.any(Number) },
      { state: 'submitted', n: expect.any(Number) },
    ]);
    // A14, A2 and the history of the states, as if it had happened one by one.
    expect(
      await rows(`select r.id from attendance.registers r where r.submitted_at is not null and (
          (select count(*) from attendance.marks m where m.register_id = r.id) <> 25
          or (select count(*) from attendance.register_states s where s.register_id = r.id) <> r.version)`),
    ).toEqual([]);
    // Without a term no mark of the day goes out to records systems.
    expect(
      await rows(`select r.id from attendance.registers r join roster.sections s on s.id = r.section_id where not exists (
          select from roster.terms t where t.academic_year_id = s.academic_year_id and r.date between t.starts_on and t.ends_on)`),
    ).toEqual([]);
    const [codes] = await rows(`select array_agg(distinct code order by code) as all from attendance.marks`);
    expect(codes).toEqual({ all: ['A', 'E', 'L', 'P'] });
  }, 120_000);

  it.each(FAULTS)('would not be kept without %s', async (rule, fault) => {
    const [register] = await rows(
      `select id, school_id from attendance.registers where state = 'locked' limit 1`,
    );
    await app.admin.query(`begin; set local session_replication_role = 'replica'`);
    const { rowCount } = await app.admin.query(
      fault.replace(/^(\w+)/, `with one as (select '${String(register!.id)}'::uuid) $1`),
    );
    const broken: unknown[] = [];
    for (const asked of RULES)
      broken.push(...(await app.admin.query<object>(asked, [register!.school_id])).rows);
    await app.admin.query('rollback');
    expect(rowCount).toBeGreaterThan(0);
    expect(broken).toContainEqual({ broken: expect.stringMatching(new RegExp(`^${rule}`)) });
  });

  it('has an address for everybody, however many they are', async () => {
    const addresses = await rows(
      `select ${addressOf('teacher', 2, "'001'")} as email from unnest(array[1, 10, 100]) n`,
    );
    const of = (n: string) => ({ email: `teacher-${n}@school-001.scale.example` });
    expect(addresses).toEqual([of('01'), of('10'), of('100')]);
  });

  it('A10 comes with its figures, which are what the marks come to', async () => {
    const [figures] = await rows(`select (select count(*)::int from attendance.daily_summaries) as students,
      (select count(*)::int from attendance.register_summaries) as registers,
      (select count(*)::int from attendance.school_days) as days`);
    expect(figures).toEqual({ students: 2 * 50 * 15, registers: 2 * 2 * 2 * 15, days: 2 * 15 });
    const verified = await lyceum(app, ['attendance', 'verify']);
    expect(verified).toMatchObject({ code: 0, out: 'Every kept figure is what its marks come to.\n' });
  }, 60_000);

  it('K1 lets everybody in, each to their own school', async () => {
    const token = await signIn('office@school-001.scale.example');
    const { body } = await app.call<{ items: { schoolId: string }[] }>('GET', '/me/memberships', { token });
    const { schoolId } = body.items[0]!;
    const registers = await app.call<{ items: object[] }>('GET', `/schools/${schoolId}/registers`, { token });
    expect(registers.status).toBe(200);
    const other = await signIn('teacher-01@school-002.scale.example');
    expect((await app.call('GET', `/schools/${schoolId}/registers`, { token: other })).status).toBe(404);
  });

  it('tells what a register of its past was from hour to hour', async () => {
    const [register] =
      await rows(`select r.id, r.school_id, s.name, array[r.starts_at - interval '1 minute', r.starts_at,
        r.ends_at, r.ends_at + interval '7 days'] as hours
      from attendance.registers r join identity.schools s on s.id = r.school_id where r.state = 'locked' limit 1`);
    const {
      id,
      school_id: schoolId,
      name,
      hours,
    } = register as Record<'id' | 'school_id' | 'name', string> & {
      hours: Date[];
    };
    const token = await signIn(`office@school-${name.slice(-3)}.scale.example`);
    const seen: unknown[] = [];
    for (const hour of hours) {
      const path = `/schools/${schoolId}/registers/${id}?asOf=${hour.toISOString()}`;
      const { body } = await app.call<{ state: string; entries: { mark: object | null }[] }>('GET', path, {
        token,
      });
      seen.push([body.state, body.entries.length, body.entries.filter(({ mark }) => mark).length]);
    }
    expect(seen).toEqual([
      ['scheduled', 25, 0],
      ['open', 25, 25],
      ['submitted', 25, 25],
      ['locked', 25, 25],
    ]);
  });

  it('is made in an empty database only, and of a sensible size', async () => {
    expect((await lyceum(app, ['seed', 'scale', ...SIZE], PASSWORD)).err).toContain('in use already');
    expect(await lyceum(app, ['seed', 'scale', '--days', '1000'], PASSWORD)).toMatchObject({ code: 64 });
  });
});
