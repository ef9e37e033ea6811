import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventOffice } from '../../support/event-office.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { settled } from '../../support/settled.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

interface SchoolEvent {
  readonly id: string;
  readonly state: string;
  readonly title: string;
  readonly version: number;
}

let app: TestApp;
let schools: TwoSchools;
let teacher: EventOffice;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = new EventOffice(as(schools.hill.people.teacher));
});
afterAll(() => app.stop());

const as = (person: TestPerson, school = schools.hill) => new RosterOffice(app, school, person);
const refused = (status: number, code: string) => ({ status, body: { code: `academy.${code}` } });
const listed = async (who: TestPerson, filter = '') =>
  (await as(who).get<ListOf<SchoolEvent>>(`/events?limit=200${filter}`)).body.items.map(({ id }) => id);

describe('an event', () => {
  it('is begun as a draft by a teacher, who organises it; others in the school see it once it is published', async () => {
    const { student, guardian, auditor, office, teacher: organiser } = schools.hill.people;
    const id = await teacher.event({
      description: '# Come\n\n<script>alert(1)</script>',
      url: 'https://example.org',
    });
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    const sees = async (who: TestPerson) => (await as(who).get(`/events/${id}`)).status;
    for (const who of [organiser, office, auditor]) expect(await sees(who)).toBe(200);
    for (const who of [student, guardian, colleague]) expect(await sees(who)).toBe(404);
    const occurrenceId = await teacher.occurrence(id);
    for (const path of [`/occurrences/${occurrenceId}`, `/occurrences/${occurrenceId}/quotas`])
      expect(await as(student).get(path)).toMatchObject(refused(404, 'occurrence_not_found'));
    expect(await listed(student)).not.toContain(id);
    const published = await teacher.school.call('POST', `/events/${id}/publish`);
    expect(published).toMatchObject({ status: 200, body: { state: 'published' } });
    expect(published.body['descriptionHtml']).not.toContain('<script');
    for (const who of [student, guardian, colleague]) expect(await sees(who)).toBe(200);
    expect([await listed(student), await listed(colleague, '&mine=true')]).toEqual([
      expect.arrayContaining([id]),
      [],
    ]);
    expect(await listed(organiser, '&mine=true&state=published')).toContain(id);
    expect((await as(student).get<ListOf<object>>(`/occurrences?eventId=${id}`)).body.items).toMatchObject([
      { id: occurrenceId, eventTitle: 'Summer concert' },
    ]);
    expect((await as(schools.lake.people.office, schools.lake).get(`/events/${id}`)).status).toBe(404);
  });

  it('is changed by its organisers alone, by whoever has seen its newest version', async () => {
    const id = await teacher.event();
    const change = (who: TestPerson, headers = {}) =>
      as(who).call<SchoolEvent>('PATCH', `/events/${id}`, { body: { title: 'Ball' }, headers });
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    expect(await change(colleague)).toMatchObject(refused(404, 'event_not_found'));
    expect((await change(schools.hill.people.student)).status).toBe(403);
    const organiser = schools.hill.people.teacher;
    expect((await change(organiser, { 'if-match': '"7"' })).status).toBe(412);
    expect(await change(organiser, { 'if-match': '"1"' })).toMatchObject({
      body: { title: 'Ball', version: 2 },
    });
    const wrong = await as(organiser).call('PATCH', `/events/${id}`, {
      body: { url: 'javascript:alert(1)' },
    });
    expect(wrong).toMatchObject({
      ...refused(422, 'event_address_invalid'),
      body: { errors: [{ pointer: '/url' }] },
    });
  });

  it('is entrusted to staff of the school; whoever is left out hears no more of it', async () => {
    const { eventId: id, occurrenceId } = await teacher.occasion();
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    const entrust = (personIds: string[]) =>
      teacher.school.call('PUT', `/events/${id}/organisers`, { body: { personIds } });
    for (const stranger of [schools.hill.people.student.id, schools.lake.people.teacher.id])
      expect(await entrust([stranger])).toMatchObject({
        ...refused(422, 'organiser_unknown'),
        body: { errors: [{ pointer: '/personIds' }] },
      });
    const topic = `occurrence:${occurrenceId}:attendees`;
    const socket = await TestSocket.connect(app, schools.hill.people.teacher.token);
    await settled(app);
    expect(await socket.subscribe(topic)).toMatchObject({ ok: true });
    expect((await entrust([colleague.id])).status).toBe(204);
    await settled(app);
    expect(await socket.subscribe(topic)).toMatchObject({ ok: false });
    socket.close();
    expect(await entrust([colleague.id])).toMatchObject(refused(404, 'event_not_found'));
    expect((await as(colleague).call('PATCH', `/events/${id}`, { body: { place: 'Gym' } })).status).toBe(200);
  });

  it('is called off or archived for good, and kept as it was', async () => {
    const { eventId: id, occurrenceId } = await teacher.occasion();
    const become = (verb: string) => teacher.school.call<SchoolEvent>('POST', `/events/${id}/${verb}`);
    expect(await become('cancel')).toMatchObject({ body: { state: 'cancelled' } });
    expect(await become('publish')).toMatchObject({
      ...refused(409, 'event_not_in_state'),
      body: { facts: { state: 'cancelled' } },
    });
    const body = { title: 'Ball' };
    expect(await teacher.school.call('PATCH', `/events/${id}`, { body })).toMatchObject(
      refused(409, 'event_not_open'),
    );
    const seats = { name: 'Press', capacity: 2 };
    expect(
      await teacher.school.call('POST', `/occurrences/${occurrenceId}/quotas`, { body: seats }),
    ).toMatchObject(refused(409, 'event_not_open'));
    expect((await as(schools.hill.people.student).get(`/events/${id}`)).body).toMatchObject({
      state: 'cancelled',
    });
    await become('archive');
    expect((await as(schools.hill.people.student).get(`/events/${id}`)).status).toBe(404);
  });
});
