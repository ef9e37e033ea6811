import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RosterOffice } from '../../support/roster-office.js';
import { settled } from '../../support/settled.js';
import { TestApp } from '../../support/test-app.js';
import { TusClient } from '../../support/tus.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Video {
  readonly id: string;
  readonly state: string;
  readonly failure: string | null;
  readonly uploadId: string;
}

interface Job {
  readonly state: string;
  readonly attempt: number;
  readonly error: string | null;
}

const ATTEMPTS = 4;
let app: TestApp;
let schools: TwoSchools;
let school: RosterOffice;
let tus: TusClient;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  const { id, people } = schools.hill;
  school = new RosterOffice(app, schools.hill, people.teacher);
  tus = new TusClient(app.url, id, people.teacher.token);
});
afterAll(() => app.stop());

const seen = async (id: string) => (await school.get<Video>(`/videos/${id}`)).body;

async function jobOf({ uploadId }: Video): Promise<Job> {
  const { rows } = await app.admin.query<Job>(
    'select state, attempt, error from platform.jobs where id = $1',
    [uploadId],
  );
  return rows[0]!;
}

/** A video whose file a worker does not find; it lies elsewhere. */
async function unreadable(): Promise<{ video: Video; putBack: () => Promise<void> }> {
  const uploadId = await tus.upload(await readFile('docs/examples/bread.mp4'));
  const place = join(app.data, 'files', schools.hill.id, 'uploads', uploadId);
  await rename(place, `${place}.away`);
  const { status, body } = await school.call<Video>('POST', '/videos', {
    body: { title: 'Bread', uploadId },
  });
  expect(status).toBe(202);
  return { video: body, putBack: () => rename(`${place}.away`, place) };
}

/** The job has failed so often, and rests. */
async function restsAfter(video: Video, attempt: number): Promise<void> {
  await until(async () => {
    const job = await jobOf(video);
    return job.state === 'waiting' && job.attempt === attempt;
  }, `attempt ${attempt}`);
}

async function goesOnNow({ uploadId }: Video): Promise<void> {
  await app.admin.query('update platform.jobs set run_at = now() where id = $1', [uploadId]);
}

async function parked(video: Video): Promise<Job> {
  await until(async () => (await jobOf(video)).state === 'parked', 'the end of the attempts');
  return jobOf(video);
}

describe('A video that cannot be prepared for a reason of ours', () => {
  it('is tried again, and is ready when the reason is gone', async () => {
    const { video, putBack } = await unreadable();
    await restsAfter(video, 1);
    expect(await seen(video.id)).toMatchObject({ state: 'probing', failure: null });
    await putBack();
    await goesOnNow(video);
    await until(async () => (await seen(video.id)).state === 'ready', 'the video');
    await settled(app); // the job ends after what it does
    expect(await jobOf(video)).toMatchObject({ state: 'done', attempt: 2 });
  });

  it('is given up after four attempts, in words, and prepared when it is tried again by hand', async () => {
    const { video, putBack } = await unreadable();
    for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
      await restsAfter(video, attempt);
      await goesOnNow(video);
    }
    const job = await parked(video);
    expect(job).toMatchObject({ attempt: ATTEMPTS });
    expect(job.error).toContain('a reason that lies with us');
    expect(await seen(video.id)).toMatchObject({ state: 'failed', failure: 'gave_up' });

    await putBack();
    const office = new RosterOffice(app, schools.hill, schools.hill.people.admin);
    expect((await office.call('POST', `/jobs/${video.uploadId}/retry`)).status).toBeLessThan(300);
    await until(async () => (await seen(video.id)).state === 'ready', 'the video');
    expect((await seen(video.id)).failure).toBeNull();
  });

  it('says that it was given up also when the worker ended in the last attempt', async () => {
    const { video } = await unreadable();
    await restsAfter(video, 1);
    await app.admin.query(
      `update platform.jobs set state = 'running', attempt = $2, worker = 'gone', fence = fence + 1,
         lease_until = now() - interval '1 second' where id = $1`,
      [video.uploadId, ATTEMPTS],
    );
    await parked(video);
    expect(await seen(video.id)).toMatchObject({ state: 'failed', failure: 'gave_up' });
  });
});
