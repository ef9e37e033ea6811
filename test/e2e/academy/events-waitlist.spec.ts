import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Attendee, EventOffice, type Occasion, type Seat } from '../../support/event-office.js';
import type { ListOf } from '../../support/roster-office.js';
import { RosterOffice } from '../../support/roster-office.js';
import { settleQuota } from '../../support/settle-quota.js';
import { settled } from '../../support/settled.js';
import { TestSocket } from '../../support/socket.js';
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

interface Guest {
  readonly person: TestPerson;
  readonly attendee: Attendee;
}

/** Somebody with a seat, or a turn. */
interface Holder extends Guest {
  readonly id: string;
}

const guest = async (): Promise<Guest> => {
  const person = await somebody(app, 'guardian', { schoolId: schools.hill.id });
  return { person, attendee: new Attendee(new RosterOffice(app, schools.hill, person)) };
};
const refused = (status: number, code: string) => ({ status, body: { code: `academy.${code}` } });

/** Registers so many, and puts so many on the waitlist, one after the other. */
async function crowded(at: Occasion, waiters: number): Promise<{ seated: Holder[]; waiting: Holder[] }> {
  const [seated, waiting] = [[] as Holder[], [] as Holder[]];
  const { left } = (await office.quotas(at.occurrenceId))[0]!;
  for (let n = 0; n < left; n++) {
    const one = await guest();
    seated.push({ ...one, id: (await one.attendee.register(at.quotaId)).body.id });
  }
  for (let n = 0; n < waiters; n++) {
    const one = await guest();
    waiting.push({ ...one, id: (await one.attendee.wait(at.quotaId)).body.id });
  }
  return { seated, waiting };
}

const entries = async ({ quotaId }: Occasion) =>
  (await office.school.get<ListOf<Seat>>(`/waitlist-entries?quotaId=${quotaId}&sort=id`)).body.items;
const states = async (at: Occasion) => (await entries(at)).map(({ state }) => state);
const taken = async ({ occurrenceId }: Occasion) => (await office.quotas(occurrenceId))[0]!.taken;
const overdue = (id: string) =>
  app.admin.query(
    `update academy.waitlist_entries set offered_until = now() - interval '1 second' where id = $1`,
    [id],
  );
const settle = ({ quotaId }: Occasion) => settleQuota(app, schools.hill, quotaId);

describe('a waitlist', () => {
  it('is for who finds no seat, once, and not for who has one', async () => {
    const at = await office.occasion(1);
    const early = await guest();
    expect(await early.attendee.wait(at.quotaId)).toMatchObject(refused(409, 'seats_left'));
    const { seated } = await crowded(at, 0);
    expect(await seated[0]!.attendee.wait(at.quotaId)).toMatchObject(refused(409, 'already_registered'));
    const both = await Promise.all([early.attendee.wait(at.quotaId), early.attendee.wait(at.quotaId)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)).toMatchObject(refused(409, 'already_waiting'));
    const { id } = both.find(({ status }) => status === 201)!.body;
    expect(await (await guest()).attendee.turn('leave', id)).toMatchObject(
      refused(404, 'waitlist_entry_not_found'),
    );
    expect(await early.attendee.turn('accept', id)).toMatchObject(
      refused(409, 'waitlist_entry_not_in_state'),
    );
    expect(await early.attendee.turn('leave', id)).toMatchObject({ body: { state: 'cancelled' } });
    expect((await early.attendee.wait(at.quotaId)).status).toBe(201);
    const elsewhere = new Attendee(new RosterOffice(app, schools.lake, schools.lake.people.guardian));
    expect(await elsewhere.wait(at.quotaId)).toMatchObject(refused(404, 'quota_not_found'));
  });

  it('C3 gives a freed seat to whoever came first, in the same moment; whoever declines leaves it to the next', async () => {
    const at = await office.occasion(1);
    const { seated, waiting } = await crowded(at, 3);
    const [a, b, c] = waiting as [Holder, Holder, Holder];
    await seated[0]!.attendee.seat('leave', seated[0]!.id);
    expect(await states(at)).toEqual(['offered', 'waiting', 'waiting']);
    expect(await taken(at)).toBe(1); // the offer keeps it
    expect(await (await guest()).attendee.register(at.quotaId)).toMatchObject(refused(409, 'quota_full'));
    expect(await a.attendee.turn('decline', a.id)).toMatchObject({
      status: 200,
      body: { state: 'declined' },
    });
    expect(await states(at)).toEqual(['declined', 'offered', 'waiting']);
    expect(await b.attendee.turn('accept', b.id)).toMatchObject({ status: 200, body: { state: 'accepted' } });
    const mine = await b.attendee.school.get<ListOf<Seat>>('/event-registrations?mine=true');
    expect(mine.body.items).toMatchObject([{ state: 'confirmed', quotaId: at.quotaId }]);
    expect(await c.attendee.turn('accept', c.id)).toMatchObject(refused(409, 'waitlist_entry_not_in_state'));
    expect([await states(at), await taken(at)]).toEqual([['declined', 'accepted', 'waiting'], 1]);
  });

  it('C3 an offer that nobody answers returns its seat once, by a job that was placed with it', async () => {
    const at = await office.occasion(1);
    const { seated, waiting } = await crowded(at, 3);
    const [a, b] = waiting as [Holder, Holder];
    await seated[0]!.attendee.seat('leave', seated[0]!.id);
    const { offeredUntil } = await a.attendee.turnNow(a.id);
    const placed = await app.admin.query<{ at: Date }>(
      `select run_at as at from platform.jobs where kind = 'academy.settle_quota' and payload ->> 'quotaId' = $1`,
      [at.quotaId],
    );
    expect(placed.rows).toEqual([{ at: new Date(offeredUntil!) }]);
    await overdue(a.id);
    expect(await a.attendee.turn('accept', a.id)).toMatchObject(refused(409, 'offer_expired'));
    await Promise.all([settle(at), settle(at), settle(at)]);
    expect(await states(at)).toEqual(['expired', 'offered', 'waiting']);
    await settle(at);
    expect(await states(at)).toEqual(['expired', 'offered', 'waiting']);
    expect((await b.attendee.turn('accept', b.id)).status).toBe(200);
    expect(await taken(at)).toBe(1);
  });

  it('C3 as many offers as seats are freed at once, in order, however they are freed', async () => {
    const at = await office.occasion(4);
    const { seated, waiting } = await crowded(at, 8);
    await Promise.all([
      ...seated.slice(0, 3).map(({ attendee, id }) => attendee.seat('leave', id)),
      office.done('PATCH', `/event-quotas/${at.quotaId}`, { capacity: 6 }),
    ]);
    expect(await states(at)).toEqual([
      ...Array<string>(5).fill('offered'),
      ...Array<string>(3).fill('waiting'),
    ]);
    expect((await entries(at)).map(({ id }) => id)).toEqual(waiting.map(({ id }) => id));
    expect(await taken(at)).toBe(6);
    // Everything at once: some accept, one leaves, one declines, the time of one is over.
    const [a, b, c, d, e] = waiting as [Holder, Holder, Holder, Holder, Holder];
    await overdue(e.id);
    await Promise.all([
      a.attendee.turn('accept', a.id),
      b.attendee.turn('decline', b.id),
      c.attendee.turn('leave', c.id),
      settle(at),
      d.attendee.turn('accept', d.id),
      settle(at),
    ]);
    expect(await states(at)).toEqual([
      'accepted',
      'declined',
      'cancelled',
      'accepted',
      'expired',
      'offered',
      'offered',
      'offered',
    ]);
    expect(await taken(at)).toBe(6);
  });

  it('C1, C3 an offer is taken or over, whoever is faster, and its seat has one holder', async () => {
    const at = await office.occasion(1);
    const { seated, waiting } = await crowded(at, 6);
    await seated[0]!.attendee.seat('leave', seated[0]!.id);
    for (const [round, { attendee, id }] of waiting.slice(0, 5).entries()) {
      await app.admin.query(
        `update academy.waitlist_entries set offered_until = now() + $2 * interval '1 millisecond' where id = $1`,
        [id, 4 + round * 4],
      );
      const [accepted] = await Promise.all([attendee.turn('accept', id), settle(at), settle(at)]);
      expect(await taken(at)).toBe(1);
      if (accepted.status === 200) {
        const mine = await attendee.school.get<ListOf<Seat>>(
          '/event-registrations?mine=true&state=confirmed',
        );
        await attendee.seat('leave', mine.body.items[0]!.id);
      } else {
        expect(accepted.body.code).toMatch(/^academy\.(offer_expired|waitlist_entry_not_in_state)$/);
        await overdue(id).catch(() => undefined); // it was refused a moment before it was over
        await settle(at);
      }
      const now = await states(at);
      expect(now.filter((state) => state === 'offered')).toHaveLength(1);
      expect(now[round + 1]).toBe('offered');
    }
  });

  it('offers nothing of what does not take place or has begun, and goes on when it is put off', async () => {
    const at = await office.occasion(1);
    const { seated, waiting } = await crowded(at, 1);
    await app.admin.query(
      `update academy.occurrences set starts_at = now() - interval '1 hour' where id = $1`,
      [at.occurrenceId],
    );
    await new Attendee(office.school).seat('cancel', seated[0]!.id);
    expect([await states(at), await taken(at)]).toEqual([['waiting'], 0]);
    const date = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await office.done('PATCH', `/occurrences/${at.occurrenceId}`, {
      starts: { date, time: '10:00' },
      ends: { date, time: '11:00' },
    });
    const { offeredUntil } = await waiting[0]!.attendee.turnNow(waiting[0]!.id);
    expect(await states(at)).toEqual(['offered']);
    expect(new Date(offeredUntil!).getTime() - Date.now()).toBeLessThan(25 * 3_600_000);
    await office.done('POST', `/occurrences/${at.occurrenceId}/cancel`);
    expect(await waiting[0]!.attendee.turn('accept', waiting[0]!.id)).toMatchObject(
      refused(409, 'occurrence_cancelled'),
    );
  });
});

describe('whose account is erased', () => {
  it('K6, C3 comes to nothing: the seat goes to whoever waits, the turn ends, and the calendar is gone', async () => {
    const [at, other] = [await office.occasion(1), await office.occasion(1)];
    const { seated, waiting } = await crowded(at, 1);
    const { person, attendee } = seated[0]!;
    await crowded(other, 0);
    await attendee.wait(other.quotaId);
    const { body } = await attendee.school.call<{ url: string }>('POST', '/my-calendar');
    const reason = { reason: 'Request 17 of 2026' };
    const token = schools.platformAdmin.token;
    expect((await app.call('POST', `/accounts/${person.id}/erasure`, { token, body: reason })).status).toBe(
      204,
    );
    await settled(app);
    expect((await entries(at)).map(({ id, state }) => [id, state])).toEqual([[waiting[0]!.id, 'offered']]);
    expect([await states(other), await taken(other)]).toEqual([['cancelled'], 1]);
    expect(await app.call('GET', new URL(body.url).pathname.replace('/api/v1', ''))).toMatchObject(
      refused(404, 'calendar_unknown'),
    );
    const left = await app.admin.query('select from academy.calendar_feeds where person_id = $1', [
      person.id,
    ]);
    expect(left.rowCount).toBe(0);
  });
});

describe('who looks on', () => {
  it('L5 hears after commit how many seats are left, which is what a query says, and each one of their own', async () => {
    const at = await office.occasion(2);
    await settled(app);
    const topics = { seats: `occurrence:${at.occurrenceId}`, all: `occurrence:${at.occurrenceId}:attendees` };
    await settled(app); // that it was planned is told before
    const clerk = await TestSocket.connect(app, schools.hill.people.office.token);
    expect(await clerk.subscribe(topics.seats)).toMatchObject({
      ok: true,
      snapshot: { items: [{ left: 2 }] },
    });
    expect(await clerk.subscribe(topics.all)).toMatchObject({ ok: true, snapshot: { items: [] } });
    const { seated } = await crowded(at, 0);
    const waiter = await guest();
    const socket = await TestSocket.connect(app, waiter.person.token);
    const own = `school:${schools.hill.id}:attendee:${waiter.person.id}`;
    expect(await socket.subscribe(own)).toMatchObject({
      ok: true,
      snapshot: { registrations: [], waitlist: [] },
    });
    expect(await socket.subscribe(topics.all)).toMatchObject({ ok: false });
    expect(await clerk.subscribe(own)).toMatchObject({ ok: false });
    const elsewhere = await TestSocket.connect(app, schools.lake.people.office.token);
    for (const topic of [topics.seats, topics.all, own])
      expect(await elsewhere.subscribe(topic)).toMatchObject({ ok: false });
    await waiter.attendee.wait(at.quotaId);
    await seated[0]!.attendee.seat('leave', seated[0]!.id);
    await settled(app);
    expect(await socket.received(own, 2)).toMatchObject([
      { type: 'academy.waitlist_entry_changed', data: { state: 'waiting', offeredUntil: null } },
      { data: { state: 'offered', offeredUntil: expect.any(String), personId: waiter.person.id } },
    ]);
    await clerk.upToDate(app);
    const told = (await clerk.received(topics.seats, 4)).map(
      ({ data }) => data as { left: number; taken: number },
    );
    expect(told.slice(0, 2)).toMatchObject([{ left: 1 }, { left: 0 }]);
    const { capacity, taken: now, left } = (await office.quotas(at.occurrenceId))[0]!;
    expect(told.at(-1)).toEqual({ ...at, eventId: undefined, capacity, taken: now, left });
    for (const one of [clerk, socket, elsewhere]) one.close();
  });
});
