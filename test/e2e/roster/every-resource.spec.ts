import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import type { ListOf, Problem, Resource } from '../../support/roster-office.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

interface Sample {
  readonly path: string;
  readonly make: (office: RosterOffice) => Promise<Resource>;
  /** A body for POST that is sound in this school, made anew each time. */
  readonly sound: (office: RosterOffice) => Promise<Record<string, unknown>>;
  readonly change: Record<string, unknown>;
  /** A change with a value of the wrong kind, and where it is. */
  readonly wrong: readonly [change: Record<string, unknown>, pointer: string];
  readonly notFound: string;
  /** Answers 405 or 404 where nothing is ever removed. */
  readonly removable: boolean;
}

const dates = { startsOn: '2026-09-01', endsOn: '2027-06-30' };
const samples: Readonly<Record<string, Sample>> = {
  'academic years': {
    path: '/academic-years',
    make: (office) => office.year(),
    sound: async () => ({ title: 'Another year', ...dates }),
    change: { title: 'Renamed' },
    wrong: [{ title: null }, '/title'],
    notFound: 'roster.academic_year_not_found',
    removable: true,
  },
  terms: {
    path: '/terms',
    make: (office) => office.term(),
    sound: async (office) => ({ academicYearId: (await office.year()).id, title: 'Spring', ...dates }),
    change: { title: 'Renamed' },
    wrong: [{ startsOn: '2026-02-30' }, '/startsOn'],
    notFound: 'roster.term_not_found',
    removable: true,
  },
  periods: {
    path: '/periods',
    make: (office) => office.period(),
    sound: async () => ({ name: `P ${newId().slice(-8)}`, startsAt: '09:00', endsAt: '09:45' }),
    change: { startsAt: '07:55' },
    wrong: [{ startsAt: '24:00' }, '/startsAt'],
    notFound: 'roster.period_not_found',
    removable: true,
  },
  courses: {
    path: '/courses',
    make: (office) => office.course(),
    sound: async () => ({ title: 'Art' }),
    change: { code: 'ART-1', subjects: ['Art'] },
    wrong: [{ grades: ['ok', ''] }, '/grades'],
    notFound: 'roster.course_not_found',
    removable: true,
  },
  sections: {
    path: '/sections',
    make: (office) => office.section(),
    sound: async (office) => ({
      academicYearId: (await office.year()).id,
      courseId: (await office.course()).id,
      kind: 'class',
      title: '8B Art',
      ...dates,
    }),
    change: { location: 'Room 12' },
    wrong: [{ title: null }, '/title'],
    notFound: 'roster.section_not_found',
    removable: false,
  },
  meetings: {
    path: '/meetings',
    make: (office) => office.meeting(),
    sound: async (office) => ({
      sectionId: (await office.section()).id,
      periodId: (await office.period()).id,
      weekday: 2,
    }),
    change: { weekday: 5 },
    wrong: [{ weekday: 8 }, '/weekday'],
    notFound: 'roster.meeting_not_found',
    removable: true,
  },
  people: {
    path: '/people',
    make: (office) => office.student(),
    sound: async () => ({ roles: ['staff', 'guardian'], givenName: 'Émilie', familyName: 'du Châtelet' }),
    change: { preferredName: 'Countess' },
    wrong: [{ email: 'not an address' }, '/email'],
    notFound: 'roster.person_not_found',
    removable: false,
  },
  enrolments: {
    path: '/enrolments',
    make: (office) => office.enrolment(),
    sound: async (office) => ({
      sectionId: (await office.section()).id,
      studentId: (await office.student()).id,
    }),
    change: { endsOn: '2027-01-31' },
    wrong: [{ startsOn: null }, '/startsOn'],
    notFound: 'roster.enrolment_not_found',
    removable: false,
  },
  'teaching assignments': {
    path: '/teaching-assignments',
    make: (office) => office.assignment(),
    sound: async (office) => ({
      sectionId: (await office.section()).id,
      teacherId: (await office.teacher()).id,
    }),
    change: { role: 'aide' },
    wrong: [{ role: 'headmaster' }, '/role'],
    notFound: 'roster.teaching_assignment_not_found',
    removable: false,
  },
  'guardian links': {
    path: '/guardian-links',
    make: (office) => office.guardianLink(),
    sound: async (office) => ({
      guardianId: (await office.guardian()).id,
      studentId: (await office.student()).id,
      relation: 'aunt',
    }),
    change: { relation: 'grandmother' },
    wrong: [{ relation: 'two\nlines' }, '/relation'],
    notFound: 'roster.guardian_link_not_found',
    removable: true,
  },
};

let app: TestApp;
let schools: TwoSchools;
let hill: RosterOffice;
let lake: RosterOffice;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  hill = new RosterOffice(app, schools.hill);
  lake = new RosterOffice(app, schools.lake);
});
afterAll(() => app.stop());

describe.each(Object.entries(samples))('%s', (_, sample) => {
  const { path, make, sound, change, notFound } = sample;

  it('are made, shown, changed and listed; the version is the ETag', async () => {
    const made = await hill.call('POST', path, { body: await sound(hill) });
    expect(made).toMatchObject({ status: 201, body: { version: 1 } });
    expect(made.headers.get('etag')).toBe('"1"');
    const at = `${path}/${made.body.id}`;
    const { version: _version, ...unchanged } = made.body;
    expect((await hill.get(at)).body).toEqual(made.body);
    expect((await hill.call('GET', at, { headers: { 'if-none-match': '"1"' } })).status).toBe(304);

    const changed = await hill.call('PATCH', at, { body: change, headers: { 'if-match': '"1"' } });
    expect(changed).toMatchObject({ status: 200, body: { ...change, version: 2 } });
    expect(changed.body).toMatchObject({ id: unchanged.id });
    expect(changed.headers.get('etag')).toBe('"2"');
    const { items } = (await hill.get<ListOf<Resource>>(`${path}?limit=200`)).body;
    expect(items.find(({ id }) => id === made.body.id)).toEqual(changed.body);
  });

  it('answer 412 to a change prepared on another version, and change nothing', async () => {
    const { id } = await make(hill);
    const stale = await hill.call('PATCH', `${path}/${id}`, { body: change, headers: { 'if-match': '"9"' } });
    expect(stale).toMatchObject({ status: 412, body: { code: 'kernel.version_stale' } });
    expect((await hill.get(`${path}/${id}`)).body.version).toBe(1);
    const garbled = await hill.call('PATCH', `${path}/${id}`, { body: change, headers: { 'if-match': 'x' } });
    expect(garbled).toMatchObject({ status: 422, body: { errors: [{ pointer: '/header/If-Match' }] } });
  });

  it('let one of two changes of one version through', async () => {
    const { id } = await make(hill);
    const race = () => hill.call('PATCH', `${path}/${id}`, { body: change, headers: { 'if-match': '"1"' } });
    const statuses = (await Promise.all([race(), race(), race()])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 412)).toHaveLength(2);
  });

  it('K4 are made once for an Idempotency-Key', async () => {
    const body = await sound(hill);
    const headers = { 'idempotency-key': newId() };
    const [first, again] = [
      await hill.call('POST', path, { body, headers }),
      await hill.call('POST', path, { body, headers }),
    ];
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await hill.call('POST', path, { body: { ...body, note: 'x' }, headers });
    expect(other.status).toBe(422);
  });

  it('refuse what they do not know, and name what is wrong', async () => {
    const body = await sound(hill);
    const unknown = await hill.call('POST', path, { body: { ...body, schoolId: lake.school.id } });
    expect(unknown).toMatchObject({
      status: 422,
      body: { code: 'platform.input_invalid', errors: [{ pointer: '/schoolId' }] },
    });
    const { id } = await make(hill);
    const [wrong, pointer] = sample.wrong;
    const refused = await hill.call<Problem>('PATCH', `${path}/${id}`, { body: wrong });
    expect(refused).toMatchObject({ status: 422, body: { code: 'platform.input_invalid' } });
    expect(refused.body.errors![0]!.pointer).toContain(pointer);
  });

  it('K1 of another school are not there: not to read, not to change, not to refer to', async () => {
    const foreign = await make(lake);
    for (const id of [foreign.id, newId(), 'nonsense', "';--"]) {
      const at = `${path}/${encodeURIComponent(id)}`;
      const answers = [
        await hill.get(at),
        await hill.call('PATCH', at, { body: change }),
        ...(sample.removable ? [await hill.call('DELETE', at)] : []),
      ];
      for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: notFound } });
    }
    const listed = (await hill.get<ListOf<Resource>>(`${path}?limit=200`)).body.items;
    expect(listed.map(({ id }) => id)).not.toContain(foreign.id);
    const elsewhere = `/schools/${lake.school.id}${path}`;
    expect(await app.call('GET', elsewhere, { token: schools.hill.people.office.token })).toMatchObject({
      status: 404,
      body: { code: 'identity.school_not_found' },
    });
    const ids = Object.entries(await sound(lake)).filter(([field]) => field.endsWith('Id'));
    for (const [field, value] of ids) {
      const refused = await hill.call('POST', path, { body: { ...(await sound(hill)), [field]: value } });
      expect(refused.status).toBe(404);
    }
    expect((await lake.get(`${path}/${foreign.id}`)).body).toEqual(foreign);
  });

  it('are written by the office, not by those who only read', async () => {
    const { id } = await make(hill);
    for (const who of ['teacher', 'student', 'guardian', 'auditor'] as const) {
      const reader = hill.as(schools.hill.people[who]);
      const refused = [
        await reader.call('POST', path, { body: await sound(hill) }),
        await reader.call('PATCH', `${path}/${id}`, { body: change }),
      ];
      for (const answer of refused)
        expect(answer).toMatchObject({ status: 403, body: { code: 'platform.not_permitted' } });
      expect((await reader.get(path)).status).toBe(200);
    }
    expect((await hill.call('GET', path, { token: 'x.y.z' })).status).toBe(401);
  });

  it('K7 leave a trace of each change: who, what, before, after', async () => {
    const { id } = await make(hill);
    await hill.call('PATCH', `${path}/${id}`, { body: change });
    const { rows } = await app.admin.query(
      `select action, person_id, school_id, before, after from platform.audit_entries where subject_id = $1 order by at`,
      [id],
    );
    const who = { person_id: schools.hill.people.office.id, school_id: schools.hill.id };
    expect(rows).toMatchObject([
      { action: 'create', ...who },
      { action: 'update', ...who },
    ]);
    expect(Object.keys((rows[1] as { before: object }).before)).toEqual(
      expect.arrayContaining(Object.keys(change)),
    );
  });

  if (sample.removable) {
    it('are removed when nothing needs them, and only in the version that was seen', async () => {
      const { id } = await make(hill);
      const at = `${path}/${id}`;
      expect((await hill.call('DELETE', at, { headers: { 'if-match': '"7"' } })).status).toBe(412);
      expect((await hill.call('DELETE', at, { headers: { 'if-match': '"1"' } })).status).toBe(204);
      expect((await hill.get(at)).status).toBe(404);
    });
  } else {
    it('are never removed', async () => {
      const { id } = await make(hill);
      expect((await hill.call('DELETE', `${path}/${id}`)).status).toBe(404);
      expect((await hill.get(`${path}/${id}`)).status).toBe(200);
    });
  }
});
