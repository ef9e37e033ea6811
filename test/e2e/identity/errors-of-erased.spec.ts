import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

const rows = async <Row extends object = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  (await app.admin.query<Row>(sql, values)).rows;

describe('K6 the erasure of an account', () => {
  it('forgets what a mail server said of the address, also where the event is about somebody else', async () => {
    const here = () => somebody(app, 'office', { schoolId: schools.hill.id });
    const [whom, other] = [await here(), await here()];
    const said = async (state: string, error: string) => {
      const id = newId();
      await rows(
        `insert into platform.jobs (id, kind, payload, state, error, run_at) values ($1, 'a mail', $2, $3, $4, now() + interval '1 hour')`,
        [id, { event: { data: { personId: other.id } } }, state, error],
      );
      return id;
    };
    const ids = [
      await said('parked', `550 no such user: <${whom.email.toUpperCase()}>`),
      await said('waiting', `450 later: ${whom.email}`),
      await said('parked', `550 no such user: ${other.email}`),
    ];
    const { status } = await app.call('POST', `/accounts/${whom.id}/erasure`, {
      token: schools.platformAdmin.token,
      body: { reason: 'Request 17' },
    });
    expect(status).toBe(204);
    const left = await rows<{ error: string }>(
      'select error from platform.jobs where id = any ($1) order by array_position($1::uuid[], id)',
      [ids],
    );
    expect(left.map(({ error }) => error)).toEqual([
      '(erased)',
      '(erased)',
      `550 no such user: ${other.email}`,
    ]);
  });
});
