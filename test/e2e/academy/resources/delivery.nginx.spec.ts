import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '#platform/embedded/free-port';
import { Librarian } from '../../../support/librarian.js';
import { PrivateNginx } from '../../../support/private-nginx.js';
import { RosterOffice } from '../../../support/roster-office.js';
import { TestApp } from '../../../support/test-app.js';
import { twoSchools } from '../../../support/two-schools.js';

const TEXT = 'flour, water, salt\n'.repeat(5000);

let app: TestApp;
let nginx: PrivateNginx;
let teacher: Librarian;

beforeAll(async () => {
  app = await TestApp.start({ MEDIA_ACCEL_PREFIX: '/protected', TRUST_PROXY: '1' });
  const processes = app.origins.map((origin) => new URL(origin).host);
  nginx = new PrivateNginx(await freePort(), processes, app.data);
  await nginx.start();
  const { hill } = await twoSchools(app);
  const { teacher: person } = hill.people;
  teacher = new Librarian(app, new RosterOffice(app, hill, person), person.token);
});
afterAll(async () => {
  await nginx.stop();
  await app.stop();
});

describe('Behind nginx that reads the files', () => {
  it('C8 a download is sent by nginx in parts, with the headers that the API gave, and counts once', async () => {
    const id = await teacher.published({}, TEXT, 'żytni.txt');
    const { body } = await teacher.ask(id, { maxUses: 1 });
    const at = nginx.url + body.url;
    const whole = await fetch(at);
    expect([whole.status, await whole.text()]).toEqual([200, TEXT]);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-type': 'text/plain',
      'content-disposition': `attachment; filename="_ytni.txt"; filename*=UTF-8''%C5%BCytni.txt`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect(whole.headers.get('x-accel-redirect')).toBeNull();
    const half = TEXT.length / 2;
    const parts = await Promise.all(
      [`bytes=0-${half - 1}`, `bytes=${half}-`].map((range) => fetch(at, { headers: { range } })),
    );
    expect(parts.map(({ status }) => status)).toEqual([206, 206]);
    expect((await Promise.all(parts.map((part) => part.text()))).join('')).toBe(TEXT);
    expect((await teacher.get(id)).downloads).toBe(1);
  });

  it('C7 an address that leads to nothing is refused by the API, whatever range it asks for', async () => {
    const { body } = await teacher.ask(await teacher.published({}, TEXT));
    await teacher.at.call('DELETE', `/download-grants/${body.id}`);
    for (const headers of [{}, { range: 'bytes=0-9' }, { range: 'bytes=999999999-' }])
      expect((await fetch(nginx.url + body.url, { headers })).status).toBe(403);
  });
});
