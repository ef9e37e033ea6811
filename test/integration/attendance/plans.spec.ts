import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { prepared, preparedOnce } from '#platform/persistence/statement';
import { GetRatesHandler, GetRatesQuery } from '../../../src/attendance/queries/get-rates.query.js';
import { GetRegisterHandler, GetRegisterQuery } from '../../../src/attendance/queries/get-register.query.js';
import {
  GetPersistentAbsenceHandler,
  GetPersistentAbsenceQuery,
} from '../../../src/attendance/queries/get-persistent-absence.query.js';
import {
  GetStudentRecordHandler,
  GetStudentRecordQuery,
} from '../../../src/attendance/queries/get-student-record.query.js';
import {
  ListRegistersHandler,
  ListRegistersQuery,
} from '../../../src/attendance/queries/list-registers.query.js';
import {
  ListStudentAttendanceHandler,
  ListStudentAttendanceQuery,
} from '../../../src/attendance/queries/list-student-attendance.query.js';
import { monthsAgo, oldRegister, type OldRegister } from '../../support/old-records.js';
import { PersistenceKit } from '../../support/persistence-kit.js';
import { ExplainingReader, type PlanFacts } from '../../support/plans.js';

const dayOf = (n: number) => `${monthsAgo(n).slice(0, 8)}15`;
const MONTHS = [1, 2, 3, 4, 5, 6];

/** What a read does to a year: looks into the months that it is asked about, by keys, with one plan. */
describe('reads of records that lie in months', () => {
  let kit: PersistenceKit;
  let school: string;
  let last: OldRegister;
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    school = await kit.school();
    const { students, sectionId } = await oldRegister(kit.admin, school, dayOf(7));
    for (const n of MONTHS) last = await oldRegister(kit.admin, school, dayOf(n), { students, sectionId });
    last = await oldRegister(kit.admin, school, dayOf(1), { students });
    await kit.admin.query(
      `insert into roster.people (school_id, id, roles, given_name, family_name)
       select $1, s, '{student}', 'Some', 'Body' from unnest($2::uuid[]) s`,
      [school, students],
    );
    // A handful of rows is read fastest from end to end; whether it could be by index is what is asked.
    await kit.admin.query(
      `do $$ begin execute format('alter database %I set enable_seqscan = off', current_database()); end $$`,
    );
  }, 60_000);
  afterAll(() => kit.stop());

  const plan = async (ask: (reader: ExplainingReader) => Promise<unknown>): Promise<PlanFacts> => {
    const reader = new ExplainingReader(kit.replica().database);
    await ask(reader);
    return reader.plans.at(-1)!;
  };
  const at = () => ({ from: dayOf(1), to: dayOf(1) });
  const actor = () => systemActor(school);
  const oneMonth = [monthsAgo(1).slice(0, 7).replace('-', '_')];

  it('the board looks into the month of its day', async () => {
    const asked = new ListRegistersQuery({ date: dayOf(1), mine: false, limit: 50 }, actor());
    const { months, readWhole, indexes } = await plan((reader) =>
      new ListRegistersHandler(reader).execute(asked),
    );
    expect({ months, readWhole }).toEqual({ months: oneMonth, readWhole: [] });
    expect(indexes).toContain('registers_of_day');
  });

  it('a register looks into its month', async () => {
    const asked = new GetRegisterQuery(last.registerId, actor());
    const { months, readWhole } = await plan((reader) => new GetRegisterHandler(reader).execute(asked));
    expect({ months, readWhole }).toEqual({ months: oneMonth, readWhole: [] });
  });

  it('a student’s days look into the months between', async () => {
    const [studentId] = last.students;
    const list = new ListStudentAttendanceQuery({ studentId: studentId!, ...at(), limit: 50 }, actor());
    const listed = await plan((reader) => new ListStudentAttendanceHandler(reader).execute(list));
    expect(listed).toMatchObject({ months: oneMonth, readWhole: [] });
    const record = new GetStudentRecordQuery(studentId!, at(), actor());
    const recorded = await plan((reader) => new GetStudentRecordHandler(reader).execute(record));
    expect(recorded).toMatchObject({ months: oneMonth, readWhole: [] });
    expect(recorded.indexes).toContain('daily_summaries_school_id_student_id_date_idx');
  });

  it('rates and persistent absence look into the months between, or into none', async () => {
    for (const [by, months] of [
      ['day', []],
      ['section', oneMonth],
      ['year-group', oneMonth],
    ] as const) {
      const asked = new GetRatesQuery({ by, ...at() }, actor());
      expect(await plan((reader) => new GetRatesHandler(reader).execute(asked))).toMatchObject({
        months,
        readWhole: [],
      });
    }
    const asked = new GetPersistentAbsenceQuery({ ...at(), threshold: 0.1 }, actor());
    const absence = await plan((reader) => new GetPersistentAbsenceHandler(reader).execute(asked));
    expect(absence).toMatchObject({ months: oneMonth, readWhole: [] });
  });

  it('a read by keys is planned once, and what comes after it on the connection is not', async () => {
    const { reader } = kit.replica({ size: 1 });
    const mode = `select current_setting('plan_cache_mode') as mode`;
    expect(await reader.rows(actor(), preparedOnce(mode))).toEqual([{ mode: 'force_generic_plan' }]);
    expect(await reader.rows(actor(), prepared(`${mode} `))).toEqual([{ mode: 'auto' }]);
  });
});
