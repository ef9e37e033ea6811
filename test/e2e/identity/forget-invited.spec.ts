import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { brokenAuditLinks, closeAuditChains } from '#platform/persistence/audit-chain';
import { Database } from '#platform/persistence/database';
import { LongTransactions } from '#platform/persistence/long-transactions';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { placesHolding } from '../../support/places-holding.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

const rows = async <Row extends object = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  (await app.admin.query<Row>(sql, values)).rows;

/** Invited so many days ago as it takes for this to be so. */
async function invited(name: string, so: string) {
  const admin = new RosterOffice(app, schools.hill, schools.hill.people.admin);
  const email = `${name}@example.org`;
  const { id } = await admin.make('/invitations', { email, role: 'teacher' });
  await rows(`update identity.invitations set ${so} where id = $1`, [id]);
  return { id, email };
}
const daysAgo = (days: number) => `now() - interval '${days} days'`;
const addressOf = async (id: string) =>
  (await rows<{ email: string }>('select email from identity.invitations where id = $1', [id]))[0]!.email;

async function night() {
  await rows(
    `insert into platform.jobs (id, kind, payload) values (uuidv7(), 'identity.keep_house', '{"night": true}')`,
  );
  await until(
    async () =>
      (await rows(`select from platform.jobs where payload ? 'night' and state = 'done'`)).length === 1,
    'the house to be kept',
  );
}

describe('K6 the address in an invitation that is over', () => {
  it('goes after 30 days, also from the audit log, which is whole; that of another stays', async () => {
    const over = [
      await invited('expired', `expires_at = ${daysAgo(31)}`),
      await invited('withdrawn', `withdrawn_at = ${daysAgo(31)}`),
      await invited('accepted', `accepted_at = ${daysAgo(31)}, accepted_by = invited_by`),
    ];
    const others = [
      await invited('open', 'expires_at = expires_at'),
      await invited('lately', `expires_at = ${daysAgo(29)}`),
    ];
    await app.app.get(UnitOfWork).run(systemActor(null), closeAuditChains);
    await night();
    for (const { id } of over) {
      expect(await addressOf(id)).toBe(`erased-${id}@erased.invalid`);
      const told = await rows(
        'select action, before, after from platform.audit_entries where subject_id = $1 order by id',
        [id],
      );
      expect(JSON.stringify(told)).not.toContain('@example.org');
      expect(told.at(-1)).toEqual({ action: 'update', before: null, after: null });
    }
    for (const { id, email } of others) {
      expect(await addressOf(id)).toBe(email);
      expect(await placesHolding(app, email)).toContain('platform.audit_entries');
    }
    expect(await brokenAuditLinks(new LongTransactions(app.app.get(Database)))).toEqual([]);
  });
});
