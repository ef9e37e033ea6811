import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { dateIn } from '#domain/kernel/local-date';
import type { TenantReader } from '#platform/persistence/tenant-reader';
import {
  ListRegistersHandler,
  ListRegistersQuery,
} from '../../../src/attendance/queries/list-registers.query.js';
import {
  RegistersByStateHandler,
  RegistersByStateQuery,
} from '../../../src/attendance/queries/registers-by-state.query.js';
import {
  RegistersOfTeacherHandler,
  RegistersOfTeacherQuery,
} from '../../../src/attendance/queries/registers-of-teacher.query.js';
import { PersistenceKit } from '../../support/persistence-kit.js';
import { GenericPlans } from '../../support/plans.js';

const ZONE = 'Europe/Warsaw';
const [SECTIONS, DAYS] = [60, 200];

/** The school is $1; the nth section is taught by the nth person. Triggers would open the registers. */
const PAST = [
  `insert into roster.people (id, school_id, roles, given_name, family_name)
    select md5($1::text || 'person' || n)::uuid, $1::uuid, '{staff}', 'Given', 'Family' from generate_series(1, ${SECTIONS}) n`,
  `insert into roster.academic_years (id, school_id, title, starts_on, ends_on)
    values (md5($1::text)::uuid, $1::uuid, 'Year', current_date - 300, current_date + 60)`,
  `insert into roster.sections (id, school_id, academic_year_id, kind, title, starts_on, ends_on)
    select md5($1::text || n)::uuid, $1::uuid, md5($1::text)::uuid, 'class', 'Class ' || n, current_date - 300, current_date + 60
    from generate_series(1, ${SECTIONS}) n`,
  `insert into roster.teaching_assignments (id, school_id, section_id, teacher_id, role, starts_on)
    select gen_random_uuid(), $1::uuid, md5($1::text || n)::uuid, md5($1::text || 'person' || n)::uuid, 'primary', current_date - 300
    from generate_series(1, ${SECTIONS}) n`,
  `insert into attendance.registers (id, school_id, date, section_id, period_id, title, period_name, time_zone, starts_at, ends_at)
    select gen_random_uuid(), $1::uuid, (now() at time zone '${ZONE}')::date - d, md5($1::text || n)::uuid, md5('period')::uuid, 'Class ' || n, '1', '${ZONE}',
      now() - d * interval '1 day', now() - d * interval '1 day' + interval '1 hour'
    from generate_series(1, ${SECTIONS}) n cross join generate_series(0, ${DAYS - 1}) d`,
];

/** What is asked of a day must read nothing of the days around it. */
describe('a day among many', () => {
  let kit: PersistenceKit;
  let schools: readonly string[];
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    schools = [await kit.school(ZONE), await kit.school(ZONE)];
    await kit.admin.query(`set session_replication_role = 'replica'`);
    for (const school of schools) for (const sql of PAST) await kit.admin.query(sql, [school]);
    await kit.admin.query(`reset session_replication_role`);
    await kit.admin.query('vacuum (analyze)');
  }, 60_000);
  afterAll(() => kit.stop());

  /** Of each school; null is today. */
  const DATES = [null, dateIn(ZONE, new Date(Date.now() - 9 * 86_400_000))];

  async function each<Shown>(
    ask: (reader: TenantReader, actor: Actor, date: string | null) => Promise<Shown>,
    check: (shown: Shown, school: string, date: string) => Promise<void>,
    pages: number,
  ): Promise<void> {
    for (const school of schools)
      for (const date of DATES) {
        const reader = new GenericPlans(kit.replica({ size: 1 }).database);
        // At first a connection reads the catalogue as well.
        for (let again = 0; again < 7; again++)
          await check(await ask(reader, systemActor(school), date), school, date ?? dateIn(ZONE, new Date()));
        expect(reader.plans.at(-1)!.pages).toBeLessThan(pages);
      }
  }
  const on = (school: string, date: string) =>
    kit.rows<{ id: string; title: string }>(
      'select id, title from attendance.registers where school_id = $1 and date = $2 order by starts_at, id',
      [school, date],
    );

  it('the board shows the registers of the day, and reads no others', () =>
    each(
      (reader, actor, date) =>
        new ListRegistersHandler(reader).execute(
          new ListRegistersQuery({ ...(date && { date }), mine: false, limit: 200 }, actor),
        ),
      async ({ items }, school, date) => {
        const those = await on(school, date);
        expect(items.map(({ id }) => id)).toEqual(those.map(({ id }) => id));
        expect(items).toHaveLength(SECTIONS);
      },
      150,
    ));

  it('the registers of the day are counted by their states, and no others are read', () =>
    each(
      (reader, actor, date) =>
        new RegistersByStateHandler(reader).execute(new RegistersByStateQuery(date ?? undefined, actor)),
      async (states) => expect(states).toEqual([{ state: 'scheduled', registers: SECTIONS }]),
      100,
    ));

  it('a teacher’s registers of the day are found by the classes, and no others are read', async () => {
    for (const own of [false, true])
      await each(
        async (reader, actor, date) => {
          const [teacher] = await kit.rows<{ id: string }>(`select md5($1::text || 'person7')::uuid as id`, [
            actor.schoolId,
          ]);
          const query = new RegistersOfTeacherQuery(
            { teacherId: teacher!.id, date: date ?? undefined },
            own ? { ...actor, reach: () => 'own' } : actor,
          );
          return new RegistersOfTeacherHandler(reader).execute(query);
        },
        async (shown, school, date) => {
          const those = (await on(school, date)).filter(({ title }) => title === 'Class 7' && !own);
          expect(shown.map(({ registerId }) => registerId)).toEqual(those.map(({ id }) => id));
        },
        100,
      );
  });
});
