import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EnrolmentExists } from '#domain/roster/enrolment.errors';
import '../../../src/roster/persistence/enrolment.mapping.js'; // says what its constraints mean
import { changesIn, type ImportReport } from '../../support/import-report.js';
import { RosterImports, TODAY } from '../../support/roster-imports.js';
import { delta, enrollment, role, schoolClass, session, small, user } from '../../support/small-district.js';

let imports: RosterImports;

beforeAll(async () => {
  imports = await RosterImports.start();
});
beforeEach(() => imports.reset());
afterAll(() => imports.stop());

async function changesOf(...sent: Parameters<RosterImports['import']>): Promise<string[]> {
  const report: ImportReport = await imports.import(...sent);
  expect(report.problems).toEqual([]);
  expect(await imports.faults(report.importId)).toEqual([]);
  expect(report.state).toBe('done');
  return changesIn(report);
}

async function enrolments(): Promise<string[]> {
  const rows = await imports.rows<{ line: string }>(
    `select concat_ws(' ', source_id, starts_on, ends_on, state) as line from roster.enrolments order by source_id`,
  );
  return rows.map(({ line }) => line);
}

describe('the first import', () => {
  it('gives each school its own year, terms, course, people and classes', async () => {
    expect(await changesOf(small())).toEqual([
      'schools: 2 created',
      'academicYears: 2 created',
      'terms: 3 created',
      'courses: 2 created',
      'sections: 2 created',
      'people: 4 created',
      'enrolments: 3 created',
      'teachingAssignments: 1 created',
      'periods: 2 created',
      'meetings: 10 created',
      'calendarDays: 323 created',
    ]);
    const sections = await imports.rows(
      'select title, kind, starts_on::text, ends_on::text from roster.sections order by 1',
    );
    expect(sections).toEqual([
      { title: 'maths-n', kind: 'class', starts_on: '2026-09-01', ends_on: '2027-01-29' },
      { title: 'maths-s', kind: 'form', starts_on: '2026-09-01', ends_on: '2027-06-25' },
    ]);
    expect(await enrolments()).toEqual([
      'ann-maths-n 2026-09-01 active',
      'bob-maths-n 2026-09-01 active',
      'cy-maths-s 2026-09-01 active',
    ]);
  });

  it('takes given bell times and weekdays, and end dates as the standard means them', async () => {
    const bellTimes = { '2': { startsAt: '11:15', endsAt: '12:00' } };
    const settings = { bellTimes, weekdays: [6, 7], endDates: 'day-after', timeZone: 'Asia/Dubai' } as const;
    await changesOf(small(), { settings });
    const periods = await imports.rows(
      'select name, starts_at::text, ends_at::text from roster.periods order by name',
    );
    expect(periods).toEqual([
      { name: '1', starts_at: '08:00:00', ends_at: '08:45:00' },
      { name: '2', starts_at: '11:15:00', ends_at: '12:00:00' },
    ]);
    const meetings = await imports.rows(
      'select distinct weekday, ends_on::text from roster.meetings order by 1',
    );
    expect(meetings).toEqual([
      { weekday: 6, ends_on: '2027-01-28' },
      { weekday: 7, ends_on: '2027-01-28' },
    ]);
    const [days] = await imports.rows(
      `select min(date)::text, max(date)::text, count(*)::int from roster.calendar_days
       join identity.schools s on s.id = school_id and s.name = 'North School' and s.time_zone = 'Asia/Dubai'`,
    );
    expect(days).toEqual({ min: '2026-09-05', max: '2027-01-24', count: 42 });
  });

  it('makes up the school year of terms that are part of none', async () => {
    const terms = [
      session('autumn', 'term', '2026-09-01', '2027-01-29'),
      session('spring', 'term', '2027-02-01', '2027-06-25'),
    ];
    const sent = { rows: { ...small().rows, 'academicSessions.csv': terms } };
    await changesOf(sent);
    const years = await imports.rows(
      'select title, starts_on::text, ends_on::text from roster.academic_years order by 3',
    );
    expect(years).toEqual([
      { title: '2026-2027', starts_on: '2026-09-01', ends_on: '2027-01-29' },
      { title: '2026-2027', starts_on: '2026-09-01', ends_on: '2027-06-25' },
    ]);
    expect(await changesOf(sent)).toEqual([]);
  });

  it('reads version 1.1, where a user carries the orgs and the role', async () => {
    const { 'users.csv': users, 'roles.csv': _, ...rest } = small().rows;
    const asIn11 = users!.map((row) => ({
      ...row,
      orgSourcedIds: row.sourcedId === 'cy' ? 'south' : 'd,north',
      role: row.sourcedId === 'tess' ? 'teacher' : 'student',
    }));
    const sent = { version: '1.1', rows: { ...rest, 'users.csv': asIn11 } } as const;
    expect(await changesOf(sent)).toEqual(
      expect.arrayContaining(['people: 4 created', 'enrolments: 3 created']),
    );
    const people = await imports.rows('select source_id, roles from roster.people order by 1');
    expect(people).toEqual([
      { source_id: 'ann', roles: ['student'] },
      { source_id: 'bob', roles: ['student'] },
      { source_id: 'cy', roles: ['student'] },
      { source_id: 'tess', roles: ['staff'] },
    ]);
    expect(await changesOf(sent)).toEqual([]);
  });

  it('links guardians, named on either side, with what they are to the student', async () => {
    const people = {
      'users.csv': [
        user('ann', { agentSourcedIds: 'mum' }),
        user('mum'),
        user('gran', { agentSourcedIds: 'bob' }),
      ],
      'roles.csv': [role('mum', 'parent', 'north'), role('gran', 'relative', 'north')],
    };
    expect(await changesOf(small(people))).toContain('guardianLinks: 2 created');
    const links = `
      select g.source_id as guardian, s.source_id as student, l.relation from roster.guardian_links l
      join roster.people g on g.id = l.guardian_id join roster.people s on s.id = l.student_id order by 1`;
    expect(await imports.rows(links)).toEqual([
      { guardian: 'gran', student: 'bob', relation: 'relative' },
      { guardian: 'mum', student: 'ann', relation: 'parent' },
    ]);
    expect(await changesOf(small(people))).toEqual([]);
    const withoutGran = { ...people, 'users.csv': [...people['users.csv'].slice(0, 2), user('gran')] };
    expect(await changesOf(small(withoutGran))).toEqual(['guardianLinks: 1 ended']);
  });
});

describe('a later import', () => {
  beforeEach(async () => {
    await changesOf(small());
  });

  it('changes what the package says differently, and nothing else', async () => {
    const changes = {
      'orgs.csv': [{ sourcedId: 'north', name: 'Northern School' }],
      'users.csv': [user('ann', { familyName: 'Lee' })],
      'classes.csv': [{ sourcedId: 'maths-n', title: 'Maths', periods: '2' }],
    };
    expect(await changesOf(small(changes))).toEqual([
      'schools: 1 updated',
      'sections: 1 updated',
      'people: 1 updated',
      'meetings: 5 ended',
    ]);
    const names =
      await imports.rows(`select s.name, p.family_name from identity.schools s join roster.people p
      on p.school_id = s.id where p.source_id = 'ann'`);
    expect(names).toEqual([{ name: 'Northern School', family_name: 'Lee' }]);
    const audited = await imports.rows(`select subject_type, before ->> 'family_name' as before,
      after ->> 'family_name' as after from platform.audit_entries where subject_type = 'RosterPerson'`);
    expect(audited).toEqual([{ subject_type: 'RosterPerson', before: 'Doe', after: 'Lee' }]);
  });

  it('moves classes and enrolments with their term', async () => {
    const autumn = { sourcedId: 'autumn', startDate: '2026-09-07', endDate: '2027-01-29' };
    expect(await changesOf(small({ 'academicSessions.csv': [autumn] }))).toEqual([
      'terms: 2 updated',
      'sections: 2 updated',
      'enrolments: 3 updated',
      'teachingAssignments: 1 updated',
      'meetings: 10 created, 10 ended',
    ]);
  });

  it('ends what a bulk package no longer mentions, from today on', async () => {
    expect(
      await changesOf(small({}, ['bob', 'bob-student-north', 'bob-maths-n', 'maths-s', 'cy-maths-s'])),
    ).toEqual(['sections: 1 ended', 'people: 1 ended', 'enrolments: 2 ended']);
    expect(await enrolments()).toEqual([
      'ann-maths-n 2026-09-01 active',
      `bob-maths-n 2026-09-01 ${TODAY} withdrawn`,
      `cy-maths-s 2026-09-01 ${TODAY} withdrawn`,
    ]);
  });

  it('keeps what a faulty row said before, in good-rows-only', async () => {
    const faulty = small({ 'users.csv': [user('bob', { email: 'nonsense' })] });
    const report = await imports.import(faulty, { mode: 'good-rows-only' });
    expect(changesIn(report)).toEqual([]);
    expect(report.files.map(({ file, faulty: f, heldBack }) => [file, f, heldBack]).slice(4)).toEqual([
      ['users.csv', 1, 0],
      ['roles.csv', 0, 1],
      ['enrollments.csv', 0, 1],
    ]);
  });

  it('takes a delta: new, changed and gone rows, referring to what is known', async () => {
    const changes = delta({
      'users.csv': [user('dot'), user('ann', { givenName: 'Anna' })],
      'roles.csv': [role('dot', 'student', 'south')],
      'enrollments.csv': [
        enrollment('dot', 'maths-s', 'south'),
        { sourcedId: 'bob-maths-n', status: 'tobedeleted' },
      ],
    });
    expect(await changesOf(changes)).toEqual([
      'people: 1 created, 1 updated',
      'enrolments: 1 created, 1 ended',
    ]);
    expect(await changesOf(changes)).toEqual([]);
  });

  it('brings back what had ended', async () => {
    await changesOf(delta({ 'enrollments.csv': [{ sourcedId: 'bob-maths-n', status: 'tobedeleted' }] }));
    expect(await changesOf(small())).toEqual(['enrolments: 1 updated']);
    expect(await enrolments()).toContain('bob-maths-n 2026-09-01 active');
  });

  it('lets one enrolment end and the next begin in the same breath', async () => {
    await changesOf(small({ 'enrollments.csv': [{ sourcedId: 'ann-maths-n', beginDate: '2026-10-01' }] }));
    const again = small({
      'enrollments.csv': [
        { sourcedId: 'ann-maths-n', beginDate: '2026-11-01' },
        { ...enrollment('ann', 'maths-n', 'north'), sourcedId: 'ann-before', endDate: '2026-10-31' },
      ],
    });
    expect(await changesOf(again)).toEqual(['enrolments: 1 created, 1 updated']);
  });

  it('turns a student who teaches now into staff, with both sides of the change', async () => {
    const changes = {
      'roles.csv': [role('bob', 'teacher', 'north')],
      'enrollments.csv': [{ sourcedId: 'bob-maths-n', role: 'teacher' }],
    };
    expect(await changesOf(small(changes, ['bob-student-north']))).toEqual([
      'people: 1 updated',
      'enrolments: 1 ended',
      'teachingAssignments: 1 created',
    ]);
  });

  it('leaves what the office has changed or made, until the source says otherwise', async () => {
    await imports.rows(`update roster.people set preferred_name = 'Annie' where source_id = 'ann'`);
    await imports.rows(`update roster.periods set starts_at = '09:00', ends_at = '09:50' where name = '2'`);
    await imports.rows(`update roster.calendar_days set kind = 'holiday' where date = '2026-11-23'`);
    expect(await changesOf(small())).toEqual([]);
    const [kept] =
      await imports.rows(`select (select preferred_name from roster.people where source_id = 'ann') as name,
      (select starts_at::text from roster.periods where name = '2') as bell,
      (select count(*)::int from roster.calendar_days where kind = 'holiday') as holidays`);
    expect(kept).toEqual({ name: 'Annie', bell: '09:00:00', holidays: 2 });
  });

  it('knows a period that the office has renamed by what the package calls it, then by its name', async () => {
    const lessons = () =>
      imports.rows<{ name: string; meetings: number }>(
        `select p.name, count(*)::int as meetings from roster.periods p left join roster.meetings m on m.period_id = p.id
         group by 1 order by 1`,
      );
    const before = await lessons();
    await imports.rows(`update roster.periods set name = 'First' where name = '1'`);
    const now = before
      .map((period) => (period.name === '1' ? { ...period, name: 'First' } : period))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const called = (title: string, periods: string) =>
      changesOf(small({ 'classes.csv': [{ sourcedId: 'maths-n', title, periods }] }));
    expect(await changesOf(small())).toEqual([]);
    expect(await called('Maths', '1,2')).toEqual(['sections: 1 updated']);
    expect(await lessons()).toEqual(now);
    // As the school would export it.
    expect(await called('Sums', 'First,2')).toEqual(['sections: 1 updated', 'periods: 1 updated']);
    expect(await lessons()).toEqual(now);
  });

  it('takes a period whose name means something to a program', async () => {
    const periods = { 'classes.csv': [{ sourcedId: 'maths-n', periods: 'constructor' }] };
    expect(await changesOf(small(periods))).toContain('periods: 1 created');
  });

  it('takes the enrolment that the office made first for the same one', async () => {
    await imports.rows(
      `insert into roster.people (id, school_id, roles, given_name, family_name, source_id)
       select uuidv7(), school_id, '{student}', 'Eve', 'Doe', 'eve' from roster.people where source_id = 'ann'`,
    );
    await imports.rows(
      `insert into roster.enrolments (id, school_id, section_id, student_id, starts_on, state)
       select uuidv7(), s.school_id, s.id, p.id, '2026-10-05', 'active' from roster.sections s
       join roster.people p on p.school_id = s.school_id and p.source_id = 'eve' where s.source_id = 'maths-n'`,
    );
    const eve = {
      'users.csv': [user('eve')],
      'roles.csv': [role('eve', 'student', 'north')],
      'enrollments.csv': [enrollment('eve', 'maths-n', 'north')],
    };
    expect(await changesOf(small(eve))).toEqual(['people: 1 updated', 'enrolments: 1 updated']);
    expect(await enrolments()).toContain('eve-maths-n 2026-09-01 active');
  });

  it('shows in the rehearsal already that two of the office overlap one of the package', async () => {
    await imports.rows(
      `with halves (starts_on, ends_on) as (values
         (date '2026-09-01', date '2026-10-31'), ('2026-11-01', '2027-01-29'))
       insert into roster.enrolments (id, school_id, section_id, student_id, starts_on, ends_on, state)
       select uuidv7(), p.school_id, s.id, p.id, halves.starts_on, halves.ends_on, 'active'
       from halves, roster.people p join roster.sections s on s.school_id = p.school_id
       where p.source_id = 'tess' and s.source_id = 'maths-n'`,
    );
    const tess = {
      'enrollments.csv': [{ ...enrollment('tess', 'maths-n', 'north'), sourcedId: 'tess-learns' }],
    };
    const importId = await imports.check(small(tess));
    const schoolId = await imports.nextSchool(importId);
    await expect(imports.rehearse(importId, schoolId!)).rejects.toThrow(EnrolmentExists);
  });
});

describe('an import (K1)', () => {
  it('never touches a school of another district, though all identifiers are the same', async () => {
    await changesOf(small());
    const before = await imports.rows('select * from roster.people order by id');
    const district = await imports.anotherDistrict();
    expect(
      await changesOf(small({ 'users.csv': [user('ann', { familyName: 'Other' })] }), { district }),
    ).toContain('people: 4 created');
    expect(
      await imports.rows(`select * from roster.people where id = any ($1) order by id`, [
        before.map((row) => row.id),
      ]),
    ).toEqual(before);
  });

  it('never links an account, whatever addresses it brings', async () => {
    const [person] = await imports.rows<{ email: string }>('select email from identity.persons');
    await changesOf(small({ 'users.csv': [user('ann', { email: person!.email })] }));
    expect(await imports.rows('select 1 from roster.people where person_id is not null')).toEqual([]);
    expect(await imports.rows('select count(*)::int as n from identity.persons')).toEqual([{ n: 1 }]);
  });

  it('shows nothing of a school until that school is whole, and goes on where it was broken off', async () => {
    const importId = await imports.check(small());
    const [first] = [await imports.nextSchool(importId)];
    await imports.rows(
      `alter table roster.teaching_assignments add constraint broken check (role <> 'primary') not valid`,
    );
    await expect(imports.takeOver(importId, first!)).rejects.toThrow('broken');
    expect(await imports.rows('select 1 from identity.schools')).toEqual([]);
    expect(await imports.rows('select 1 from roster.people')).toEqual([]);
    await imports.rows('alter table roster.teaching_assignments drop constraint broken');
    await imports.takeOver(importId, first!);
    expect(await imports.rows('select name from identity.schools')).toEqual([{ name: 'North School' }]);
    expect((await imports.report(importId)).state).toBe('applying');
    await expect(imports.takeOver(importId, first!)).rejects.toMatchObject({ code: 'roster.import_over' });
    await imports.takeOver(importId, (await imports.nextSchool(importId))!);
    expect((await imports.report(importId)).state).toBe('done');
    expect(await changesOf(small())).toEqual([]);
  });
});

it('classes may move to another term, and their year with them', async () => {
  await changesOf(small());
  const next = {
    'academicSessions.csv': [
      { ...session('year2', 'schoolYear', '2027-09-01', '2028-06-25'), schoolYear: '2028' },
      {
        ...session('autumn2', 'semester', '2027-09-01', '2028-01-29'),
        schoolYear: '2028',
        parentSourcedId: 'year2',
      },
    ],
    'classes.csv': [schoolClass('maths-n', 'north', 'autumn2')],
  };
  expect(await changesOf(small(next))).toEqual(
    expect.arrayContaining(['academicYears: 1 created', 'sections: 1 updated', 'enrolments: 2 updated']),
  );
});
