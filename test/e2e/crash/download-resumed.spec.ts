import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '#platform/embedded/free-port';
import { Librarian } from '../../support/librarian.js';
import { RosterOffice } from '../../support/roster-office.js';
import { ServerProcess } from '../../support/server-process.js';
import { TestApp } from '../../support/test-app.js';
import { TEST_SECRET } from '../../support/test-secret.js';
import { twoSchools } from '../../support/two-schools.js';

const BYTES = 32 * 1024 * 1024;

describe('kill -9 of the server in the middle of a download', () => {
  let fixture: TestApp;
  let server: ServerProcess;
  let url: string;
  let resourceId: string;

  beforeAll(async () => {
    fixture = await TestApp.start({ LYCEUM_ROLE: 'api' });
    const { hill } = await twoSchools(fixture);
    const { teacher } = hill.people;
    const librarian = new Librarian(fixture, new RosterOffice(fixture, hill, teacher), teacher.token);
    resourceId = await librarian.published({}, Buffer.alloc(BYTES, 'flour '), 'flour.txt');
    ({ url } = (await librarian.ask(resourceId, { maxUses: 1 })).body);
    server = new ServerProcess(await freePort(), {
      DATABASE_URL: fixture.adminUrl,
      LYCEUM_SECRET: TEST_SECRET,
      LYCEUM_DATA: fixture.data,
    });
    await server.start();
  });
  afterAll(async () => {
    await server.kill();
    await fixture.stop();
  });

  /** What comes from there on, until somebody stops it or it breaks off. */
  const take = (from: number, onFirst: () => Promise<void> = async () => undefined) =>
    new Promise<Buffer>((resolve, reject) => {
      const parts: Buffer[] = [];
      const end = () => resolve(Buffer.concat(parts));
      const call = request(`${server.url}${url}`, { headers: { range: `bytes=${from}-` } }, (answer) => {
        if (answer.statusCode !== 206) return reject(new Error(`answered ${answer.statusCode}`));
        answer.once('data', () => {
          answer.pause(); // most of it is on its way still
          onFirst().then(() => answer.resume(), reject);
        });
        answer.on('data', (part: Buffer) => void parts.push(part));
        answer.on('end', end).on('error', end);
      });
      call.on('error', reject);
      call.end();
    });

  it('C8 the rest comes from the next process, and it has counted once', async () => {
    const first = await take(0, () => server.kill());
    expect(first.length).toBeLessThan(BYTES);
    await server.start();
    const rest = await take(first.length);
    expect(first.length + rest.length).toBe(BYTES);
    expect(Buffer.concat([first, rest]).equals(Buffer.alloc(BYTES, 'flour '))).toBe(true);
    const { rows } = await fixture.admin.query(
      `select r.downloads, g.uses, (select count(*)::int from academy.downloads d where d.resource_id = r.id) as "rows"
       from academy.resources r join academy.download_grants g on g.resource_id = r.id where r.id = $1`,
      [resourceId],
    );
    expect(rows).toEqual([{ downloads: 1, uses: 1, rows: 1 }]);
  });
});
