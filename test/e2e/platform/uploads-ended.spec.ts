import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import { UploadBusy } from '#platform/uploads/upload.errors';
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

describe('An upload that is ended', () => {
  it('R6 has ended for whoever is writing, too: what they bring then does not make it be there again', async () => {
    const at = await tus.begin({ 'upload-length': '8', ...PIECE }, { body: 'ab' });
    const writes = 'select from platform.uploads where id = $1 and writer is not null';
    const ended = (async () => {
      const isHeld = async () => (await app.admin.query(writes, [at.split('/').at(-1)])).rowCount === 1;
      await until(isHeld, 'the piece to be written');
      return (await tus.send('DELETE', at)).status;
    })();
    const piece = await tus.patch(at, 2, '', { chunks: ['cd'], endsAfter: ended });
    expect([await ended, piece.status, (await tus.head(at)).status]).toEqual([204, 423, 410]);
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
    await expect(uploads.claim(upload, null, actor)).rejects.toThrow(UploadBusy);
  });
});
