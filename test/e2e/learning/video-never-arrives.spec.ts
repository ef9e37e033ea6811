import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExpireUploads } from '#platform/uploads/expire-uploads.job';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { TusClient } from '../../support/tus.js';
import { twoSchools, type TestSchool, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Video {
  readonly id: string;
  readonly state: string;
  readonly playable: boolean;
  readonly failure: string | null;
  readonly failureText: string | null;
  readonly uploadId: string | null;
}

let app: TestApp;
let schools: TwoSchools;
let school: RosterOffice;
let tus: TusClient;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  school = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
  tus = tusOf(schools.hill);
});
afterAll(() => app.stop());

const tusOf = ({ id, people }: TestSchool) => new TusClient(app.url, id, people.teacher.token);
const uploadIdOf = (at: string) => at.split('/').at(-1)!;
const seen = async (id: string) => (await school.get<Video>(`/videos/${id}`)).body;

async function makeVideo(uploadId: string): Promise<Video> {
  const made = await school.call<Video>('POST', '/videos', { body: { title: 'Bread', uploadId } });
  expect(made.status).toBe(202);
  return made.body;
}

/** Begun, and never continued. */
async function abandoned(by = tus): Promise<string> {
  const at = await by.begin({ 'upload-length': '4' });
  expect((await by.patch(at, 0, 'ab')).status).toBe(204);
  return at;
}

/** The time of an upload is over since then, and the hour is full. */
async function expired(since: string, ...uploads: readonly string[]): Promise<object> {
  await app.admin.query(
    'update platform.uploads set expires_at = now() - $2::interval where id = any ($1::uuid[])',
    [uploads.map(uploadIdOf), since],
  );
  return app.app.get(ExpireUploads).run({ signal: new AbortController().signal } as never);
}

async function failed(id: string): Promise<Video> {
  await until(async () => (await seen(id)).failure !== null, 'the failure');
  return seen(id);
}

describe('A video of an upload that nobody continues', () => {
  it('says so when its upload expires, lets it go, and is made of another', async () => {
    const at = await abandoned();
    const { id } = await makeVideo(uploadIdOf(at));
    expect(await expired('1 minute', at)).toEqual({ givenUp: 1, removed: 0, left: 0 });
    const video = await failed(id);
    expect(video).toMatchObject({ state: 'failed', failure: 'never_arrived', uploadId: null });
    expect(video.failureText).toContain('Upload it again');
    await until(async () => {
      const { body } = await school.get<{ state: string; error: string }>(`/jobs/${uploadIdOf(at)}`);
      return body.state === 'parked' && body.error.includes('never arrived whole');
    }, 'the job');
    expect([(await tus.head(at)).status, (await tus.patch(at, 2, 'cd')).status]).toEqual([410, 410]);
    expect(await expired('25 hours', at)).toEqual({ givenUp: 0, removed: 1, left: 0 });
    expect((await tus.head(at)).status).toBe(404);

    const uploadId = await tus.upload(await readFile('docs/examples/bread.mp4'));
    expect((await school.call('PATCH', `/videos/${id}`, { body: { uploadId } })).status).toBe(200);
    await until(async () => (await seen(id)).state === 'ready', 'the video');
    expect(await seen(id)).toMatchObject({ failure: null, uploadId });
  });

  it('B9 is played as before when a better version never arrives', async () => {
    const { id } = await makeVideo(await tus.upload(await readFile('docs/examples/bread.mp4')));
    await until(async () => (await seen(id)).state === 'ready', 'the video');
    const at = await abandoned();
    await school.call('PATCH', `/videos/${id}`, { body: { uploadId: uploadIdOf(at) } });
    await expired('1 minute', at);
    expect(await failed(id)).toMatchObject({ state: 'ready', playable: true, failure: 'never_arrived' });
  });

  it('that was replaced meanwhile says nothing of the newer one', async () => {
    const [first, second] = [await abandoned(), await abandoned()];
    const { id } = await makeVideo(uploadIdOf(first));
    await school.call('PATCH', `/videos/${id}`, { body: { uploadId: uploadIdOf(second) } });
    expect(await expired('25 hours', first)).toEqual({ givenUp: 0, removed: 1, left: 0 });
    expect(await seen(id)).toMatchObject({ state: 'uploading', failure: null });
  });

  it('is removed like any other', async () => {
    const at = await abandoned();
    const { id } = await makeVideo(uploadIdOf(at));
    await expired('1 minute', at);
    await failed(id);
    expect((await school.call('DELETE', `/videos/${id}`)).status).toBe(204);
  });

  it('that cannot be told holds up the end of no other upload, of whichever school', async () => {
    const stuck = await abandoned();
    await makeVideo(uploadIdOf(stuck));
    await app.admin.query('update platform.uploads set then_job = null where id = $1', [uploadIdOf(stuck)]);
    await expired('3 days', stuck);
    const others = [await abandoned(), await abandoned(tusOf(schools.lake))];
    expect(await expired('2 days', ...others)).toEqual({ givenUp: 0, removed: 2, left: 1 });
    expect((await tus.head(others[0]!)).status).toBe(404);
    expect((await tus.head(stuck)).status).toBe(410);
  });
});
