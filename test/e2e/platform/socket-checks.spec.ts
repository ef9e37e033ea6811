import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestSocket } from '../../support/socket.js';
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

/** Whether the platform may ask for anybody's rights. */
const mayAsk = (may: boolean) =>
  app.admin.query(
    `${may ? 'grant' : 'revoke'} execute on function identity.access_of ${may ? 'to' : 'from'} lyceum_app, public`,
  );

describe('The rights of an open socket', () => {
  it('stay as they are while nobody can find out what they are, and are looked at again afterwards', async () => {
    const { id, people } = schools.hill;
    const socket = await TestSocket.connect(app, people.office.token);
    expect((await socket.subscribe(`school:${id}:registers`)).ok).toBe(true);
    const gone: string[] = [];
    socket.socket.onAny((event: string) => gone.push(event));
    await mayAsk(false);
    await app.admin.query(
      `insert into identity.memberships (id, person_id, role, school_id, valid_from)
       values (gen_random_uuid(), $1, 'guardian', $2, current_date)`,
      [people.office.id, id],
    );
    await pause(4_000); // longer than a change of rights takes to be noticed
    await mayAsk(true);
    expect([gone, socket.socket.connected]).toEqual([[], true]);
    await app.admin.query(
      `update identity.memberships set valid_to = current_date - 1 where person_id = $1 and role = 'office'`,
      [people.office.id],
    );
    await until(() => gone.includes('unsubscribed'), 'the subscription to end');
    socket.close();
  });
});

describe('A cursor', () => {
  it('is a number that a sequence can have reached; any other is refused', async () => {
    const { id, people } = schools.lake;
    const socket = await TestSocket.connect(app, people.office.token);
    for (const after of [1e308, 2 ** 53, -1, 0.5])
      expect(await socket.subscribe(`school:${id}:registers`, after)).toMatchObject({
        ok: false,
        problem: { status: 422 },
      });
    expect((await socket.subscribe(`school:${id}:registers`, 2 ** 53 - 1)).ok).toBe(true);
    socket.close();
  });
});
