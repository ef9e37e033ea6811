import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AcademicYear } from '#domain/roster/academic-year';
import { Course } from '#domain/roster/course';
import { ChangeCourseUseCase } from '#domain/roster/use-cases/change-course.use-case';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { MikroAcademicYearRepository } from '../../../src/roster/persistence/mikro-academic-year.repository.js';
import { MikroCourseRepository } from '../../../src/roster/persistence/mikro-course.repository.js';
import { member, PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { until } from '../../support/until.js';

const courses = new MikroCourseRepository();
const years = new MikroAcademicYearRepository();
const algebra = {
  title: 'Algebra',
  code: null,
  grades: ['07', '08'],
  subjects: ['a "quoted", {braced} one', ''],
  subjectCodes: [],
};

let kit: PersistenceKit;
let replica: TestReplica;
let school: string;

beforeAll(async () => {
  kit = await PersistenceKit.start();
  replica = kit.replica();
});
beforeEach(async () => {
  school = await kit.school();
});
afterAll(() => kit.stop());

const run = <T>(work: () => Promise<T>) => replica.unitOfWork.run(member(school), work);
const store = <T extends Course | AcademicYear>(aggregate: T) =>
  run(async () => {
    transaction().em.persist(aggregate);
    return aggregate.id;
  });

/** The plain fields of an aggregate, private ones as well. */
const fieldsOf = (aggregate: object): Record<string, unknown> => ({ ...aggregate });

describe('a mapped class', () => {
  it('comes back as it was stored, private fields, lists and nothing included', async () => {
    const id = await store(Course.create(school, algebra));
    const loaded = await run(async () => fieldsOf(await courses.byId(id)));
    expect(loaded).toMatchObject({ id, schoolId: school, version: 1, ...algebra });
  });

  it('K3 keeps a date the date that it is, whatever the zone of the connection', async () => {
    const dates = { startsOn: '2026-03-29', endsOn: '2026-10-25' }; // both change the clocks of Europe
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Sao_Paulo', 'Europe/Warsaw']) {
      const inZone = prepared(`set local timezone = '${zone}'`);
      const year = AcademicYear.create(school, { title: zone, ...dates });
      await run(async () => {
        await transaction().query(inZone);
        years.add(year);
      });
      const loaded = await run(async () => {
        await transaction().query(inZone);
        return fieldsOf(await years.hold(year.id));
      });
      expect(loaded).toMatchObject(dates);
      const sql =
        'select starts_on::text as "startsOn", ends_on::text as "endsOn" from roster.academic_years where id = $1';
      expect(await kit.rows(sql, [year.id])).toEqual([dates]);
    }
  });

  it('is not written when nothing of it changed', async () => {
    const course = await store(Course.create(school, algebra));
    const year = await store(
      AcademicYear.create(school, { title: 'Y', startsOn: '2026-09-01', endsOn: '2027-06-30' }),
    );
    await run(async () => {
      (await courses.byId(course)).change({ title: 'Algebra', grades: ['07', '08'] });
      (await years.hold(year)).change({ startsOn: '2026-09-01' }, []);
    });
    const versions = `select version from roster.courses where id = $1 union all select version from roster.academic_years where id = $2`;
    expect(await kit.rows(versions, [course, year])).toEqual([{ version: 1 }, { version: 1 }]);
    const audited = await kit.rows(
      `select from platform.audit_entries where school_id = $1 and action = 'update'`,
      [school],
    );
    expect(audited).toEqual([]);
  });
});

describe('two changes of one aggregate at the same moment', () => {
  /** Both have read the course before either writes. */
  async function atOnce(expectedVersion: number | undefined) {
    const courseId = await store(Course.create(school, algebra));
    let reads = 0;
    const both = {
      byId: async (id: string) => {
        const course = await courses.byId(id);
        reads++;
        await until(() => reads >= 2, 'both to have read');
        return course;
      },
    };
    const change = (changes: object) =>
      run(() =>
        new ChangeCourseUseCase({ courses: { ...both, add: courses.add, remove: courses.remove } }).execute({
          courseId,
          changes,
          expectedVersion,
        }),
      );
    const outcomes = await Promise.allSettled([change({ title: 'Geometry' }), change({ code: 'MATH-7' })]);
    const [row] = await kit.rows<{ title: string; code: string; version: number }>(
      'select title, code, version from roster.courses where id = $1',
      [courseId],
    );
    return { outcomes, row };
  }

  it('both count when neither minds: the later one is made on what the earlier one left', async () => {
    const { outcomes, row } = await atOnce(undefined);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(row).toEqual({ title: 'Geometry', code: 'MATH-7', version: 3 });
  });

  it('leave one of two that were prepared on the same version, and tell the other that it is stale', async () => {
    const { outcomes, row } = await atOnce(1);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'stale', code: 'kernel.version_stale' },
    });
    expect(row!.version).toBe(2);
    expect([row!.title === 'Geometry', row!.code === 'MATH-7'].filter(Boolean)).toHaveLength(1);
  });
});
