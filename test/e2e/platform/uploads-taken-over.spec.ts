import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { Tus } from '#platform/uploads/tus';
import { Uploads } from '#platform/uploads/uploads';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { PIECE, TusClient } from '../../support/tus.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

const LENGTH = 1000;
const HALF = LENGTH / 2;

let app: TestApp;
let schools: TwoSchools;
let tus: TusClient;

beforeAll(async () => {
  app = await TestApp.start({}, undefined);
  schools = await twoSchools(app);
  tus = new TusClient(app.url, schools.hill.id, schools.hill.people.teacher.token);
});
afterAll(() => app.stop());

const idOf = (at: string) => at.split('/').at(-1)!;
const fileOf = (at: string) =>
  readFile(join(app.data, 'files', schools.hill.id, 'uploads', idOf(at)), 'utf8');

interface Stalled {
  readonly at: string;
  readonly call: ClientRequest;
  /** The status that it was answered with in the end; 0 when its connection was ended. */
  readonly outcome: Promise<number>;
}

/** Somebody sends the first half of an upload, and then nothing for so long that others may write. */
async function stalled(): Promise<Stalled> {
  const at = await tus.begin({ 'upload-length': String(LENGTH) });
  const { token } = schools.hill.people.teacher;
  const call = request(`${app.url}${at}`, {
    method: 'PATCH',
    agent: false,
    headers: {
      authorization: `Bearer ${token}`,
      'tus-resumable': '1.0.0',
      ...PIECE,
      'upload-offset': '0',
      'content-length': String(LENGTH),
    },
  });
  const outcome = once(call, 'response').then(
    ([answer]) => (answer as IncomingMessage).resume().statusCode!,
    () => 0,
  );
  call.write('a'.repeat(HALF));
  const writes = 'select from platform.uploads where id = $1 and writer is not null';
  await until(async () => (await app.admin.query(writes, [idOf(at)])).rowCount === 1, 'the first to write');
  const lapse = `update platform.uploads set writer_until = now() - interval '1 second' where id = $1`;
  await app.admin.query(lapse, [idOf(at)]);
  return { at, call, outcome };
}

/** A request for another process, which knows nobody who writes in this one. */
function ofAnotherProcess(at: string, offset: number, body: string): Promise<object> {
  const { id, people } = schools.hill;
  const raw = Object.assign(Readable.from([Buffer.from(body)]), {
    headers: { 'upload-offset': String(offset), 'content-length': String(body.length) },
  }) as unknown as IncomingMessage;
  const piece = { raw, bodyType: PIECE['content-type'], right: { assert: () => Promise.resolve() } };
  return new Tus(app.app.get(Uploads)).append(idOf(at), piece, systemActor(id, people.teacher.id));
}

describe('R6 an upload that another has taken over', () => {
  it('is not changed by who stalled: their connection is ended', async () => {
    const { at, call, outcome } = await stalled();
    expect((await tus.patch(at, 0, 'b'.repeat(LENGTH))).status).toBe(204);
    call.end('a'.repeat(HALF));
    expect(await outcome).toBe(0);
    expect(await fileOf(at)).toBe('b'.repeat(LENGTH));
  });

  it('is not changed by who stalled in another process, also when it is whole and in use', async () => {
    const { at, call, outcome } = await stalled();
    expect(await ofAnotherProcess(at, 0, 'b'.repeat(LENGTH))).toMatchObject({ state: 'whole' });
    const school = new RosterOffice(app, schools.hill, schools.hill.people.teacher);
    const { status } = await school.call('POST', '/files', { body: { uploadId: idOf(at), name: 'B' } });
    expect(status).toBe(201);
    call.end('a'.repeat(HALF));
    expect(await outcome).toBe(423);
    expect(await fileOf(at)).toBe('b'.repeat(LENGTH));
  });

  it('goes on with what came before, in pieces, and what the other brings does not count', async () => {
    const at = await tus.begin({ 'upload-length': String(LENGTH), ...PIECE }, { body: 'a'.repeat(HALF) });
    await app.admin.query(
      `update platform.uploads set writer = gen_random_uuid(), writer_until = now() - interval '1 second' where id = $1`,
      [idOf(at)],
    );
    expect(await ofAnotherProcess(at, HALF, 'b'.repeat(10))).toMatchObject({ offset: HALF + 10 });
    expect((await tus.patch(at, HALF + 10, 'c'.repeat(HALF - 10))).status).toBe(204);
    expect(await fileOf(at)).toBe('a'.repeat(HALF) + 'b'.repeat(10) + 'c'.repeat(HALF - 10));
  });
});
