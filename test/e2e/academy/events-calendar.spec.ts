import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { newId } from '#domain/kernel/id';
import { Attendee, EventOffice } from '../../support/event-office.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let office: EventOffice;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  office = new EventOffice(new RosterOffice(app, schools.hill));
});
afterAll(() => app.stop());

const as = (person: TestPerson) => new RosterOffice(app, schools.hill, person);
const refused = (status: number, code: string) => ({ status, body: { code: `academy.${code}` } });

/** What a program that knows the standard alone reads; its zones are those that the file brings. */
function entriesOf(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.remove(String(zone.getFirstPropertyValue('tzid')));
    ICAL.TimezoneService.register(zone);
  }
  return calendar.getAllSubcomponents('vevent').map((entry) => new ICAL.Event(entry));
}

const shown = (entry: ICAL.Event) => ({
  uid: entry.uid,
  sequence: entry.sequence,
  status: entry.component.getFirstPropertyValue('status'),
  starts: entry.startDate.toString(),
  instant: entry.startDate.toJSDate().toISOString(),
  summary: entry.summary,
});

const ofOccurrence = async (id: string, who = office.school) => {
  const answer = await who.call<string>('GET', `/occurrences/${id}/calendar`);
  return { ...answer, entry: () => shown(entriesOf(answer.body)[0]!) };
};

/**
 * At half past six, in winter and in summer, and when the clocks have just been changed. Not in the hour that there is twice: the
 * first is meant (RFC 5545 §3.3.5), and this reader takes the second.
 */
const WHENS = [
  ['2027-01-15', '18:30', '2027-01-15T17:30:00.000Z'],
  ['2027-07-01', '18:30', '2027-07-01T16:30:00.000Z'],
  ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
  ['2027-10-31', '04:00', '2027-10-31T03:00:00.000Z'],
] as const;

describe('the file of an occurrence', () => {
  it.each(WHENS)(
    'K3 on %s at %s is when a calendar shows it, by the rules that it brings',
    async (date, time, instant) => {
      const occurrenceId = await office.occurrence(
        await office.event({ url: 'https://example.org/concert' }),
        {
          starts: { date, time },
          ends: { date, time: '23:00' },
        },
      );
      const file = await ofOccurrence(occurrenceId);
      expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
      expect(file.entry()).toMatchObject({
        starts: `${date}T${time}:00`,
        instant,
        summary: 'Summer concert',
      });
      expect(file.body).toContain('TZID=Europe/Warsaw');
    },
  );

  it('C9 has one id for ever and a sequence that rises with each change, and says when it was called off', async () => {
    const { eventId, occurrenceId } = await office.occasion();
    const first = (await ofOccurrence(occurrenceId)).entry();
    expect(first).toMatchObject({ status: 'CONFIRMED', uid: `${occurrenceId}@lyceum` });
    let before = first.sequence;
    const changes: readonly (readonly [method: string, path: string, body?: object])[] = [
      ['PATCH', `/events/${eventId}`, { title: 'Winter concert' }],
      ['PATCH', `/occurrences/${occurrenceId}`, { ends: { date: '2040-01-01', time: '10:00' } }],
      ['POST', `/occurrences/${occurrenceId}/cancel`],
      ['POST', `/events/${eventId}/cancel`],
    ];
    for (const [method, path, body] of changes) {
      await office.done(method, path, body as Record<string, unknown>);
      const { uid, sequence } = (await ofOccurrence(occurrenceId)).entry();
      expect(uid).toBe(first.uid);
      expect(sequence).toBeGreaterThan(before);
      before = sequence;
    }
    const student = as(schools.hill.people.student);
    expect((await ofOccurrence(occurrenceId, student)).entry()).toMatchObject({
      status: 'CANCELLED',
      summary: 'Winter concert',
    });
    const draft = await office.occurrence(await office.event());
    expect(await ofOccurrence(draft, student)).toMatchObject(refused(404, 'occurrence_not_found'));
  });

  it('C9 is called off with its event as well, and an event that was has files of each of its occurrences that say so', async () => {
    const { eventId, occurrenceId } = await office.occasion();
    await office.done('POST', `/events/${eventId}/cancel`);
    expect((await ofOccurrence(occurrenceId)).entry()).toMatchObject({ status: 'CANCELLED' });
  });
});

describe('the calendar of a person', () => {
  const mine = async (who: TestPerson, method = 'GET') =>
    (await as(who).call<{ url: string | null }>(method, '/my-calendar')).body?.url;
  const read = (url: string) => app.call<string>('GET', new URL(url).pathname.replace('/api/v1', ''));

  it('has where they have a confirmed seat, to whoever brings its address, until it is closed', async () => {
    const person = await somebody(app, 'guardian', { schoolId: schools.hill.id });
    const attendee = new Attendee(as(person));
    expect(await mine(person)).toBeNull();
    const url = (await mine(person, 'POST'))!;
    expect([await mine(person, 'POST'), await mine(person)]).toEqual([url, url]);
    expect(entriesOf((await read(url)).body)).toEqual([]);
    const [at, asked, other] = [
      await office.occasion(),
      await office.occasion(3, { approval: true }),
      await office.occasion(),
    ];
    const { body: seat } = await attendee.register(at.quotaId);
    await attendee.register(asked.quotaId);
    const uids = async () => entriesOf((await read(url)).body).map(({ uid }) => uid);
    expect(await uids()).toEqual([`${at.occurrenceId}@lyceum`]);
    await attendee.register(other.quotaId);
    await office.done('POST', `/occurrences/${other.occurrenceId}/cancel`);
    const entries = entriesOf((await read(url)).body).map(shown);
    const stated = Object.fromEntries(entries.map(({ uid, status }) => [uid, status]));
    expect(stated).toEqual({
      [`${at.occurrenceId}@lyceum`]: 'CONFIRMED',
      [`${other.occurrenceId}@lyceum`]: 'CANCELLED',
    });
    await attendee.seat('leave', seat.id);
    expect(await uids()).toEqual([`${other.occurrenceId}@lyceum`]);
    expect((await read(url)).headers.get('cache-control')).toBe('no-store');
    expect(await as(person).call('DELETE', '/my-calendar')).toMatchObject({ status: 204 });
    expect(await read(url)).toMatchObject(refused(404, 'calendar_unknown'));
    expect([await mine(person), await mine(person, 'POST')]).toEqual([null, expect.not.stringMatching(url)]);
  });

  it('is nobody else’s: an address that is made up, or of somebody who has left, is none (K1)', async () => {
    const person = await somebody(app, 'student', { schoolId: schools.hill.id });
    const url = (await mine(person, 'POST'))!;
    const [packed, signature] = url.split('/').at(-1)!.split('.') as [string, string];
    const made = Buffer.from(newId().replaceAll('-', ''), 'hex').toString('base64url');
    for (const wrong of [`${made}.${signature}`, packed, `${packed}.${'A'.repeat(43)}`, 'x'])
      expect(await read(`https://x/api/v1/calendars/${wrong}`)).toMatchObject(
        refused(404, 'calendar_unknown'),
      );
    expect((await read(url)).status).toBe(200);
    await app.admin.query(
      `update identity.memberships set valid_to = current_date - 2 where person_id = $1`,
      [person.id],
    );
    expect(await read(url)).toMatchObject(refused(404, 'calendar_unknown'));
    const audit = await app.admin.query(
      `select from platform.audit_entries where before::text || after::text like $1`,
      [`%${Buffer.from(packed, 'base64url').toString('hex').slice(0, 8)}%`],
    );
    expect(audit.rowCount).toBe(0);
  });

  it('is opened once, also by two programs at once', async () => {
    const person = await somebody(app, 'student', { schoolId: schools.hill.id });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => as(person).call<{ url: string; code: string }>('POST', '/my-calendar')),
    );
    for (const { status, body } of answers)
      if (status !== 200) expect(body.code).toBe('academy.calendar_feed_open');
    const urls = new Set(answers.flatMap(({ status, body }) => (status === 200 ? [body.url] : [])));
    expect([...urls]).toEqual([await mine(person)]);
  });
});
