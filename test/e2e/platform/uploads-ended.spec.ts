import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { UploadExpired } from '#platform/uploads/upload.errors';
import { Uploads } from '#platform/uploads/uploads';
import { TestApp } from '../../support/test-app.js';
import { PIECE, TusClient } from '../../support/tus.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let schools: TwoSchools;
let tus: TusClient;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  tus = new TusClient(app.url, schools.hill.id, schools.hill.people.teacher.token);
});
afterAll(() => app.stop());

/** Ends an upload as soon as somebody writes to it. */
async function endedWhileWritten(at: string): Promise<number> {
  const writes = 'select from platform.uploads where id = $1 and writer is not null';
  const isHeld = async () => (await app.admin.query(writes, [at.split('/').at(-1)])).rowCount === 1;
  await until(isHeld, 'the piece to be written');
  return (await tus.send('DELETE', at)).status;
}

describe('An upload that is ended', () => {
  it('R6 has ended for whoever is writing, too: what they bring then does not make it be there again', async () => {
    const at = await tus.begin({ 'upload-length': '8', ...PIECE }, { body: 'ab' });
    const ended = endedWhileWritten(at);
    const piece = await tus.patch(at, 2, '', { chunks: ['cd'], endsAfter: ended });
    expect([await ended, piece.status, (await tus.head(at)).status]).toEqual([204, 410, 410]);
    expect((await tus.patch(at, 4, 'efgh')).status).toBe(410);
  });

  it('R6 has ended for whoever has asked before and writes only then', async () => {
    const uploads = app.app.get(Uploads);
    const actor = systemActor(schools.hill.id, schools.hill.people.teacher.id);
    const { upload } = await uploads.create(
      { part: 'whole', length: 4, metadata: null, concat: null },
      actor,
    );
    await app.admin.query('update platform.uploads set writer = null where id = $1', [upload.id]);
    await uploads.terminate(upload.id, actor);
    await expect(uploads.claim(upload, null, actor)).rejects.toThrow(UploadExpired);
  });

  it('has ended for the last byte as well, which finds no file to put to its place', async () => {
    const at = await tus.begin({ 'upload-length': '4', ...PIECE }, { body: 'ab' });
    const ended = endedWhileWritten(at);
    const last = await tus.patch(at, 2, '', { chunks: ['cd'], endsAfter: ended });
    expect([await ended, last.status]).toEqual([204, 410]);
    expect(JSON.parse(last.body)).toMatchObject({ code: 'platform.upload_expired' });
    expect([(await tus.head(at)).status, (await tus.patch(at, 2, 'cd')).status]).toEqual([410, 410]);
  });

  it('at the very moment of its last byte is ended or whole, and afterwards gone', async () => {
    for (let round = 0; round < 40; round++) {
      const at = await tus.begin({ 'upload-length': '4', ...PIECE }, { body: 'abc' });
      const [last, ended, again] = await Promise.all([
        tus.patch(at, 3, 'd'),
        new Promise((resolve) => setTimeout(resolve, round / 2)).then(() => tus.send('DELETE', at)),
        tus.patch(at, 3, 'd'),
      ]);
      expect(ended.status).toBe(204);
      for (const { status } of [last, again]) expect([204, 409, 410, 423]).toContain(status);
      expect((await tus.head(at)).status).toBe(410);
    }
  });

  it('while it is put together with others is none of theirs, and takes no room', async () => {
    const uploads = app.app.get(Uploads);
    const actor = systemActor(schools.hill.id, schools.hill.people.teacher.id);
    const part = { 'upload-concat': 'partial', ...PIECE };
    const parts = [
      await tus.begin({ ...part, 'upload-length': '2' }, { body: 'ab' }),
      await tus.begin({ ...part, 'upload-length': '2' }, { body: 'cd' }),
    ];
    await uploads.forget(parts[1]!.split('/').at(-1)!, actor); // as its end does, after somebody has looked whether it is there
    const final = await tus.create({ 'upload-concat': `final;${parts.join(' ')}` });
    expect([final.status, JSON.parse(final.body)]).toMatchObject([
      400,
      { code: 'platform.upload_header_invalid' },
    ]);
    const { rows } = await app.admin.query(
      `select from platform.uploads where school_id = $1 and part = 'final' and expires_at > now()`,
      [schools.hill.id],
    );
    expect(rows).toHaveLength(0);
  });
});
