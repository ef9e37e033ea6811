import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '#domain/kernel/actor';
import type { RunningJob } from '#platform/queue/job-handler';
import { ExpireUploads } from '#platform/uploads/expire-uploads.job';
import { Uploads } from '#platform/uploads/uploads';
import { Classroom } from '../../support/classroom.js';
import { looksAfter } from '../../support/families.js';
import { freeUploadRoom } from '../../support/free-upload-room.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { TusClient } from '../../support/tus.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

const GIB = 1024 ** 3;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
let app: TestApp;
let schools: TwoSchools;
let room: Classroom;

beforeAll(async () => {
  app = await TestApp.start({ UPLOADS_PER_LEARNER_GIB: '1' });
  schools = await twoSchools(app);
  room = new Classroom(app, schools.hill);
});
afterAll(() => app.stop());

interface Submission {
  readonly id: string;
  readonly files: readonly { readonly id: string; readonly name: string }[];
}

const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);
const tusOf = ({ token }: TestPerson) => new TusClient(app.url, schools.hill.id, token);
const code = (status: number, of: string) => ({ status, body: { code: of } });

async function assigned(files: object = {}) {
  const learner = await room.learner(async () => ({
    kind: 'assignment',
    assignment: { points: 10, accepts: ['file', 'text'], files },
  }));
  const tus = tusOf(learner.person);
  const handIn = (...uploadIds: string[]) =>
    learner.me.call<Submission>('POST', `/course-items/${learner.itemId}/submissions`, {
      body: { uploadIds },
    });
  return { ...learner, tus, handIn };
}

const addressOf = ({ id, files }: Submission, n = 0) => `/submissions/${id}/files/${files[n]!.id}/download`;

async function download(of: Submission, by: RosterOffice, n = 0): Promise<Response> {
  const { status, body } = await by.get<{ url: string }>(addressOf(of, n));
  expect(status).toBe(200);
  return fetch(app.url + body.url);
}

describe('files that learners hand in', () => {
  it('are downloaded by who grades and by the learner’s family, as attachments in a sandbox', async () => {
    const { tus, handIn, me, learnerId } = await assigned();
    const uploads = [await tus.upload(PNG, 'photo.png'), await tus.upload('<script>1</script>', 'a\\b.html')];
    const { status, body } = await handIn(...uploads);
    expect([status, body.files]).toMatchObject([
      201,
      [
        { name: 'photo.png', mediaType: 'image/png', bytes: PNG.length },
        { name: 'b.html', mediaType: 'text/plain' },
      ],
    ]);
    const { guardian } = schools.hill.people;
    await looksAfter(app, schools.hill, guardian, learnerId);
    for (const reader of [room.teacher, me, at(guardian), new RosterOffice(app, schools.hill)]) {
      const answer = await download(body, reader, 1);
      expect([answer.status, await answer.text()]).toEqual([200, '<script>1</script>']);
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''b.html`);
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    }
    const { body: seen } = await room.teacher.get<Submission>(`/submissions/${body.id}`);
    expect(seen.files).toEqual(body.files);
  });

  it('K1 are nobody else’s to see, and no longer the learner’s when the item is taken back (B10)', async () => {
    const { tus, handIn, me, itemId } = await assigned();
    const { body } = await handIn(await tus.upload(PNG));
    const { body: other } = await (async (them) => them.handIn(await them.tus.upload(PNG)))(await assigned());
    const { people } = schools.hill;
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    for (const stranger of [people.student, people.guardian, colleague])
      expect((await at(stranger).get(addressOf(body))).status).toBe(404);
    const elsewhere = new RosterOffice(app, schools.lake, schools.lake.people.admin);
    expect((await elsewhere.get(addressOf(body))).status).toBe(404);
    // By a submission of one's own, no file of another one.
    expect(await me.get(addressOf({ ...body, files: other.files }))).toMatchObject(
      code(404, 'learning.submitted_file_not_found'),
    );
    const { body: mine } = await me.get<{ url: string }>(addressOf(body));
    await room.teacher.call('POST', `/course-items/${itemId}/unpublish`);
    expect((await me.get(addressOf(body))).status).toBe(404);
    expect((await fetch(app.url + mine.url)).status).toBe(403);
    expect((await download(body, room.teacher)).status).toBe(200);
  });

  it('stay with what they were handed in with, whatever comes later', async () => {
    const { tus, handIn, me, person } = await assigned();
    const first = await tus.upload('first', 'essay.txt');
    const { body } = await handIn(first);
    const again = (await handIn(await tus.upload('second', 'essay.txt'))).body;
    expect(await (await download(body, room.teacher)).text()).toBe('first');
    expect(await (await download(again, room.teacher)).text()).toBe('second');
    expect((await tusOf(person).send('DELETE', `${tus.home}/${first}`)).status).toBe(403);
    expect(await handIn(first)).toMatchObject({
      ...code(422, 'learning.upload_unknown'),
      body: { errors: [{ pointer: '/uploadIds/0' }] },
    });
    const list = await me.get<{ items: Submission[] }>('/submissions');
    expect(list.body.items.map(({ files }) => files.length)).toEqual([1, 1]);
  });

  it('are what their content says, as many and as large as the assignment takes, and the learner’s own', async () => {
    const { tus, handIn } = await assigned({ types: ['image/*', 'application/pdf'], most: 1, maxMib: 1 });
    const refused = async (...uploadIds: string[]) => {
      const { status, body } = await handIn(...uploadIds);
      return [status, (body as unknown as { errors: { pointer: string }[] }).errors[0]!.pointer];
    };
    const pretends = await tus.upload('<html>', 'essay.pdf');
    expect(await refused(pretends)).toEqual([422, '/uploadIds/0']);
    const photo = await tus.upload(PNG, 'essay.txt');
    expect(await refused(photo, await tus.upload(PNG))).toEqual([422, '/uploadIds']);
    const large = await tus.upload(Buffer.concat([PNG, Buffer.alloc(1024 ** 2)]));
    expect(await refused(large)).toEqual([422, '/uploadIds/0']);
    const foreign = await tusOf(schools.hill.people.student).upload(PNG);
    expect(await refused(foreign)).toEqual([422, '/uploadIds/0']);
    const unfinished = (await tus.begin({ 'upload-length': '9' })).split('/').at(-1)!;
    expect(await refused(unfinished)).toEqual([422, '/uploadIds/0']);
    // What was refused is not used up, and what is handed in twice at once is handed in once.
    const tried = await Promise.all([handIn(photo), handIn(photo)]);
    expect(tried.filter(({ status }) => status === 201)).toHaveLength(1);
  });
});

describe('the room for a learner’s uploads', () => {
  const codes = (answers: readonly { status: number; body: string }[]) =>
    answers
      .map(({ status, body }) =>
        status < 300 ? String(status) : (JSON.parse(body) as { code: string }).code,
      )
      .toSorted();

  it('is for one person, however many uploads are begun at once, and not the office’s or a teacher’s', async () => {
    const learner = await somebody(app, 'student', { schoolId: schools.hill.id });
    const tus = tusOf(learner);
    const large = { 'upload-length': String(GIB - 12) };
    const begun = await Promise.all([1, 2, 3, 4].map(() => tus.create(large)));
    expect(codes(begun)).toEqual(['201', ...Array<string>(3).fill('platform.own_uploads_full')]);
    const full = JSON.parse(begun.find(({ status }) => status === 413)!.body) as { facts: object };
    expect(full.facts).toEqual({ freeBytes: 12 });
    // What leaves its length open takes no more than there is, either.
    const open = [1, 2].map(() => tus.begin({ 'upload-defer-length': '1' }));
    const grown = await Promise.all((await Promise.all(open)).map((one) => tus.patch(one, 0, '12345678')));
    expect(grown.map(({ status }) => String(status)).toSorted()).toEqual(['204', '413']);
    const other = await somebody(app, 'student', { schoolId: schools.hill.id });
    expect((await tusOf(other).create(large)).status).toBe(201);
    for (const _ of [1, 2]) expect((await tusOf(schools.hill.people.teacher).create(large)).status).toBe(201);
    expect((await tusOf(schools.hill.people.guardian).create(large)).status).toBe(403);
  });

  /** What is left of the learner's room. */
  async function freeBytes(person: TestPerson): Promise<number> {
    const asked = await tusOf(person).create({ 'upload-length': String(GIB + 1) });
    return (JSON.parse(asked.body) as { facts: { freeBytes: number } }).facts.freeBytes;
  }

  it('is given back by what was replaced, a month after it was decided and once, however many look for it at once', async () => {
    const { tus, handIn, me, person } = await assigned();
    const uploadId = await tus.upload('12345', 'first.txt');
    const { body: first } = await handIn(uploadId);
    await room.teacher.call('POST', `/submissions/${first.id}/give-back`, { body: { feedback: 'More' } });
    const { body: second } = await handIn(await tus.upload('123'));
    expect(await freeBytes(person)).toBe(GIB - 8);
    expect(await freeUploadRoom(app, schools.hill, 29)).toBe(0);
    const looks = await Promise.all([1, 2, 3].map(() => freeUploadRoom(app, schools.hill, 31)));
    expect(looks.toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    expect(await freeBytes(person)).toBe(GIB - 3);
    const file = app.app.get(Uploads).pathOf(uploadId, systemActor(schools.hill.id));
    expect(existsSync(file)).toBe(true);
    await app.app.get(ExpireUploads).run({ signal: new AbortController().signal } as RunningJob);
    expect(existsSync(file)).toBe(false);
    for (const reader of [me, room.teacher])
      expect(await reader.get(addressOf(first))).toMatchObject(code(410, 'learning.submitted_file_removed'));
    expect((await download(second, me)).status).toBe(200);
    const { body: seen } = await me.get<object>(`/submissions/${first.id}`);
    expect(seen).toMatchObject({ files: [{ name: 'first.txt', bytes: 5, removedAt: expect.any(String) }] });
  });

  it('is given back by what was not graded, when something later was; never by what was', async () => {
    const { tus, handIn, person } = await assigned();
    const grade = ({ id }: Submission) =>
      room.teacher.call('PUT', `/submissions/${id}/grade`, { body: { score: 5 } });
    const [graded, ungraded, counting, last] = [
      (await handIn(await tus.upload('1'))).body,
      (await handIn(await tus.upload('22'))).body,
      (await handIn(await tus.upload('4444'))).body,
      (await handIn(await tus.upload('88888888'))).body,
    ];
    expect(await freeUploadRoom(app, schools.hill, 31)).toBe(0);
    for (const one of [graded, counting]) await grade(one);
    expect(await freeUploadRoom(app, schools.hill, 31)).toBe(1);
    expect(await freeBytes(person)).toBe(GIB - 13);
    expect((await room.teacher.get(addressOf(ungraded))).status).toBe(410);
    for (const one of [graded, counting, last]) expect((await download(one, room.teacher)).status).toBe(200);
  });

  it('is given back when the run is over: the school keeps what was handed in', async () => {
    const { tus, handIn, person, runId } = await assigned();
    const { body } = await handIn(await tus.upload('12345'));
    expect(await freeUploadRoom(app, schools.hill, 0)).toBe(0);
    await room.teacher.call('POST', `/course-runs/${runId}/archive`);
    expect([await freeUploadRoom(app, schools.hill, 0), await freeUploadRoom(app, schools.hill, 0)]).toEqual([
      1, 0,
    ]);
    expect(await freeBytes(person)).toBe(GIB);
    expect(await (await download(body, room.teacher)).text()).toBe('12345');
  });
});
