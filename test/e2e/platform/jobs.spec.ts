import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { TestSocket } from '../../support/socket.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

interface Job {
  readonly id: string;
  readonly state: string;
}

interface Given {
  readonly schoolId?: string | null;
  readonly personId?: string | null;
  readonly state?: string;
}

describe('jobs', () => {
  let app: TestApp;
  let at: TwoSchools;
  const sockets: TestSocket[] = [];

  beforeAll(async () => {
    app = await TestApp.start();
    at = await twoSchools(app);
  });
  afterEach(async () => {
    sockets.splice(0).forEach((socket) => socket.close());
    await app.admin.query(`delete from platform.jobs where kind like 'test.%'`);
  });
  afterAll(() => app.stop());

  /** A job of a kind that this version has no handler for, so that it stays as it is. */
  const aJob = async ({ schoolId = at.hill.id, personId = null, state = 'waiting' }: Given = {}) => {
    const id = newId();
    const parked = state === 'parked';
    await app.admin.query(
      `insert into platform.jobs (id, kind, school_id, person_id, payload, state, attempt, error, finished_at,
         progress_done, progress_total, progress_note)
       values ($1, 'test.import', $2, $3, '{"secret": "shh"}', $4, $5, $6, $7, 3, 10, 'orgs.csv')`,
      [
        id,
        schoolId,
        personId,
        state,
        parked ? 8 : 0,
        parked ? 'It went wrong.' : null,
        parked ? new Date() : null,
      ],
    );
    return id;
  };
  const office = () => at.hill.people.office;
  const get = (path: string, { token } = office()) => app.call<Job>('GET', path, { token });
  const retry = (path: string, { token } = at.hill.people.admin) =>
    app.call<Job>('POST', `${path}/retry`, { token });
  const hill = (id = '') => `/schools/${at.hill.id}/jobs${id && `/${id}`}`;
  const watch = async ({ token }: TestPerson, jobId: string) => {
    const socket = await TestSocket.connect(app, token);
    sockets.push(socket);
    return { socket, answer: await socket.subscribe(`job:${jobId}`) };
  };

  it('show how far they are, and nothing of what they were given', async () => {
    const id = await aJob();
    const { result, ofRequest } = await countStatements(() => get(hill(id)));
    expect(result).toMatchObject({
      status: 200,
      body: {
        id,
        kind: 'test.import',
        state: 'waiting',
        schoolId: at.hill.id,
        attempt: 0,
        progress: { done: 3, total: 10, note: 'orgs.csv' },
        result: null,
        error: null,
        finishedAt: null,
      },
    });
    expect(JSON.stringify(result.body)).not.toContain('shh');
    expect(ofRequest(result)).toBe(1);
  });

  it('are listed by school, the latest first, page by page, filtered by state and kind (K1, K2)', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push(await aJob(i % 2 === 0 ? {} : { state: 'parked' }));
    await aJob({ schoolId: at.lake.id });
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await app.call<{ items: Job[]; next?: string }>(
        'GET',
        `${hill()}?kind=test.import&limit=2${after && `&after=${after}`}`,
        { token: office().token },
      );
      seen.push(...body.items.map(({ id }) => id));
      after = body.next ?? '';
    } while (after);
    expect(seen).toEqual(ids.toSorted().toReversed());
    const parked = await app.call<{ items: Job[] }>('GET', `${hill()}?state=parked`, {
      token: office().token,
    });
    expect(parked.body.items).toHaveLength(2);
    expect((await get(`${hill()}?state=lost`)).body).toMatchObject({ code: 'platform.input_invalid' });
  });

  it('belong to their school: elsewhere they do not exist (K2)', async () => {
    const id = await aJob();
    const there = at.lake.people.admin;
    expect((await get(`/schools/${at.lake.id}/jobs/${id}`, there)).body).toMatchObject({
      code: 'platform.job_not_found',
    });
    expect((await retry(`/schools/${at.lake.id}/jobs/${id}`, there)).status).toBe(404);
    expect((await get(hill(id), there)).body).toMatchObject({ code: 'identity.school_not_found' });
    expect((await get(`/jobs/${id}`)).status).toBe(404);
    expect((await get(hill('no-id'))).status).toBe(404);
    expect((await watch(there, id)).answer).toMatchObject({ ok: false });
  });

  it('show to a teacher only what that teacher asked for', async () => {
    const { teacher, student } = at.hill.people;
    const mine = await aJob({ personId: teacher.id });
    const other = await aJob({ personId: office().id });
    const list = await app.call<{ items: Job[] }>('GET', hill(), { token: teacher.token });
    expect(list.body.items.map(({ id }) => id)).toEqual([mine]);
    expect((await get(hill(mine), teacher)).status).toBe(200);
    expect((await get(hill(other), teacher)).status).toBe(404);
    expect((await get(hill(mine), student)).body).toMatchObject({ code: 'platform.not_permitted' });
  });

  it('of a district show to the person who asked, and to nobody else', async () => {
    const id = await aJob({ schoolId: null, personId: at.districtAdmin.id });
    expect((await get(`/jobs/${id}`, at.districtAdmin)).body).toMatchObject({ id, schoolId: null });
    expect((await get(`/jobs/${id}`, at.hill.people.admin)).status).toBe(404);
    expect((await watch(at.hill.people.admin, id)).answer).toMatchObject({
      ok: false,
      problem: { code: 'platform.job_not_found' },
    });
    expect((await watch(at.districtAdmin, id)).answer).toMatchObject({ ok: true, snapshot: { id } });
    const schools = await aJob({ personId: at.districtAdmin.id });
    expect((await get(`/jobs/${schools}`, at.districtAdmin)).status).toBe(200);
  });

  it('that are parked get another chance from a leader, which is audited and shown (K7, L5)', async () => {
    const id = await aJob({ state: 'parked' });
    const { socket, answer } = await watch(office(), id);
    expect(answer.snapshot).toMatchObject({ state: 'parked', error: 'It went wrong.' });
    expect((await retry(hill(id), office())).body).toMatchObject({ code: 'platform.not_permitted' });
    const { status, body } = await retry(hill(id));
    expect(status).toBe(202);
    expect(body).toMatchObject({ id, state: 'waiting', attempt: 0, finishedAt: null });
    const [message] = await socket.received(`job:${id}`, 1);
    expect(message).toMatchObject({ type: 'update', data: body });
    expect((await get(hill(id))).body).toEqual(body);
    expect((await retry(hill(id))).body).toMatchObject({
      code: 'platform.job_not_parked',
      facts: { state: 'waiting' },
    });
    const { rows } = await app.admin.query('select * from platform.audit_entries where subject_id = $1', [
      id,
    ]);
    expect(rows).toMatchObject([
      { subject_type: 'Job', action: 'update', person_id: at.hill.people.admin.id, before: { attempt: 8 } },
    ]);
  });

  it('of a district are retried by the person who asked; those of a school only there', async () => {
    const own = await aJob({ schoolId: null, personId: at.districtAdmin.id, state: 'parked' });
    const schools = await aJob({ personId: office().id, state: 'parked' });
    expect((await retry(`/jobs/${own}`, at.hill.people.admin)).status).toBe(404);
    expect((await retry(`/jobs/${own}`, at.districtAdmin)).status).toBe(202);
    expect((await retry(`/jobs/${schools}`, office())).status).toBe(404);
  });
});
