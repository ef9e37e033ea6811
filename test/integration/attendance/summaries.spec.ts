import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COUNTING_RULE, countMarks, type AttendanceCount } from '#domain/attendance/analytics/counting';
import { systemActor } from '#domain/kernel/actor';
import { SqlSummaryRepository } from '../../../src/attendance/persistence/sql-summary.repository.js';
import {
  VerifySummariesHandler,
  VerifySummariesQuery,
} from '../../../src/attendance/queries/verify-summaries.query.js';
import { PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import {
  countedMarks,
  DAYS,
  randomSchool,
  writeSchool,
  type Counted,
  type RandomSchool,
} from '../../support/random-attendance.js';

const SPAN = [DAYS[0], DAYS[2]] as const;
const LEVELS = {
  daily_summaries: ({ date, student }: Counted) => `${date} ${student}`,
  register_summaries: ({ date, register }: Counted) => `${date} ${register}`,
  school_days: ({ date }: Counted) => date,
};
const OF = { daily_summaries: 'student_id', register_summaries: 'register_id', school_days: null };
type Level = keyof typeof LEVELS;

const SMALL: RandomSchool = {
  meanings: [
    { presence: 2, authorised: true, late: false, notRequired: false },
    { presence: 0, authorised: false, late: false, notRequired: false },
  ],
  registers: [
    {
      day: 0,
      state: 'submitted',
      marks: [0, 1].map((n) => ({
        student: n,
        teacher: { code: n, minutesLate: null, minutesEarly: null },
        office: null,
      })),
    },
  ],
};

describe('the figures of days, kept in PostgreSQL', () => {
  let kit: PersistenceKit;
  let replica: TestReplica;
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    replica = kit.replica();
  });
  afterAll(() => kit.stop());

  const repository = new SqlSummaryRepository();
  const summarise = (schoolId: string, [first, last] = SPAN as readonly [string, string]) =>
    replica.unitOfWork.run(systemActor(schoolId), async () => {
      await repository.hold();
      return repository.summarise(first, last);
    });
  const differences = (schoolId: string) =>
    new VerifySummariesHandler(replica.reader).execute(
      new VerifySummariesQuery(...SPAN, 100, systemActor(schoolId)),
    );

  /** What is kept, by what it is of. */
  async function kept(level: Level, schoolId: string): Promise<Map<string, AttendanceCount>> {
    const key = OF[level] ? `date || ' ' || ${OF[level]}` : 'date::text';
    const rows = await kit.rows<AttendanceCount & { key: string; rule: number }>(
      `select ${key} as key, rule, marks, not_required as "notRequired", possible, attended, late, codes,
         authorised_absence as "authorisedAbsence", unauthorised_absence as "unauthorisedAbsence",
         minutes_late as "minutesLate", minutes_early as "minutesEarly"
       from attendance.${level} where school_id = $1`,
      [schoolId],
    );
    return new Map(
      rows.map(({ key: of, rule, ...count }) => {
        expect(rule).toBe(COUNTING_RULE);
        return [of, count];
      }),
    );
  }

  it('A10: at every level they are what the rule makes of the marks, whatever the marks are', async () => {
    await fc.assert(
      fc.asyncProperty(randomSchool, async (school) => {
        const written = await writeSchool(kit, school);
        const marks = countedMarks(school, written);
        const changed = await summarise(written.id);
        expect(changed.map(({ date }) => date)).toEqual(
          [...new Set(marks.map(({ date }) => date))].toSorted(),
        );
        for (const level of Object.keys(LEVELS) as Level[]) {
          const groups = Map.groupBy(marks, LEVELS[level]);
          const expected = new Map(
            [...groups].map(([of, some]) => [of, countMarks(some.map(({ mark }) => mark))]),
          );
          expect(await kept(level, written.id)).toEqual(expected);
        }
        expect(await differences(written.id)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('A10: counting again changes nothing, and tells of nothing', async () => {
    const { id } = await writeSchool(kit, SMALL);
    const [day] = await summarise(id);
    expect(day).toMatchObject({
      date: DAYS[0],
      count: { marks: 2, possible: 4, attended: 2, codes: { C0: 1, C1: 1 } },
    });
    expect(await summarise(id)).toEqual([]);
  });

  it('A10: what was tampered with, forgotten or is left over is named, and mended by counting again', async () => {
    const { id, students } = await writeSchool(kit, SMALL);
    await summarise(id);
    await kit.rows(
      `update attendance.daily_summaries set attended = 0, unauthorised_absence = 2 where student_id = $1`,
      [students[0]],
    );
    await kit.rows('delete from attendance.register_summaries where school_id = $1', [id]);
    await kit.rows(
      `insert into attendance.school_days select school_id, $2, rule, marks, not_required, possible, attended,
      authorised_absence, unauthorised_absence, late, minutes_late, minutes_early, codes
      from attendance.school_days where school_id = $1`,
      [id, DAYS[1]],
    );
    expect(await differences(id)).toMatchObject([
      { level: 'register', date: DAYS[0], kept: null, counted: { marks: 2 } },
      { level: 'student', date: DAYS[0], of: students[0], kept: { attended: 0 }, counted: { attended: 2 } },
      { level: 'school', date: DAYS[1], of: null, kept: { marks: 2 }, counted: null },
    ]);
    const changed = await summarise(id);
    expect(changed.map(({ date, count }) => [date, count.marks])).toEqual([
      [DAYS[0], 2],
      [DAYS[1], 0],
    ]);
    expect(await differences(id)).toEqual([]);
  });

  it('K1: counting one school leaves the others alone', async () => {
    const [one, other] = [await writeSchool(kit, SMALL), await writeSchool(kit, SMALL)];
    await summarise(one.id);
    expect((await kept('school_days', one.id)).size).toBe(1);
    expect((await kept('school_days', other.id)).size).toBe(0);
  });

  it('A10: who counts while another does waits, and sees what that one has seen', async () => {
    const { id, registers } = await writeSchool(kit, {
      ...SMALL,
      registers: [{ ...SMALL.registers[0]!, state: 'open' }],
    });
    const app = await kit.connectionOf('app');
    await app.query(`begin; select set_config('app.school_id', '${id}', true)`);
    await app.query(
      `select pg_advisory_xact_lock(hashtextextended('summaries ' || platform.current_school(), 0))`,
    );
    const counting = summarise(id);
    await kit.rows(
      `update attendance.registers set state = 'submitted', submitted_at = now() where id = $1`,
      [registers[0]],
    );
    await app.query('commit');
    expect(await counting).toHaveLength(1);
    await app.end();
  });
});
