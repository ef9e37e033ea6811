import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#domain/kernel/id';
import { RosterOffice, type ListOf, type Problem, type Resource } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools } from '../../support/two-schools.js';

const LISTS = [
  'academic-years',
  'terms',
  'calendar/days',
  'periods',
  'courses',
  'sections',
  'meetings',
  'people',
  'guardian-links',
  'enrolments',
  'teaching-assignments',
];

let app: TestApp;
let hill: RosterOffice;
let lake: RosterOffice;

beforeAll(async () => {
  app = await TestApp.start();
  const schools = await twoSchools(app);
  hill = new RosterOffice(app, schools.hill);
  lake = new RosterOffice(app, schools.lake);
});
afterAll(() => app.stop());

const list = (path: string) => hill.get<ListOf<Resource> & Problem>(path);

/** Every page of a list, one after the other; `between` runs after each. */
async function pages(path: string, between: (seen: readonly Resource[]) => Promise<void> = async () => {}) {
  const seen: Resource[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: ListOf<Resource> = (await list(`${path}${after && `&after=${after}`}`)).body;
    seen.push(...page.items);
    await between(seen);
    after = page.next;
  }
  return seen;
}

async function people(office: RosterOffice, grade: string, names: readonly (readonly [string, string])[]) {
  await app.admin.query(
    `insert into roster.people (school_id, id, roles, given_name, family_name, grades)
     select $1, gen_random_uuid(), '{student}', given, family, array[$4]
     from unnest($2::text[], $3::text[]) as n (given, family)`,
    [office.school.id, names.map(([given]) => given), names.map(([, family]) => family), grade],
  );
}

describe('a list', () => {
  const name = fc.constantFrom('Ada', 'Émile', 'Ödön', 'ada', 'O’Brien', 'Łucja', 'Zoë', 'a b');

  it('shows each item once and in order, whatever the size of its pages, whichever way it is sorted', async () => {
    const sorts = {
      familyName: ['familyName', 'givenName'],
      givenName: ['givenName', 'familyName'],
    } as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, name), { maxLength: 25 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('familyName' as const, 'givenName' as const),
        fc.boolean(),
        async (names, limit, sort, backwards) => {
          const grade = newId().slice(-12);
          await people(hill, grade, names);
          await people(lake, grade, names);
          const seen = await pages(
            `/people?grade=${grade}&limit=${limit}&sort=${backwards ? '-' : ''}${sort}`,
          );
          const [first, second] = sorts[sort];
          const { rows } = await app.admin.query<{ id: string }>(
            `select p.id from roster.people p,
               lateral (values (family_name, given_name)) as n ("familyName", "givenName")
             where school_id = $1 and $2 = any (grades)
             order by n."${first}", n."${second}", p.id`,
            [hill.school.id, grade],
          );
          const expected = backwards ? rows.toReversed() : rows;
          expect(seen.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('neither repeats nor hides what stays while others come and go between its pages', async () => {
    const moment = fc.record({ add: fc.tuple(name, name), remove: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, name), { minLength: 6, maxLength: 20 }),
        fc.array(moment, { minLength: 1, maxLength: 6 }),
        async (names, moments) => {
          const grade = newId().slice(-12);
          await people(hill, grade, names);
          const { rows } = await app.admin.query<{ id: string }>(
            `select id from roster.people where school_id = $1 and $2 = any (grades)`,
            [hill.school.id, grade],
          );
          const staying = new Set(rows.map(({ id }) => id));
          let step = 0;
          const seen = await pages(`/people?grade=${grade}&limit=3`, async (shown) => {
            const happens = moments[step++];
            if (!happens) return;
            await people(hill, grade, [happens.add]);
            const gone = happens.remove ? shown.at(-1)?.id : undefined;
            if (gone) await app.admin.query('delete from roster.people where id = $1', [gone]);
          });
          const ids = seen.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(new Set(ids.filter((id) => staying.has(id)))).toEqual(staying);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('takes no cursor but its own, made for the order that is asked for', async () => {
    await people(hill, 'cursors', [
      ['Ada', 'Byron'],
      ['Emmy', 'Noether'],
    ]);
    const refused = {
      status: 422,
      body: { code: 'platform.cursor_invalid', errors: [{ pointer: '/query/after' }] },
    };
    const { next } = (await list('/people?grade=cursors&limit=1')).body;
    expect(await list(`/people?after=${next}&sort=givenName`)).toMatchObject(refused);
    expect(await list(`/people?after=${next}&sort=-familyName`)).toMatchObject(refused);
    expect(await list(`/sections?after=${next}`)).toMatchObject(refused);
    const forged = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.json({ maxDepth: 1 }),
      fc
        .array(
          fc.oneof(
            fc.constantFrom('familyName', 'date', 'title', 'weekday'),
            fc.string(),
            fc.integer(),
            fc.double(),
          ),
        )
        .map((key) => JSON.stringify(key)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...LISTS, 'registers', 'memberships', 'invitations'),
        forged,
        fc.boolean(),
        async (path, text, encoded) => {
          const after = encoded ? Buffer.from(text).toString('base64url') : encodeURIComponent(text);
          expect(await list(`/${path}?after=${after}`)).toMatchObject({
            ...refused,
            body: { code: expect.stringMatching(/^platform\.(cursor|input)_invalid$/) },
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each(LISTS)('%s are asked for by what they declare and nothing else', async (path) => {
    const asked = [
      ['sort=id%3Bdrop', '/sort'],
      ['sort=version', '/sort'],
      ['limit=0', '/limit'],
      ['limit=201', '/limit'],
      ['limit=ten', '/limit'],
      ['schoolId=x', '/schoolId'],
      ['sort=title&sort=title', '/sort'],
    ];
    for (const [query, pointer] of asked) {
      const answer = await list(`/${path}?${query}`);
      expect(answer).toMatchObject({ status: 422, body: { code: 'platform.input_invalid' } });
      expect(answer.body.errors!.map((fault) => fault.pointer)).toContain(`/query${pointer}`);
    }
  });

  it('filters by each thing that it declares', async () => {
    const year = await hill.year({ title: 'Filters' });
    const [course, term] = await Promise.all([
      hill.course({ code: 'F-1' }),
      hill.term({ academicYearId: year.id }),
    ]);
    const of = { academicYearId: year.id };
    const section = await hill.section({ ...of, courseId: course.id, title: 'Filtered class' });
    const form = await hill.section({ ...of, kind: 'form', title: 'Filtered form' });
    await hill.call('PUT', `/sections/${section.id}/terms`, { body: { termIds: [term.id] } });
    await hill.call('POST', `/sections/${form.id}/end`, { body: { on: '2027-06-30' } });
    const enrolment = await hill.enrolment({ sectionId: section.id });
    const assignment = await hill.assignment({ sectionId: section.id, role: 'aide' });
    const meeting = await hill.meeting({ sectionId: section.id, weekday: 5, endsOn: '2026-10-01' });
    const finds = async (path: string, ...ids: string[]) =>
      expect((await list(`/${path}&limit=200`)).body.items.map(({ id }) => id)).toEqual(ids);
    await finds(`sections?academicYearId=${year.id}`, section.id, form.id);
    await finds(`sections?academicYearId=${year.id}&kind=form`, form.id);
    await finds(`sections?academicYearId=${year.id}&status=active`, section.id);
    await finds(`sections?courseId=${course.id}`, section.id);
    await finds(`sections?termId=${term.id}`, section.id);
    await finds(`sections?teacherId=${assignment.teacherId}`, section.id);
    await finds(`sections?studentId=${enrolment.studentId}`, section.id);
    await finds('sections?q=FILTERED&sort=-title', form.id, section.id);
    await finds('courses?code=F-1', course.id);
    await finds(`terms?academicYearId=${year.id}&on=2026-09-01`, term.id);
    await finds(`terms?academicYearId=${year.id}&on=2026-12-19`);
    await finds(`meetings?sectionId=${section.id}&weekday=5&on=2026-10-01`, meeting.id);
    await finds(`meetings?sectionId=${section.id}&on=2026-10-02`);
    await finds(`meetings?periodId=${meeting.periodId}`, meeting.id);
    await finds(`meetings?teacherId=${assignment.teacherId}&sort=sectionTitle`, meeting.id);
    await finds(`enrolments?studentId=${enrolment.studentId}&state=active`, enrolment.id);
    await finds(`enrolments?studentId=${enrolment.studentId}&state=withdrawn`);
    await finds(
      `teaching-assignments?teacherId=${assignment.teacherId}&role=aide&on=2026-09-01`,
      assignment.id,
    );
    await finds(`teaching-assignments?sectionId=${section.id}&role=primary`);
    const link = await hill.guardianLink();
    await finds(`guardian-links?guardianId=${link.guardianId}`, link.id);
    await finds(`guardian-links?studentId=${link.studentId}`, link.id);
  });
});
