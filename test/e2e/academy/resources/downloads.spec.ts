import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Librarian, type Download } from '../../../support/librarian.js';
import { RosterOffice, type ListOf } from '../../../support/roster-office.js';
import { TestApp } from '../../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../../support/two-schools.js';

const TEXT = Array.from({ length: 2000 }, (_, n) => `line ${n}\n`).join('');
const ETAG = `"${createHash('sha256').update(TEXT).digest('hex')}"`;

let app: TestApp;
let schools: TwoSchools;
let teacher: Librarian;
let student: Librarian;

const librarian = (person: TestPerson, school = schools.hill) =>
  new Librarian(app, new RosterOffice(app, school, person), person.token);
const code = (status: number, of: string) => ({ status, body: { code: of } });

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = librarian(schools.hill.people.teacher);
  student = librarian(schools.hill.people.student);
});
afterAll(() => app.stop());

const published = (details: object = {}, name = 'lines.txt') => teacher.published({ ...details }, TEXT, name);
const counted = async (resourceId: string): Promise<[number, number]> => {
  const { rows } = await app.admin.query<{ n: number }>(
    'select count(*)::int as n from academy.downloads where resource_id = $1',
    [resourceId],
  );
  return [(await teacher.get(resourceId)).downloads, rows[0]!.n];
};
const ranges = (parts: number) =>
  Array.from({ length: parts }, (_, n) => {
    const size = Math.ceil(TEXT.length / parts);
    return { range: `bytes=${n * size}-${Math.min((n + 1) * size, TEXT.length) - 1}` };
  });

describe('a download', () => {
  it('is the file as it was uploaded, to be saved under its name, in a sandbox', async () => {
    const id = await published({}, 'Zażółć “gęślą” (1).txt');
    const { status, body } = await student.ask(id);
    expect([status, body]).toMatchObject([
      201,
      { number: 1, uses: 0, personId: schools.hill.people.student.id },
    ]);
    const answer = await student.fetch(body);
    expect([answer.status, await answer.text()]).toEqual([200, TEXT]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      etag: ETAG,
      'accept-ranges': 'bytes',
      'content-type': 'text/plain',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-disposition': `attachment; filename="Za____ _g__l__ (1).txt"; filename*=UTF-8''Za%C5%BC%C3%B3%C5%82%C4%87%20%E2%80%9Cg%C4%99%C5%9Bl%C4%85%E2%80%9D%20%281%29.txt`,
    });
  });

  it('is of the version that was asked for, also of an older one', async () => {
    const id = await published();
    await teacher.put(id, 'newer');
    const [old, now] = [await student.ask(id, { number: 1 }), await student.ask(id)];
    expect(await (await student.fetch(old.body)).text()).toBe(TEXT);
    expect(await (await student.fetch(now.body)).text()).toBe('newer');
    expect(await student.ask(id, { number: 3 })).toMatchObject(code(404, 'academy.file_version_not_found'));
  });

  it.each<[Record<string, string>, number, Record<string, string | null>]>([
    [{}, 200, { 'content-length': String(TEXT.length) }],
    [{ range: 'bytes=0-9' }, 206, { 'content-range': `bytes 0-9/${TEXT.length}` }],
    [{ range: 'bytes=-10' }, 206, { 'content-length': '10' }],
    [{ range: 'bytes=5-' }, 206, {}],
    [{ range: 'bytes=0-0,-1' }, 206, {}],
    [{ range: 'bytes=99999999-' }, 416, { 'content-range': `bytes */${TEXT.length}` }],
    [{ range: 'bytes=9-1' }, 200, {}],
    [{ range: 'lines=1-2' }, 200, {}],
    [{ range: 'bytes=0-9', 'if-range': '"other"' }, 200, {}],
    [{ range: 'bytes=0-9', 'if-range': ETAG }, 206, {}],
    [{ range: 'bytes=0-9', 'if-range': 'Sat, 21 Nov 2026 08:00:00 GMT' }, 200, {}],
    [{ 'if-none-match': ETAG }, 304, {}],
    [{ 'if-match': '"other"' }, 412, {}],
  ])('answers %j by %i, and counts when bytes are sent', async (asked, status, said) => {
    const id = await published();
    const { body } = await student.ask(id);
    const answer = await student.fetch(body, asked);
    await answer.arrayBuffer();
    expect([answer.status, Object.fromEntries(answer.headers)]).toMatchObject([status, said]);
    const sent = status < 300 ? 1 : 0;
    expect(await counted(id)).toEqual([sent, sent]);
  });

  it('is asked after by HEAD without being one', async () => {
    const id = await published();
    const { body } = await student.ask(id, { maxUses: 1 });
    const head = await fetch(app.url + body.url, { method: 'HEAD', headers: { range: 'bytes=0-9' } });
    expect([head.status, head.headers.get('content-length'), head.headers.get('etag')]).toEqual([
      200,
      String(TEXT.length),
      ETAG,
    ]);
    expect(await counted(id)).toEqual([0, 0]);
  });

  it('C8 counts once, however many parts of it come at once, and however often it is resumed', async () => {
    const id = await published();
    const { body } = await student.ask(id, { maxUses: 1 });
    const parts = await Promise.all(ranges(12).map((range) => student.fetch(body, range)));
    expect(parts.map(({ status }) => status)).toEqual(Array(12).fill(206));
    expect((await Promise.all(parts.map((part) => part.text()))).join('')).toBe(TEXT);
    for (const range of ranges(3)) expect((await student.fetch(body, range)).status).toBe(206);
    expect((await student.fetch(body)).status).toBe(200);
    expect(await counted(id)).toEqual([1, 1]);
    await student.fetch((await student.ask(id)).body);
    expect(await counted(id)).toEqual([2, 2]);
  });

  it('C8 begun more than a day before is another one', async () => {
    const id = await published();
    const { body } = await student.ask(id, { maxUses: 2, minutes: 1440 });
    const yesterday = () =>
      app.admin.query(
        `update academy.downloads set begun_at = begun_at - interval '25 hours' where resource_id = $1`,
        [id],
      );
    await student.fetch(body);
    await yesterday();
    expect((await student.fetch(body)).status).toBe(200);
    expect(await counted(id)).toEqual([2, 2]);
    await yesterday();
    expect((await student.fetch(body)).status).toBe(403); // there may be no third
    expect(await counted(id)).toEqual([2, 2]);
  });
});

describe('an address that is passed on', () => {
  it('is of what is published for the public, made by who answers for it', async () => {
    const [mine, open] = [await published(), await published({ audience: 'public' })];
    expect(await teacher.share(mine)).toMatchObject(code(409, 'academy.resource_for_members'));
    expect((await student.share(open)).status).toBe(403);
    const colleague = librarian(await somebody(app, 'teacher', { schoolId: schools.hill.id }));
    expect(await colleague.share(open)).toMatchObject(code(404, 'academy.resource_not_found'));
    const { body } = await teacher.share(open, { minutes: 43_200 });
    expect(body.personId).toBeNull();
    expect((await student.fetch(body)).status).toBe(200);
    await teacher.at.call('PATCH', `/resources/${open}`, { body: { audience: 'members' } });
    expect((await student.fetch(body)).status).toBe(403);
  });

  it('C8 counts each program that uses it, and lets in no more than it is for, whoever comes at once', async () => {
    const id = await published({ audience: 'public' });
    const { body } = await teacher.share(id, { maxUses: 3 });
    const everybody = Array.from({ length: 8 }, (_, n) => ({ 'user-agent': `Reader ${n}` }));
    const answers = await Promise.all(everybody.map((one) => student.fetch(body, one)));
    const withStatus = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([withStatus(200), withStatus(403)]).toEqual([3, 5]);
    const again = await Promise.all(everybody.map((one) => student.fetch(body, one)));
    expect(again.map(({ status }) => status)).toEqual(answers.map(({ status }) => status));
    expect(await counted(id)).toEqual([3, 3]);
  });

  it('C7 that is revoked while it is used lets nobody in from then on, and counts who was', async () => {
    const id = await published({ audience: 'public' });
    const { body } = await teacher.share(id);
    const use = (n: number) => student.fetch(body, { 'user-agent': `Reader ${n}` });
    const revoke = () => teacher.at.call('DELETE', `/download-grants/${body.id}`);
    const [first, , second] = await Promise.all([use(1), revoke(), use(2)]);
    const letIn = [first, second].filter(({ status }) => status === 200).length;
    expect([first, second].every(({ status }) => [200, 403].includes(status))).toBe(true);
    expect((await use(1)).status).toBe(403);
    expect(await counted(id)).toEqual([letIn, letIn]);
    expect((await revoke()).status).toBe(204);
  });
});

describe('grants', () => {
  it('are listed and revoked by who has got them, and by who answers for the resource', async () => {
    const id = await published();
    const { body: mine } = await student.ask(id);
    const { body: other } = await librarian(schools.hill.people.guardian).ask(id);
    const list = async (by: Librarian) =>
      (await by.at.get<ListOf<Download>>(`/resources/${id}/download-grants`)).body.items.map((one) => one.id);
    expect(await list(student)).toEqual([mine.id]);
    expect(await list(teacher)).toEqual([other.id, mine.id]);
    const revoke = (by: Librarian, grant: Download) => by.at.call('DELETE', `/download-grants/${grant.id}`);
    expect(await revoke(student, other)).toMatchObject(code(404, 'academy.download_grant_not_found'));
    expect((await revoke(student, mine)).status).toBe(204);
    expect((await revoke(teacher, other)).status).toBe(204);
    for (const one of [mine, other]) expect((await student.fetch(one)).status).toBe(403);
    const lake = librarian(schools.lake.people.office, schools.lake);
    expect((await lake.ask(id)).status).toBe(404);
    expect((await revoke(lake, mine)).status).toBe(404);
  });
});
