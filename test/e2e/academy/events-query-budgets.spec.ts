import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EventOffice, type Occasion } from '../../support/event-office.js';
import { RosterOffice } from '../../support/roster-office.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';

/** How many have a seat, wait for one, and how often the event takes place. */
const SIZES = [2, 60] as const;

let app: TestApp;
let schools: TwoSchools;
let office: RosterOffice;
const halls: Occasion[] = [];

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' }); // no job interferes: what it does is done here
  schools = await twoSchools(app);
  office = new RosterOffice(app, schools.hill);
  for (const size of SIZES) halls.push(await hall(size));
});
afterAll(() => app.stop());

async function hall(size: number): Promise<Occasion> {
  const at = await new EventOffice(office).occasion(size);
  const place = [schools.hill.id, at.occurrenceId, at.quotaId, size];
  await app.admin.query(
    `insert into academy.registrations (id, school_id, occurrence_id, quota_id, person_id, state, since, registered_at)
     select gen_random_uuid(), $1, $2, $3, gen_random_uuid(), 'confirmed', now(), now() from generate_series(1, $4::int)`,
    place,
  );
  await app.admin.query(
    `insert into academy.tickets (id, school_id, occurrence_id, issued_at, checked_in_at, scans)
     select id, school_id, occurrence_id, now(), now(), '[{}]' from academy.registrations where quota_id = $1`,
    [at.quotaId],
  );
  await app.admin.query(
    `insert into academy.waitlist_entries (id, school_id, occurrence_id, quota_id, person_id, state, since, joined_at)
     select gen_random_uuid(), $1, $2, $3, gen_random_uuid(), 'waiting', now(), now() from generate_series(1, 2 * $4::int)`,
    place,
  );
  await app.admin.query(
    `insert into academy.occurrences (id, school_id, event_id, state, starts_at, ends_at, approval, offer_minutes, changed_at)
     select gen_random_uuid(), $1, $2, 'scheduled', now(), now() + n * interval '1 day', false, 60, now()
     from generate_series(2, $3::int) n`,
    [schools.hill.id, at.eventId, size],
  );
  return at;
}

async function cost(of: RosterOffice, method: string, path: string, body?: object): Promise<number> {
  const { result, ofRequest } = await countStatements(() => of.call(method, path, body ? { body } : {}));
  expect(result.status).toBeLessThan(300);
  return ofRequest(result);
}

it('each list and each answer is one statement, for two seats or for sixty', async () => {
  for (const [n, { eventId, occurrenceId, quotaId }] of halls.entries())
    for (const path of [
      'events',
      `events/${eventId}`,
      `occurrences?eventId=${eventId}&limit=200`,
      `occurrences/${occurrenceId}`,
      `occurrences/${occurrenceId}/quotas`,
      `occurrences/${occurrenceId}/check-ins?limit=200`,
      `event-registrations?quotaId=${quotaId}&limit=200`,
      `waitlist-entries?quotaId=${quotaId}&limit=200`,
    ])
      expect([n, path, await cost(office, 'GET', `/${path}`)]).toEqual([n, path, 1]);
});

it('more seats are offered to one who waits or to sixty by as many statements, and so they expire', async () => {
  const found: number[][] = [];
  for (const [n, { quotaId }] of halls.entries()) {
    const more = await cost(office, 'PATCH', `/event-quotas/${quotaId}`, { capacity: 2 * SIZES[n]! });
    await app.admin.query(
      `update academy.waitlist_entries set offered_until = now() where quota_id = $1 and state = 'offered'`,
      [quotaId],
    );
    const over = await cost(office, 'PATCH', `/event-quotas/${quotaId}`, { name: 'Stalls' });
    const { rows } = await app.admin.query<{ state: string; count: number }>(
      `select state, count(*)::int from academy.waitlist_entries where quota_id = $1 group by state order by state`,
      [quotaId],
    );
    expect(rows).toEqual([
      { state: 'expired', count: SIZES[n] },
      { state: 'offered', count: SIZES[n] },
    ]);
    found.push([more, over]);
  }
  expect(found[1]).toEqual(found[0]);
  expect(Math.max(...found.flat())).toBeLessThanOrEqual(20);
});

it('a seat is taken and given back by as many statements, whoever else has one', async () => {
  const found: number[][] = [];
  for (const { quotaId } of halls) {
    await app.admin.query(
      `update academy.waitlist_entries set state = 'cancelled', offered_until = null where quota_id = $1`,
      [quotaId],
    );
    const me = office.as(await somebody(app, 'guardian', { schoolId: schools.hill.id }));
    const taking = await cost(me, 'POST', `/event-quotas/${quotaId}/register`);
    const { body } = await me.get<{ items: { id: string }[] }>('/event-registrations?mine=true');
    found.push([taking, await cost(me, 'POST', `/event-registrations/${body.items[0]!.id}/leave`)]);
  }
  expect(found[1]).toEqual(found[0]);
  expect(Math.max(...found.flat())).toBeLessThanOrEqual(20);
});
