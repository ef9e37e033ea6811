import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobWorker } from '#platform/queue/job-worker';
import { ContentAuthor } from '../../support/content-author.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { publishDueVersion, publishingWorker } from '../../support/publish-due-version.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let office: ContentAuthor;
const workers: JobWorker[] = [];

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' }); // no worker runs but those that a test starts
  schools = await twoSchools(app);
  office = new ContentAuthor(new RosterOffice(app, schools.hill));
  await office.site();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
});
afterAll(() => app.stop());

const worker = async () => void workers.push(await publishingWorker(app));
const statusesOf = (answers: readonly { readonly status: number }[]) =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other);
const inMs = (ms: number) => ({ publishAt: new Date(Date.now() + ms).toISOString() });
const stateOf = async (versionId: string) => (await office.version(versionId)).body.state;

async function scheduled(ms: number) {
  const entry = await office.entry();
  const { status, body } = await office.to(entry.versionId, 'schedule', inMs(ms));
  expect([status, body.state]).toEqual([200, 'scheduled']);
  return { ...entry, publishAt: body.publishAt! };
}

/** How often it was published, as events tell it. */
async function publications(entryId: string): Promise<number> {
  const sql = `select from platform.outbox where type = 'academy.entry_published' and aggregate_id = $1`;
  return (await app.admin.query(sql, [entryId])).rowCount!;
}

const jobsOf = async (versionId: string) =>
  (
    await app.admin.query<{ state: string; run_at: Date }>(
      `select state, run_at from platform.jobs where payload ->> 'versionId' = $1 order by placed`,
      [versionId],
    )
  ).rows;

const allDone = (versionId: string) =>
  until(async () => (await jobsOf(versionId)).every(({ state }) => state === 'done'), 'its jobs to be done');

const fire = (due: { versionId: string; publishAt: string }) => publishDueVersion(app, schools.hill, due);

describe('C6 what is scheduled', () => {
  it('is published once when its moment comes, and not before', async () => {
    await worker();
    const { entryId, versionId, publishAt } = await scheduled(1_500);
    expect(await publications(entryId)).toBe(0);
    await until(async () => (await stateOf(versionId)) === 'published', 'it to be published');
    const { publishedAt } = (await office.version(versionId)).body;
    expect(Date.parse(publishedAt!)).toBeGreaterThanOrEqual(Date.parse(publishAt));
    await allDone(versionId);
    expect(await publications(entryId)).toBe(1);
  });

  it('is published once though nobody was there at its moment, and two workers come up at once', async () => {
    const { entryId, versionId } = await scheduled(300);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await stateOf(versionId)).toBe('scheduled');
    await Promise.all([worker(), worker()]);
    await until(async () => (await stateOf(versionId)) === 'published', 'it to be published');
    await allDone(versionId);
    expect(await publications(entryId)).toBe(1);
  });

  it('is published once though a worker died over it', async () => {
    const { entryId, versionId } = await scheduled(300);
    await app.admin.query(
      `update platform.jobs set state = 'running', attempt = 1, max_attempts = 8, worker = 'dead', run_at = now(), lease_until = now()
       where payload ->> 'versionId' = $1`,
      [versionId],
    );
    await new Promise((resolve) => setTimeout(resolve, 400));
    await Promise.all([worker(), worker()]);
    await until(async () => (await stateOf(versionId)) === 'published', 'it to be published');
    await allDone(versionId);
    expect(await publications(entryId)).toBe(1);
  });

  it('is published once by two that fire at the very same time, and never again', async () => {
    const due = await scheduled(200);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await Promise.all([fire(due), fire(due), fire(due)]);
    await fire(due);
    expect(await stateOf(due.versionId)).toBe('published');
    expect(await publications(due.entryId)).toBe(1);
  });

  it('waits on when a clock has woken it too early', async () => {
    const due = await scheduled(3_600_000);
    await fire(due);
    expect(await stateOf(due.versionId)).toBe('scheduled');
    const jobs = await jobsOf(due.versionId);
    expect(jobs).toHaveLength(2); // another alarm for the same moment
    expect(jobs.every(({ run_at }) => run_at.toISOString() === due.publishAt)).toBe(true);
  });

  it('is moved: the former moment passes, the new one publishes', async () => {
    await worker();
    const { entryId, versionId } = await scheduled(400);
    await office.to(versionId, 'schedule', inMs(1_500));
    await until(async () => (await jobsOf(versionId))[0]!.state === 'done', 'the former moment to pass');
    expect(await stateOf(versionId)).toBe('scheduled');
    await until(async () => (await stateOf(versionId)) === 'published', 'it to be published');
    await allDone(versionId);
    expect(await publications(entryId)).toBe(1);
  });

  it('is taken back: its moment passes and nothing is published', async () => {
    const { entryId, versionId } = await scheduled(300);
    expect((await office.to(versionId, 'unschedule')).body).toMatchObject({
      state: 'in_review',
      publishAt: null,
    });
    await worker();
    await allDone(versionId);
    expect([await stateOf(versionId), await publications(entryId)]).toEqual(['in_review', 0]);
  });

  it('is published by hand before: its moment passes and nothing is published again', async () => {
    const { entryId, versionId } = await scheduled(300);
    expect((await office.to(versionId, 'publish')).body).toMatchObject({
      state: 'published',
      publishAt: null,
    });
    await worker();
    await allDone(versionId);
    expect(await publications(entryId)).toBe(1);
  });
});

describe('of two who act together', () => {
  /** Both wait behind the test, which holds the entry, and go on when it lets go: one after the other. */
  async function together<T extends readonly unknown[]>(
    entryId: string,
    works: { readonly [At in keyof T]: () => Promise<T[At]> },
  ): Promise<T> {
    await app.admin.query('begin');
    await app.admin.query('select from academy.entries where id = $1 for update', [entryId]);
    const under = works.map((work) => work());
    try {
      await until(async () => (await waitingBehind(app.admin)) >= works.length, 'both to wait');
    } finally {
      await app.admin.query('commit');
    }
    return (await Promise.all(under)) as unknown as T;
  }

  it('both publish: one does, the other is told that it is published', async () => {
    const { entryId, versionId } = await office.entry();
    const answers = await together(entryId, [
      () => office.to(versionId, 'publish'),
      () => office.to(versionId, 'publish'),
    ]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    expect(await publications(entryId)).toBe(1);
  });

  it('a new version is published and the former taken back: never are two published', async () => {
    const { entryId, versionId } = await office.published();
    const { body: second } = await office.draft(entryId);
    const answers = await together(entryId, [
      () => office.to(second.id, 'publish'),
      () => office.to(versionId, 'unpublish'),
    ]);
    expect(answers[0].status).toBe(200);
    const { rows } = await app.admin.query(
      `select id from academy.versions where entry_id = $1 and state = 'published'`,
      [entryId],
    );
    expect(rows).toEqual([{ id: second.id }]);
  });

  it('one writes it and one publishes it: what was written counts, or is refused; what is published stays', async () => {
    const { entryId, versionId } = await office.entry();
    const [written] = await together(entryId, [
      () => office.write(versionId, { title: 'Written' }),
      () => office.to(versionId, 'publish'),
    ]);
    const { title, state } = (await office.version(versionId)).body;
    expect([state, title]).toEqual(['published', written.status === 200 ? 'Written' : 'Open day']);
  });

  it('one moves it while it fires: it is published at the one moment or the other', async () => {
    const due = await scheduled(300);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await together(due.entryId, [
      () => office.to(due.versionId, 'schedule', inMs(3_600_000)),
      () => fire(due),
    ]);
    const [state, count] = [await stateOf(due.versionId), await publications(due.entryId)];
    expect([
      ['scheduled', 0],
      ['published', 1],
    ]).toContainEqual([state, count]);
  });

  it('both begin a draft: there is one', async () => {
    const { entryId } = await office.published();
    const answers = await together(entryId, [() => office.draft(entryId), () => office.draft(entryId)]);
    expect(statusesOf(answers)).toEqual([201, 409]);
  });
});
