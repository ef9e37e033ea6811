import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { AccessTokens } from '#platform/auth/access-tokens';
import { RealtimeGateway } from '#platform/realtime/realtime.gateway';
import { TestSocket, type SocketAnswer } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TestSchool } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

describe('An open socket', () => {
  let app: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    app = await TestApp.start();
    school = (await twoSchools(app)).hill;
  });
  afterAll(() => app.stop());

  const clerk = () => somebody(app, 'office', { schoolId: school.id });

  /** Watches the registers of the school; `heard` are the names of what it is sent besides answers. */
  async function watching({ token }: Pick<TestPerson, 'token'>) {
    const { socket } = await TestSocket.connect(app, token);
    const topic = `school:${school.id}:registers`;
    expect(await socket.emitWithAck('subscribe', { topic })).toMatchObject({ ok: true });
    const heard: string[] = [];
    socket.onAny((event: string) => heard.push(event));
    return { socket, heard };
  }

  /** As time does it: no trigger says so. */
  async function unnoticed(statement: string, person: TestPerson): Promise<void> {
    await app.admin.query('begin; set local session_replication_role = replica');
    await app.admin.query(statement, [person.id]);
    await app.admin.query('commit');
  }
  const checkEverybody = () => app.app.get(RealtimeGateway).checkEverybody();

  it('outlives its access token: when roles change it gets the new rights and is not signed out', async () => {
    const person = await clerk();
    const bearer = { personId: person.id, sessionId: String(decodeJwt(person.token)['sid']) };
    const soonOver = new Date(Date.now() - 597_000);
    const { socket, heard } = await watching(await new AccessTokens(app.secrets).issue(bearer, soonOver));
    await pause(3_500); // the token has expired
    await app.admin.query(`update identity.memberships set role = 'student' where person_id = $1`, [
      person.id,
    ]);
    await until(() => heard.length > 0, 'the change to be noticed');
    expect([heard, socket.connected]).toEqual([['unsubscribed'], true]);
    socket.disconnect();
  });

  it('loses what a role gave when its last day has passed', async () => {
    const person = await clerk();
    const { socket, heard } = await watching(person);
    await checkEverybody();
    expect(heard).toEqual([]);
    await unnoticed(
      `update identity.memberships set valid_to = current_date - 2 where person_id = $1`,
      person,
    );
    await checkEverybody();
    await until(() => heard.includes('unsubscribed'), 'the end of the subscription');
    expect(socket.connected).toBe(true);
    socket.disconnect();
  });

  it.each([`last_seen_at = now() - interval '31 days'`, `created_at = now() - interval '181 days'`])(
    'ends with a session that is too old: %s',
    async (age) => {
      const person = await clerk();
      const { socket, heard } = await watching(person);
      await unnoticed(`update identity.sessions set ${age} where person_id = $1`, person);
      await checkEverybody();
      await until(() => !socket.connected, 'the end of the connection');
      expect(heard).toEqual(['signed-out']);
    },
  );

  it.each([
    ['subscribe', { topic: 7 }],
    ['unsubscribe', { topic: 'none' }],
    ['act', {}],
  ])('is heard so often in a minute, whatever it says: %s %j', async (message, said) => {
    const { socket } = await TestSocket.connect(app, (await clerk()).token);
    const answers = Array.from({ length: 700 }, () => socket.emitWithAck(message, said));
    const refused = (await Promise.all(answers)).filter(
      ({ problem }: SocketAnswer) => problem?.status === 429,
    );
    expect(refused.length).toBe(100);
    socket.disconnect();
  });
});
