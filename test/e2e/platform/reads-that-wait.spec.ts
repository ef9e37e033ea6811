import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestSocket } from '../../support/socket.js';
import { withClient } from '../../support/template.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

/** While somebody, as a migration does, has tables to themselves for longer than a read waits. */
function whileLocked<T>(tables: string, work: () => Promise<T>): Promise<T> {
  return withClient(app.adminUrl, async (holder) => {
    await holder.query(`begin; lock table ${tables} in access exclusive mode`);
    return work();
  });
}

const later = { status: 503, body: { code: 'platform.took_too_long' } };

describe('R9: who only reads and waits too long for a lock', () => {
  it('is told when to come again, not that something is in conflict', async () => {
    const { hill } = schools;
    const { token } = hill.people.office;
    const ask = () => app.call('GET', `/schools/${hill.id}/courses?limit=7`, { token });
    const answer = await whileLocked('roster.courses', ask);
    expect(answer).toMatchObject(later);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect((await ask()).status).toBe(200);
  });

  it('is told so at the door, too', async () => {
    const { id } = schools.hill;
    const { token } = await somebody(app, 'teacher', { schoolId: id });
    const ask = () => app.call('GET', `/schools/${id}/courses`, { token });
    expect(await whileLocked('identity.sessions', ask)).toMatchObject(later);
    expect((await ask()).status).toBe(200);
  });

  it('is told so over a socket as well', async () => {
    const { hill } = schools;
    const socket = await TestSocket.connect(app, hill.people.office.token);
    const topic = `school:${hill.id}:registers`;
    const asked = await whileLocked('attendance.registers', () => socket.subscribe(topic));
    expect(asked).toMatchObject({ ok: false, problem: { code: 'platform.took_too_long' } });
    expect(await socket.subscribe(topic)).toMatchObject({ ok: true });
    socket.close();
  });

  it('and who changes something is told that it is busy, as before', async () => {
    const { hill } = schools;
    const { token } = hill.people.office;
    const create = () =>
      app.call('POST', `/schools/${hill.id}/courses`, { token, body: { code: 'BRE', title: 'Bread' } });
    const answer = await whileLocked('roster.courses', create);
    expect(answer).toMatchObject({ status: 409, body: { code: 'platform.busy' } });
    expect(answer.headers.get('retry-after')).toBe('1');
  });
});
