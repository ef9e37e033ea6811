import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Attendee, EventOffice, evening, type Seat } from '../../support/event-office.js';
import { RosterOffice } from '../../support/roster-office.js';
import { settleQuota } from '../../support/settle-quota.js';
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

const at = (person: TestPerson) => new Attendee(new RosterOffice(app, schools.hill, person));
const aPerson = async () => at(await somebody(app, 'guardian', { schoolId: schools.hill.id }));
const people = (count: number) => Promise.all(Array.from({ length: count }, aPerson));
const refused = (status: number, code: string) => ({ status, body: { code: `academy.${code}` } });
const statuses = (answers: readonly { status: number }[]) =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);
const seatsOf = async (occurrenceId: string) => (await office.quotas(occurrenceId))[0]!;
const setCapacity = (quotaId: string, capacity: number) =>
  office.school.call<Seat>('PATCH', `/event-quotas/${quotaId}`, { body: { capacity } });

/** Lets the time of what is kept come to its end. */
const overdue = (id: string) =>
  app.admin.query(`update academy.registrations set held_until = now() - interval '1 second' where id = $1`, [
    id,
  ]);

/**
 * Looks, on a connection of its own, at every moment that it can: what is taken by what is written down, and what is counted. Answers the
 * moments at which it was more than there are seats, or was not what was counted.
 */
async function observing(
  quotaId: string,
  work: () => Promise<unknown>,
): Promise<{ looks: number; wrong: object[] }> {
  const looks = { looks: 0, wrong: [] as object[] };
  let going = true;
  const watch = async () => {
    while (going) {
      const { rows } = await app.admin.query<{ counted: number; capacity: number; taken: number }>(
        `select q.taken as counted, q.capacity, (
           (select count(*) from academy.registrations r where r.quota_id = q.id
             and r.state in ('hold', 'pending_approval', 'confirmed'))
           + (select count(*) from academy.waitlist_entries w where w.quota_id = q.id and w.state = 'offered'))::int as taken
         from academy.quotas q where q.id = $1`,
        [quotaId],
      );
      const { counted, capacity, taken } = rows[0]!;
      if (taken > capacity || taken !== counted) looks.wrong.push(rows[0]!);
      looks.looks++;
    }
  };
  const watching = watch();
  await work().finally(() => (going = false));
  await watching;
  return looks;
}

describe('seats', () => {
  it('C1 are taken by as many as there are, however many come at once, and at no instant by more', async () => {
    const { occurrenceId, quotaId } = await office.occasion(5);
    const crowd = await people(30);
    let answers: Awaited<ReturnType<Attendee['register']>>[] = [];
    const seen = await observing(quotaId, async () => {
      answers = await Promise.all(crowd.map((one) => one.register(quotaId)));
    });
    expect(statuses(answers)).toEqual([...Array<number>(5).fill(201), ...Array<number>(25).fill(409)]);
    for (const { status, body } of answers)
      expect({ status, body }).toMatchObject(
        status === 201 ? { body: { state: 'confirmed' } } : refused(409, 'quota_full'),
      );
    expect(seen.wrong).toEqual([]);
    expect(seen.looks).toBeGreaterThan(5);
    expect(await seatsOf(occurrenceId)).toMatchObject({ capacity: 5, taken: 5, left: 0 });
  });

  it('C1 one full quota holds up no other', async () => {
    const { occurrenceId, quotaId } = await office.occasion(1);
    await office.done('POST', `/occurrences/${occurrenceId}/quotas`, { name: 'Parents', capacity: 1 });
    const parents = (await office.quotas(occurrenceId)).find(({ name }) => name === 'Parents')!;
    const [first, second] = (await people(2)) as [Attendee, Attendee];
    expect((await first.register(quotaId)).status).toBe(201);
    expect(await first.register(quotaId)).toMatchObject(refused(409, 'already_registered'));
    expect(await second.register(quotaId)).toMatchObject(refused(409, 'quota_full'));
    expect((await second.register(parents.id)).status).toBe(201);
    const again = await office.school.call('POST', `/occurrences/${occurrenceId}/quotas`, {
      body: { name: 'Parents', capacity: 1 },
    });
    expect(again).toMatchObject(refused(409, 'quota_name_taken'));
  });

  it('C2 one person has one, also when they ask in two quotas at once; having left, they may come again', async () => {
    const { occurrenceId, quotaId } = await office.occasion(5);
    await office.done('POST', `/occurrences/${occurrenceId}/quotas`, { name: 'Parents', capacity: 5 });
    const both = await office.quotas(occurrenceId);
    const person = await aPerson();
    const answers = await Promise.all([...both, ...both].map(({ id }) => person.register(id)));
    expect(statuses(answers)).toEqual([201, 409, 409, 409]);
    for (const answer of answers.filter(({ status }) => status === 409))
      expect(answer).toMatchObject(refused(409, 'already_registered'));
    const { id } = answers.find(({ status }) => status === 201)!.body;
    expect(await person.seat('leave', id)).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect(await person.seat('leave', id)).toMatchObject(refused(409, 'registration_not_in_state'));
    expect((await person.register(quotaId)).status).toBe(201);
  });

  it('C4 are never fewer than are taken, also when somebody comes at that moment', async () => {
    const { occurrenceId, quotaId } = await office.occasion(12);
    for (const person of await people(4)) await person.register(quotaId);
    expect(await setCapacity(quotaId, 3)).toMatchObject({
      ...refused(409, 'capacity_below_taken'),
      body: { facts: { capacity: 3, taken: 4 } },
    });
    const crowd = await people(8);
    const seen = await observing(quotaId, () =>
      Promise.all([
        ...crowd.map((one) => one.register(quotaId)),
        ...[6, 5, 8, 4, 9].map((capacity) => setCapacity(quotaId, capacity)),
      ]),
    );
    expect(seen.wrong).toEqual([]);
    const { capacity, taken } = await seatsOf(occurrenceId);
    expect(taken).toBeLessThanOrEqual(capacity);
    const stale = await office.school.call('PATCH', `/event-quotas/${quotaId}`, {
      body: { capacity: 50 },
      headers: { 'if-match': '"99"' },
    });
    expect(stale.status).toBe(412);
  });
});

describe('a seat that is kept until it is confirmed', () => {
  it('counts while it is kept, is taken in time, and is free when it was not', async () => {
    const { occurrenceId, quotaId } = await office.occasion(1, { holdMinutes: 10 });
    const [first, second] = (await people(2)) as [Attendee, Attendee];
    const { body: hold } = await first.register(quotaId);
    expect(hold).toMatchObject({ state: 'hold', heldUntil: expect.any(String) });
    expect(await second.register(quotaId)).toMatchObject(refused(409, 'quota_full'));
    await overdue(hold.id);
    expect(await first.seat('confirm', hold.id)).toMatchObject(refused(409, 'hold_expired'));
    const { body: next } = await second.register(quotaId); // no job has run: whoever comes finds what is over
    expect(next).toMatchObject({ state: 'hold' });
    expect(await second.seat('confirm', next.id)).toMatchObject({
      status: 200,
      body: { state: 'confirmed', heldUntil: null },
    });
    expect(await second.seat('confirm', next.id)).toMatchObject(refused(409, 'registration_not_in_state'));
    expect(await seatsOf(occurrenceId)).toMatchObject({ taken: 1 });
  });

  it('is freed by a job that was placed with it', async () => {
    const { occurrenceId, quotaId } = await office.occasion(2, { holdMinutes: 10 });
    const { body: hold } = await (await aPerson()).register(quotaId);
    const { rows } = await app.admin.query<{ at: Date; payload: { quotaId: string } }>(
      `select run_at as at, payload from platform.jobs where kind = 'academy.settle_quota' and payload ->> 'quotaId' = $1`,
      [quotaId],
    );
    expect(rows).toMatchObject([{ at: new Date(hold.heldUntil!), payload: { quotaId } }]);
    await overdue(hold.id);
    expect(await seatsOf(occurrenceId)).toMatchObject({ taken: 1 });
    await settleQuota(app, schools.hill, quotaId);
    expect(await seatsOf(occurrenceId)).toMatchObject({ taken: 0 });
  });

  it('C1 is confirmed or over, whoever is faster, and its seat is taken or free, never both', async () => {
    const { occurrenceId, quotaId } = await office.occasion(1, { holdMinutes: 10 });
    for (let round = 0; round < 6; round++) {
      const [holder, other] = (await people(2)) as [Attendee, Attendee];
      const { body: hold } = await holder.register(quotaId);
      const soon = 5 + round * 4;
      await app.admin.query(
        `update academy.registrations set held_until = now() + $2 * interval '1 millisecond' where id = $1`,
        [hold.id, soon],
      );
      const [confirmed, taken] = await Promise.all([
        holder.seat('confirm', hold.id),
        other.register(quotaId),
      ]);
      expect((await seatsOf(occurrenceId)).taken).toBeLessThanOrEqual(1);
      expect([confirmed.status, taken.status]).not.toEqual([200, 201]);
      if (confirmed.status === 200) await holder.seat('leave', hold.id);
      if (taken.status === 201) await other.seat('leave', taken.body.id);
      await overdue(hold.id).catch(() => undefined); // only of one that is still kept
      await settleQuota(app, schools.hill, quotaId);
    }
    expect(await seatsOf(occurrenceId)).toMatchObject({ taken: 0 });
  });
});

describe('a registration', () => {
  it('waits for an organiser where that is asked for; who is rejected frees the seat', async () => {
    const { occurrenceId, quotaId } = await office.occasion(2, { approval: true });
    const [first, second] = (await people(2)) as [Attendee, Attendee];
    const [a, b] = [(await first.register(quotaId)).body, (await second.register(quotaId)).body];
    expect([a.state, b.state]).toEqual(['pending_approval', 'pending_approval']);
    const organiser = new Attendee(office.school);
    expect((await first.seat('approve', a.id)).status).toBe(403);
    expect(await organiser.seat('approve', a.id)).toMatchObject({ body: { state: 'confirmed' } });
    expect(await organiser.seat('reject', a.id)).toMatchObject(refused(409, 'registration_not_in_state'));
    expect(await organiser.seat('reject', b.id)).toMatchObject({ body: { state: 'rejected' } });
    expect(await seatsOf(occurrenceId)).toMatchObject({ taken: 1 });
  });

  it('is made by organisers for members of the school, whenever and without approval, and taken away by them', async () => {
    const { quotaId } = await office.occasion(1, {
      approval: true,
      closesAt: '2026-01-01T00:00:00Z',
    });
    const { guardian } = schools.hill.people;
    const give = (personId: string) =>
      office.school.call<Seat>('POST', '/event-registrations', { body: { quotaId, personId } });
    expect(await at(guardian).register(quotaId)).toMatchObject(refused(409, 'registration_not_open'));
    expect(await at(guardian).wait(quotaId)).toMatchObject(refused(409, 'registration_not_open'));
    expect(await give(schools.lake.people.guardian.id)).toMatchObject({
      ...refused(422, 'person_unknown'),
      body: { errors: [{ pointer: '/personId' }] },
    });
    const { status, body } = await give(guardian.id);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { state: 'confirmed', personId: guardian.id },
    });
    expect(await give(schools.hill.people.teacher.id)).toMatchObject(refused(409, 'quota_full'));
    const organiser = new Attendee(office.school);
    expect(await organiser.seat('cancel', body.id)).toMatchObject({ body: { state: 'cancelled' } });
  });

  it('is for members, of their own school, at what is published and takes place', async () => {
    const { eventId, occurrenceId, quotaId } = await office.occasion(3);
    const { districtAdmin, lake } = schools;
    expect((await at(districtAdmin).register(quotaId)).status).toBe(403);
    const former = await somebody(app, 'guardian', { schoolId: schools.hill.id });
    const elsewhere = new Attendee(new RosterOffice(app, lake, lake.people.guardian));
    expect(await elsewhere.register(quotaId)).toMatchObject(refused(404, 'quota_not_found'));
    const draft = await office.occurrence(await office.event());
    const hidden = (await office.quotas(draft))[0]!.id;
    expect(await at(former).register(hidden)).toMatchObject(refused(404, 'quota_not_found'));
    const person = at(former);
    const { body } = await person.register(quotaId);
    await office.done('POST', `/occurrences/${occurrenceId}/cancel`);
    expect(await (await aPerson()).register(quotaId)).toMatchObject(refused(409, 'occurrence_cancelled'));
    expect(await setCapacity(quotaId, 9)).toMatchObject(refused(409, 'occurrence_cancelled'));
    expect((await person.seat('leave', body.id)).status).toBe(200);
    await office.done('POST', `/events/${eventId}/archive`);
    expect(await person.register(quotaId)).toMatchObject(refused(404, 'quota_not_found'));
  });

  it('is given back until it starts, and from then on by organisers alone', async () => {
    const { occurrenceId, quotaId } = await office.occasion(3);
    const person = await aPerson();
    const { body } = await person.register(quotaId);
    await app.admin.query(
      `update academy.occurrences set starts_at = now() - interval '1 minute' where id = $1`,
      [occurrenceId],
    );
    expect(await person.seat('leave', body.id)).toMatchObject(refused(409, 'already_started'));
    expect((await new Attendee(office.school).seat('cancel', body.id)).status).toBe(200);
  });

  it('is its person’s and the organisers’ to see, and nobody else’s (K1)', async () => {
    const teacher = new EventOffice(new RosterOffice(app, schools.hill, schools.hill.people.teacher));
    const { quotaId, occurrenceId } = await teacher.occasion(3);
    const person = await aPerson();
    const { body } = await person.register(quotaId);
    const path = `/event-registrations/${body.id}`;
    const sees = async (who: TestPerson) => (await at(who).school.get(path)).status;
    const { office: clerk, teacher: organiser, auditor, student } = schools.hill.people;
    for (const who of [clerk, organiser, auditor]) expect(await sees(who)).toBe(200);
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    for (const who of [student, colleague]) expect(await sees(who)).toBe(404);
    const list = async (who: TestPerson) =>
      (await at(who).school.get<{ items: object[] }>(`/event-registrations?occurrenceId=${occurrenceId}`))
        .body.items;
    expect([await list(colleague), await list(organiser)]).toMatchObject([[], [{ id: body.id }]]);
    for (const verb of ['cancel', 'approve'])
      expect(await at(colleague).seat(verb, body.id)).toMatchObject(refused(404, 'registration_not_found'));
    expect((await at(student).seat('leave', body.id)).status).toBe(404);
    const mine = await person.school.get<{ items: object[] }>(
      '/event-registrations?mine=true&state=confirmed',
    );
    expect(mine.body.items).toMatchObject([
      { id: body.id, eventTitle: 'Summer concert', quotaName: 'Seats' },
    ]);
  });
});

describe('an occurrence', () => {
  it('is planned by the school’s clocks, moved, and called off for good', async () => {
    const eventId = await office.event();
    const plan = (details: object) =>
      office.school.call('POST', '/occurrences', {
        body: { eventId, starts: evening(10), ends: evening(10, '21:00'), ...details },
      });
    const summer = {
      starts: { date: '2027-07-01', time: '18:30' },
      ends: { date: '2027-07-01', time: '20:00' },
    };
    const { body } = await plan(summer);
    expect(body).toMatchObject({
      startsAt: '2027-07-01T16:30:00.000Z',
      startsLocal: '2027-07-01T18:30',
      timeZone: 'Europe/Warsaw',
    });
    expect(await plan({ ends: evening(9) })).toMatchObject({
      ...refused(422, 'occurrence_times_invalid'),
      body: { errors: [{ pointer: '/ends' }] },
    });
    const backwards = { opensAt: '2027-01-02T00:00:00Z', closesAt: '2027-01-01T00:00:00Z' };
    expect(await plan(backwards)).toMatchObject(refused(422, 'registration_times_invalid'));
    const path = `/occurrences/${body.id}`;
    const moved = await office.school.call('PATCH', path, {
      body: { starts: { date: '2027-12-01', time: '18:30' }, ends: { date: '2027-12-01', time: '20:00' } },
    });
    expect(moved.body).toMatchObject({ startsAt: '2027-12-01T17:30:00.000Z', version: 2 });
    expect(await office.school.call('POST', `${path}/cancel`)).toMatchObject({
      body: { state: 'cancelled' },
    });
    expect(await office.school.call('PATCH', path, { body: { approval: true } })).toMatchObject(
      refused(409, 'occurrence_cancelled'),
    );
  });
});
