import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { qrSvg } from '#platform/images/qr-code';
import { Attendee, EventOffice, type Occasion } from '../../support/event-office.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { settled } from '../../support/settled.js';
import { TestSocket } from '../../support/socket.js';
import type { Answer } from '../../support/test-app.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

interface Scan {
  readonly at: string;
  readonly device: string;
  readonly by: string;
}
interface Outcome {
  readonly registrationId: string;
  readonly alreadyCheckedIn: boolean;
  readonly first: Scan;
  readonly scan: Scan;
  readonly code: string;
}

let app: TestApp;
let schools: TwoSchools;
let office: EventOffice;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  office = new EventOffice(new RosterOffice(app, schools.hill));
});
afterAll(() => app.stop());

const as = (person: TestPerson, school = schools.hill) => new RosterOffice(app, school, person);
const refused = (status: number, code: string) => ({ status, body: { code: `academy.${code}` } });

/** Somebody with a seat, and what stands on their ticket. */
async function holder(at: Occasion): Promise<{ attendee: Attendee; id: string; code: string }> {
  const attendee = new Attendee(as(await somebody(app, 'guardian', { schoolId: schools.hill.id })));
  const { id } = (await attendee.register(at.quotaId)).body;
  const { body } = await attendee.school.get<{ code: string }>(`/event-registrations/${id}/ticket`);
  return { attendee, id, code: body.code };
}

const scan = (
  at: Occasion,
  code: string,
  device: string,
  by: RosterOffice = office.school,
): Promise<Answer<Outcome>> =>
  by.call<Outcome>('POST', `/occurrences/${at.occurrenceId}/check-ins`, { body: { code, device } });
const arrived = async (at: Occasion) =>
  (
    await office.school.get<ListOf<{ registrationId: string; devices: number }>>(
      `/occurrences/${at.occurrenceId}/check-ins`,
    )
  ).body.items;

describe('a ticket', () => {
  it('is there as long as a registration is confirmed, for its holder and whoever hands it out', async () => {
    const at = await office.occasion(5, { approval: true });
    const attendee = new Attendee(as(schools.hill.people.guardian));
    const { id } = (await attendee.register(at.quotaId)).body;
    const path = `/event-registrations/${id}/ticket`;
    expect(await attendee.school.get(path)).toMatchObject(refused(409, 'no_ticket'));
    await new Attendee(office.school).seat('approve', id);
    const ticket = await attendee.school.get(path);
    expect(ticket).toMatchObject({ status: 200, body: { registrationId: id, checkedInAt: null } });
    expect(ticket.headers.get('cache-control')).toBe('no-store');
    expect((await office.school.get(path)).body).toEqual(ticket.body);
    const { student, auditor, teacher } = schools.hill.people;
    for (const who of [student, teacher]) expect((await as(who).get(path)).status).toBe(404);
    expect((await as(auditor).get(path)).status).toBe(403); // who only reads holds nobody's ticket
    await attendee.seat('leave', id);
    expect(await attendee.school.get(path)).toMatchObject(refused(409, 'no_ticket'));
  });

  it('is drawn as a QR code of what lets its holder in, and is kept nowhere', async () => {
    const { attendee, id, code } = await holder(await office.occasion());
    const svg = await attendee.school.call<string>('GET', `/event-registrations/${id}/ticket.svg`);
    expect(svg.headers.get('content-type')).toContain('image/svg+xml');
    expect(svg.body).toBe(await qrSvg(code));
    const kept = await app.admin.query(`select t::text as row from academy.tickets t where id = $1`, [id]);
    expect(JSON.stringify(kept.rows)).not.toContain(code.split('.')[1]);
  });
});

describe('at the door', () => {
  it('C5 whoever comes is let in once: another device is told of both scans, the same one of one', async () => {
    const at = await office.occasion();
    const { id, code } = await holder(at);
    const north = await scan(at, code, 'North door');
    expect(north).toMatchObject({ status: 200, body: { registrationId: id, alreadyCheckedIn: false } });
    expect(north.body.scan).toEqual(north.body.first);
    expect((await scan(at, code, 'North door')).body).toEqual(north.body);
    const south = await scan(at, code, 'South door', as(schools.hill.people.admin));
    expect(south).toMatchObject({
      status: 200,
      body: { alreadyCheckedIn: true, first: north.body.first, scan: { device: 'South door' } },
    });
    expect(south.body.scan.by).toBe(schools.hill.people.admin.id);
    expect(await arrived(at)).toMatchObject([
      { registrationId: id, devices: 2, checkedInAt: north.body.first.at },
    ]);
  });

  it('C5 of many devices at once one is first, and every other hears of it', async () => {
    const at = await office.occasion();
    const { code } = await holder(at);
    const devices = Array.from({ length: 8 }, (_, n) => `Door ${n}`);
    const answers = await Promise.all([...devices, ...devices].map((device) => scan(at, code, device)));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(16).fill(200));
    expect(new Set(answers.map(({ body }) => `${body.first.device} ${body.first.at}`)).size).toBe(1);
    const { device: winner } = answers[0]!.body.first;
    for (const { body } of answers) expect(body.alreadyCheckedIn).toBe(body.scan.device !== winner);
    expect(await arrived(at)).toMatchObject([{ devices: 8 }]);
  });

  it('tickets that are wrong, made up, of elsewhere or worth nothing any more are told apart', async () => {
    const [at, other] = [await office.occasion(), await office.occasion()];
    const { attendee, id, code } = await holder(at);
    const [packed, signature] = code.split('.') as [string, string];
    const forged = `${packed}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    for (const wrong of ['nonsense', forged, `${signature.slice(0, 22)}.${signature}`])
      expect(await scan(at, wrong, 'North')).toMatchObject(refused(404, 'ticket_unknown'));
    expect(await scan(other, code, 'North')).toMatchObject({
      ...refused(409, 'ticket_elsewhere'),
      body: { facts: { occurrenceId: at.occurrenceId } },
    });
    const lake = as(schools.lake.people.office, schools.lake);
    expect(await scan(at, code, 'North', lake)).toMatchObject(refused(404, 'ticket_unknown'));
    await attendee.seat('leave', id);
    expect(await scan(at, code, 'North')).toMatchObject({
      ...refused(409, 'ticket_void'),
      body: { facts: { why: 'registration_cancelled' } },
    });
    const late = await holder(at);
    await office.done('POST', `/occurrences/${at.occurrenceId}/cancel`);
    expect(await scan(at, late.code, 'North')).toMatchObject({
      ...refused(409, 'ticket_void'),
      body: { facts: { why: 'occurrence_cancelled' } },
    });
    expect(await arrived(at)).toEqual([]);
  });

  it('teachers let in who comes to what they organise, and nobody else does', async () => {
    const organiser = new EventOffice(as(schools.hill.people.teacher));
    const at = await organiser.occasion();
    const { code } = await holder(at);
    const colleague = as(await somebody(app, 'teacher', { schoolId: schools.hill.id }));
    expect(await scan(at, code, 'North', colleague)).toMatchObject(refused(404, 'ticket_unknown'));
    expect(await colleague.get(`/occurrences/${at.occurrenceId}/check-ins`)).toMatchObject(
      refused(404, 'occurrence_not_found'),
    );
    expect((await scan(at, code, 'North', as(schools.hill.people.student))).status).toBe(403);
    expect((await scan(at, code, 'North', organiser.school)).status).toBe(200);
  });

  it('L5 check-in goes over the socket as over REST, and everybody who lets people in hears of it', async () => {
    const at = await office.occasion();
    const { id, code } = await holder(at);
    const topic = `occurrence:${at.occurrenceId}:attendees`;
    const [clerk, admin] = await Promise.all(
      [schools.hill.people.office, schools.hill.people.admin].map(({ token }) =>
        TestSocket.connect(app, token),
      ),
    );
    await settled(app);
    await clerk!.subscribe(topic);
    const input = { occurrenceId: at.occurrenceId, code, device: 'North' };
    const first = await admin!.act('academy.scan_ticket', schools.hill.id, input);
    expect(first).toMatchObject({ ok: true, result: { alreadyCheckedIn: false } });
    expect((await scan(at, code, 'South')).body.alreadyCheckedIn).toBe(true);
    expect(await clerk!.received(topic, 2)).toMatchObject([
      { type: 'academy.ticket_scanned', data: { registrationId: id, devices: 1 } },
      { data: { devices: 2 } },
    ]);
    const wrong = await admin!.act('academy.scan_ticket', schools.hill.id, { ...input, code: 'nonsense' });
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'academy.ticket_unknown' } });
    clerk!.close();
    admin!.close();
  });
});
