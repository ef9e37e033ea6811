import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor, type Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { loadSettings } from '#platform/config/settings';
import { readAuditLog } from '#platform/persistence/audit-log';
import type { TenantReader } from '#platform/persistence/tenant-reader';
import {
  ListAnnouncementsHandler,
  ListAnnouncementsQuery,
} from '../../../src/learning/queries/list-announcements.query.js';
import {
  ListAnswersToGradeHandler,
  ListAnswersToGradeQuery,
} from '../../../src/learning/queries/list-answers-to-grade.query.js';
import { ListAttemptsHandler, ListAttemptsQuery } from '../../../src/learning/queries/list-attempts.query.js';
import {
  ListCertificatesHandler,
  ListCertificatesQuery,
  type CertificateFilter,
} from '../../../src/learning/queries/list-certificates.query.js';
import {
  ListCourseEnrolmentsHandler,
  ListCourseEnrolmentsQuery,
} from '../../../src/learning/queries/list-course-enrolments.query.js';
import {
  ListSubmissionsHandler,
  ListSubmissionsQuery,
} from '../../../src/learning/queries/list-submissions.query.js';
import { ListCoursesHandler, ListCoursesQuery } from '../../../src/roster/queries/list-courses.query.js';
import { ListMeetingsHandler, ListMeetingsQuery } from '../../../src/roster/queries/list-meetings.query.js';
import {
  ListRosterPeopleHandler,
  ListRosterPeopleQuery,
} from '../../../src/roster/queries/list-roster-people.query.js';
import { ListSectionsHandler, ListSectionsQuery } from '../../../src/roster/queries/list-sections.query.js';
import { crowdedSchool, type CrowdedSchool } from '../../support/crowded-school.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { until } from '../../support/until.js';
import { ExplainingReader, GenericPlans, type PlanFacts } from '../../support/plans.js';

/** What is asked about is little; what is around it must not be read for it. */
describe('lists of a crowded school', () => {
  let kit: PersistenceKit;
  let replica: TestReplica;
  let school: CrowdedSchool;
  beforeAll(async () => {
    kit = await PersistenceKit.start();
    replica = kit.replica();
    school = await crowdedSchool(kit);
  });
  afterAll(() => kit.stop());

  const office = () => systemActor(school.id);

  const BEGINNINGS = ['people_of_family_name', 'people_of_given_name', 'people_of_preferred_name'];

  interface Asked<Item> extends Page<Item> {
    readonly plan: PlanFacts;
  }
  async function ask<Item>(list: (reader: TenantReader) => Promise<Page<Item>>): Promise<Asked<Item>> {
    const reader = new ExplainingReader(replica.database);
    const page = await list(reader);
    return { ...page, plan: reader.plans.at(-1)! };
  }

  describe('of the roster', () => {
    const people = (q: string) =>
      ask((reader) =>
        new ListRosterPeopleHandler(reader).execute(
          new ListRosterPeopleQuery({ limit: 20, sort: 'familyName', q }, office()),
        ),
      );
    const named = async (q: string) => (await people(q)).items.map(({ displayName }) => displayName);

    it('people are found by the beginning of any of their names, in any case, by indexes', async () => {
      expect(await named('fAMILY 77')).toEqual([
        'Given 77 Family 77',
        ...(await named('family 77')).slice(1),
      ]);
      expect(await named('given 1000')).toEqual(['Given 1000 Family 1000']);
      expect(await named('CALLED 107')).toEqual(['Called 107 Family 107']);
      expect(await named('amily 77')).toEqual([]);
      expect(await named('%')).toEqual([]);
      const { plan } = await people('family 77');
      expect(plan.indexes).toEqual(expect.arrayContaining(BEGINNINGS));
    });

    it('of many who are called so few are read for a page', async () => {
      const { items, plan } = await ask((reader) =>
        new ListRosterPeopleHandler(reader).execute(
          new ListRosterPeopleQuery({ limit: 5, sort: '-familyName', q: 'given' }, office()),
        ),
      );
      expect(items.map(({ familyName }) => familyName)).toEqual(
        [999, 998, 997, 996, 995].map((n) => `Family ${n}`),
      );
      expect(plan.pages).toBeLessThan(100);
    });

    it.each(['familyName', '-familyName', 'givenName', '-givenName'] as const)(
      'who is called so is shown page by page by %s, once, of the own school, and with what else is asked for',
      async (sort) => {
        const other = await kit.school();
        await kit.admin.query(
          `insert into roster.people (id, school_id, roles, given_name, family_name, preferred_name)
           select gen_random_uuid(), $1, array[case when n % 2 = 0 then 'staff' else 'student' end], 'Fam' || n % 3, 'Fame ' || n % 5, 'Famous'
           from generate_series(1, 20) n`,
          [other],
        );
        const order = sort.includes('family') ? 'family_name, given_name, id' : 'given_name, family_name, id';
        for (const [schoolId, q, role, count] of [
          [school.id, 'FAMILY 1', undefined, 112],
          [school.id, 'family 1', 'student', 112],
          [school.id, 'family 1', 'staff', 0],
          [other, 'fam', undefined, 20],
          [other, 'fam', 'staff', 10],
        ] as const) {
          const shown: string[] = [];
          for (let after: string | undefined, more = true; more;) {
            const wish = { limit: 7, sort, q, ...(role && { role }), ...(after !== undefined && { after }) };
            const handler = new ListRosterPeopleHandler(replica.reader);
            const part = await handler.execute(new ListRosterPeopleQuery(wish, systemActor(schoolId)));
            shown.push(...part.items.map(({ id }) => id));
            [after, more] = [part.next, part.next !== undefined];
          }
          const those = await kit.rows<{ id: string }>(
            `select id from roster.people where school_id = $1 and lower($2) in (left(lower(family_name), length($2)),
               left(lower(given_name), length($2)), left(lower(preferred_name), length($2)))
               and ($3::text is null or $3 = any (roles)) order by ${order}`,
            [schoolId, q, role ?? null],
          );
          const ids = those.map(({ id }) => id);
          expect(shown).toEqual(sort.startsWith('-') ? ids.toReversed() : ids);
          expect(shown).toHaveLength(count);
        }
      },
    );

    it('courses are read in the order of their titles, and none but those of the page', async () => {
      const { items, plan } = await ask((reader) =>
        new ListCoursesHandler(reader).execute(new ListCoursesQuery({ limit: 3, sort: '-title' }, office())),
      );
      expect(items.map(({ title }) => title)).toEqual(['Subject 1000', 'Subject 0999', 'Subject 0998']);
      expect(plan.indexes).toEqual(['courses_by_title']);
      expect(plan.pages).toBeLessThan(20);
    });

    it('letters beyond ASCII are letters', async () => {
      await kit.admin.query(
        `update roster.people set family_name = 'Åström-Żółć' where given_name = 'Given 500'`,
      );
      expect(await named('åSTRÖM-ż')).toEqual(['Given 500 Åström-Żółć']);
    });

    it('classes are found by the beginning of their title, by an index', async () => {
      const { items, plan } = await ask((reader) =>
        new ListSectionsHandler(reader).execute(
          new ListSectionsQuery({ limit: 20, sort: 'title', q: 'class 10' }, office()),
        ),
      );
      expect(items.map(({ title }) => title).slice(0, 3)).toEqual(['Class 10', 'Class 100', 'Class 1000']);
      expect(plan.indexes).toContain('sections_of_title');
    });

    it('lessons are read in the order of the week, and none of another time', async () => {
      const { items, plan } = await ask((reader) =>
        new ListMeetingsHandler(reader).execute(
          new ListMeetingsQuery({ limit: 20, sort: 'weekday' }, office()),
        ),
      );
      expect(new Set(items.map(({ weekday, startsAt }) => `${weekday} ${startsAt}`))).toEqual(
        new Set(['1 08:00']),
      );
      expect(plan.indexes).toContain('meetings_by_time');
      expect(plan.pages).toBeLessThan(200);
    });

    it('lessons stand at the time of their period, whichever comes first: the lesson or another time', async () => {
      const [move, add] = await Promise.all([kit.connectionOf('admin'), kit.connectionOf('admin')]);
      const moved = (to: string) =>
        move.query(`update roster.periods set starts_at = $2 where school_id = $1 and name = 'Period 0'`, [
          school.id,
          to,
        ]);
      const added = () =>
        add.query(
          `insert into roster.meetings (id, school_id, section_id, period_id, weekday, starts_on, ends_on)
           select gen_random_uuid(), $1, s.id, p.id, 7, s.starts_on, s.ends_on
           from roster.periods p, (select * from roster.sections f where school_id = $1
             and not exists (select from roster.meetings m where m.section_id = f.id and m.weekday = 7) limit 1) s
           where p.school_id = $1 and p.name = 'Period 0'`,
          [school.id],
        );
      for (const [first, then, to] of [
        [move, add, '07:10'],
        [add, move, '07:20:30'],
      ] as const) {
        const act = (by: typeof move) => (by === move ? moved(to) : added());
        await first.query('begin');
        await act(first);
        const waits = act(then);
        await until(async () => (await waitingBehind(first)) === 1, 'the other one waits');
        await first.query('commit');
        await waits;
        const times = await kit.rows(
          `select distinct m.starts_at::text as at from roster.meetings m join roster.periods p on p.id = m.period_id
           where p.school_id = $1 and p.name = 'Period 0'`,
          [school.id],
        );
        expect(times).toEqual([{ at: `${to.slice(0, 5)}:00` }]);
      }
      await add.query('begin');
      await added();
      await move.query(`begin; set local lock_timeout = '2s'`);
      const ends = `update roster.periods set ends_at = ends_at + interval '1 minute' where school_id = $1`;
      expect((await move.query(ends, [school.id])).rowCount).toBe(8); // at once: no lesson has a copy of it
      await move.query('rollback');
      await add.query('rollback');
      await Promise.all([move.end(), add.end()]);
    });
  });

  describe('of what learners have', () => {
    const as = (personId: string, manage: 'own' | 'none'): Actor => ({
      ...systemActor(school.id, personId),
      reach: (permission) => (permission === 'learning.course.manage' ? manage : 'own'),
    });
    const page = { limit: 50, sort: 'id' } as const;
    type Wish = { limit: number; sort: 'id' | '-id'; after?: string };
    const settings = loadSettings({});
    const LISTS = {
      submissions: (reader, actor, asked = page) =>
        new ListSubmissionsHandler(reader).execute(new ListSubmissionsQuery(asked, actor)),
      attempts: (reader, actor, asked = page) =>
        new ListAttemptsHandler(reader).execute(new ListAttemptsQuery(asked, actor)),
      certificates: (reader, actor) =>
        new ListCertificatesHandler(reader, settings).execute(
          new ListCertificatesQuery({ limit: 50, sort: 'serial' }, actor),
        ),
      enrolments: (reader, actor, asked = page) =>
        new ListCourseEnrolmentsHandler(reader).execute(new ListCourseEnrolmentsQuery(asked, actor)),
    } satisfies Record<
      string,
      (reader: TenantReader, actor: Actor, asked?: Wish) => Promise<Page<{ id: string }>>
    >;
    type Table = keyof typeof LISTS;
    const TABLES = Object.keys(LISTS) as Table[];

    /** What is theirs of the table, found from what is asked about. */
    const those = async (table: Table, where: string, value: string) =>
      (await kit.rows<{ id: string }>(`select id from learning.${table} where ${where} = $1`, [value])).map(
        ({ id }) => id,
      );

    it.each(TABLES)(
      'an author sees %s of own courses, and as a guardian those of the own child',
      async (table) => {
        const { teacher, own, child } = school;
        const { items, plan } = await ask<{ id: string }>((reader) =>
          LISTS[table](reader, as(teacher.personId, 'own')),
        );
        const ofCourses = await those(table, 'run_id', own.runId);
        const ofChild = await those(table, 'learner_id', child.rosterId);
        expect(items.map(({ id }) => id).toSorted()).toEqual([...ofCourses, ...ofChild].toSorted());
        expect(items).toHaveLength(2);
        const ofRun = table === 'certificates' ? 'certificates_of_run_by_number' : `${table}_of_run`;
        expect(plan.indexes).toEqual(expect.arrayContaining([ofRun, `${table}_of_learner`]));
        expect(plan.pages).toBeLessThan(300);
      },
    );

    it.each(TABLES)('who works on no course sees %s of the own child alone, or one’s own', async (table) => {
      const { teacher, child } = school;
      for (const { personId } of [teacher, child]) {
        const { items } = await ask<{ id: string }>((reader) => LISTS[table](reader, as(personId, 'none')));
        expect(items.map(({ id }) => id)).toEqual(await those(table, 'learner_id', child.rosterId));
      }
    });

    it.each(['submissions', 'attempts', 'enrolments'] as const)(
      'an author of half of the school is shown all %s, and for a page not all are read',
      async (table) => {
        const author = as(school.child.personId, 'own');
        const list = (reader: TenantReader, wish: Wish): Promise<Page<{ id: string }>> =>
          LISTS[table](reader, author, wish);
        for (const sort of ['id', '-id'] as const) {
          const shown: string[] = [];
          for (let wish: Wish | undefined = { limit: 200, sort }; wish;) {
            const { items, next }: Page<{ id: string }> = await list(replica.reader, wish);
            shown.push(...items.map(({ id }) => id));
            wish = next === undefined ? undefined : { limit: 200, sort, after: next };
          }
          const own = await kit.rows<{ id: string }>(
            `select id from learning.${table} where run_id in (select r.id from learning.runs r
               join learning.courses c on c.id = r.course_id where $1 = any (c.instructors)) order by id`,
            [school.child.personId],
          );
          const ids = own.map(({ id }) => id);
          expect(shown).toEqual(sort === 'id' ? ids : ids.toReversed());
          expect(shown).toHaveLength(500);
        }
        const { items, plan } = await ask((reader) => list(reader, { limit: 5, sort: '-id' }));
        expect(items).toHaveLength(5);
        expect(plan.pages).toBeLessThan(300);
      },
    );

    it.each([
      ['serial', 'number'],
      ['learnerName', 'learner_name'],
    ] as const)(
      'an author of half of the school is shown all certificates by %s, and for a page not all are read',
      async (order, column) => {
        const author = as(school.child.personId, 'own');
        const list = (
          reader: TenantReader,
          wish: { limit: number; sort: CertificateFilter['sort']; after?: string },
        ) => new ListCertificatesHandler(reader, settings).execute(new ListCertificatesQuery(wish, author));
        const own = await kit.rows<{ id: string }>(
          `select t.id from learning.certificates t join learning.runs r on r.id = t.run_id
             join learning.courses c on c.id = r.course_id where $1 = any (c.instructors) order by t.${column}, t.id`,
          [school.child.personId],
        );
        const ids = own.map(({ id }) => id);
        expect(ids).toHaveLength(500);
        for (const sort of [order, `-${order}`] as const) {
          const shown: string[] = [];
          for (let after: string | undefined, more = true; more;) {
            const part: Page<{ id: string }> = await list(replica.reader, {
              limit: 200,
              sort,
              ...(after !== undefined && { after }),
            });
            shown.push(...part.items.map(({ id }) => id));
            [after, more] = [part.next, part.next !== undefined];
          }
          expect(shown).toEqual(sort === order ? ids : ids.toReversed());
          const { items, plan } = await ask((reader) => list(reader, { limit: 5, sort }));
          expect(items).toHaveLength(5);
          expect(plan.pages).toBeLessThan(300);
        }
      },
    );

    it('an author’s answers to grade are looked for in own courses', async () => {
      const query = new ListAnswersToGradeQuery(
        { limit: 20, sort: 'attemptId' },
        as(school.teacher.personId, 'own'),
      );
      const { plan } = await ask((reader) => new ListAnswersToGradeHandler(reader).execute(query));
      expect(plan.indexes).toContain('attempts_to_grade');
      expect(plan.pages).toBeLessThan(200);
    });
  });

  it('announcements of a run are read from their end, and those of no other', async () => {
    const reader = new GenericPlans(kit.replica({ size: 1 }).database);
    const { items } = await new ListAnnouncementsHandler(reader).execute(
      new ListAnnouncementsQuery(school.own.runId, { limit: 20 }, office()),
    );
    const those = await kit.rows<{ id: string }>(
      'select id from learning.announcements where run_id = $1 order by id desc limit 20',
      [school.own.runId],
    );
    expect(items.map(({ id }) => id)).toEqual(those.map(({ id }) => id));
    expect(reader.plans[0]!.indexes).toContain('announcements_of_run');
    expect(reader.plans[0]!.pages).toBeLessThan(200);
  });

  it('the log is read from its end, though all stands at one moment', async () => {
    const { items, plan } = await ask((reader) => readAuditLog(reader, { limit: 20 }, office()));
    expect(items).toHaveLength(20);
    expect(plan.indexes).toEqual(['audit_entries_school_id_at_id_idx1']); // of each month: audit_entries_latest
    expect(plan.pages).toBeLessThan(60);
  });
});
