import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Librarian, type LibraryResource } from '../../../support/librarian.js';
import { RosterOffice, type ListOf } from '../../../support/roster-office.js';
import { countStatements } from '../../../support/statements.js';
import { TestApp } from '../../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../../support/two-schools.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const ELF = Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(64)]);

let app: TestApp;
let schools: TwoSchools;
let teacher: Librarian;
let office: Librarian;
let student: Librarian;
let colleague: Librarian;
let lake: Librarian;

const librarian = (person: TestPerson, school = schools.hill) =>
  new Librarian(app, new RosterOffice(app, school, person), person.token);

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  const { people } = schools.hill;
  teacher = librarian(people.teacher);
  office = librarian(people.office);
  student = librarian(people.student);
  colleague = librarian(await somebody(app, 'teacher', { schoolId: schools.hill.id }));
  lake = librarian(schools.lake.people.office, schools.lake);
});
afterAll(() => app.stop());

const code = (status: number, of: string) => ({ status, body: { code: of } });
const titles = async (by: Librarian, query: string) =>
  (await by.at.get<ListOf<LibraryResource>>(`/resources?${query}`)).body.items.map(({ title }) => title);

describe('a resource', () => {
  it('is described, gets a file, is published, and seen by everybody in its school and nobody else', async () => {
    const id = await teacher.draft({ title: 'Recipes', summary: 'Of bread', tags: ['bread', 'baking'] });
    expect(await teacher.become('publish', id)).toMatchObject(code(409, 'academy.resource_without_file'));
    expect((await student.at.get(`/resources/${id}`)).status).toBe(404);
    expect((await colleague.at.get(`/resources/${id}`)).status).toBe(404);
    const uploadId = await teacher.upload(PNG, 'C:\\pictures\\bread.png');
    const added = await teacher.addFile(id, uploadId, { note: 'The first' });
    expect([added.status, added.body.file]).toMatchObject([
      201,
      {
        number: 1,
        name: 'bread.png',
        mediaType: 'image/png',
        bytes: PNG.length,
        sha256: createHash('sha256').update(PNG).digest('hex'),
        note: 'The first',
      },
    ]);
    expect((await teacher.become('publish', id)).status).toBe(200);
    expect(await student.get(id)).toMatchObject({ title: 'Recipes', state: 'published', downloads: 0 });
    expect((await lake.at.get(`/resources/${id}`)).status).toBe(404);
    expect(await titles(lake, '')).toEqual([]);
  });

  it('is changed by its author and the office alone, on the version that they saw', async () => {
    const id = await teacher.published();
    const patch = (by: Librarian, body: object, headers = {}) =>
      by.at.call('PATCH', `/resources/${id}`, { body, headers });
    expect(await patch(colleague, { title: 'Mine' })).toMatchObject(code(404, 'academy.resource_not_found'));
    expect((await patch(student, { title: 'Mine' })).status).toBe(403);
    expect((await patch(lake, { title: 'Mine' })).status).toBe(404);
    const { version } = await teacher.get(id);
    const now = { 'if-match': `"${version}"` };
    expect(await patch(office, { licence: 'CC0-1.0', audience: 'public' }, now)).toMatchObject({
      status: 200,
      body: { licence: 'CC0-1.0', title: 'Bread', audience: 'public' },
    });
    expect(await patch(teacher, { title: 'Late' }, now)).toMatchObject(code(412, 'kernel.version_stale'));
    expect((await patch(teacher, { licence: 'WTFPL' })).status).toBe(422);
  });

  it('is kept as it was once it is archived, and removed only when nobody else sees it', async () => {
    const id = await teacher.published();
    const remove = () => teacher.at.call('DELETE', `/resources/${id}`);
    expect(await remove()).toMatchObject(code(409, 'academy.resource_published'));
    await teacher.become('archive', id);
    expect((await student.at.get(`/resources/${id}`)).status).toBe(404);
    const changed = await teacher.at.call('PATCH', `/resources/${id}`, { body: { title: 'Later' } });
    expect(changed).toMatchObject(code(409, 'academy.resource_archived'));
    const uploadId = await teacher.upload('other');
    expect(await teacher.addFile(id, uploadId)).toMatchObject(code(409, 'academy.resource_archived'));
    expect((await remove()).status).toBe(204);
    expect((await teacher.at.get(`/resources/${id}`)).status).toBe(404);
    const { rows } = await app.admin.query(
      `select from platform.uploads u where u.state = 'kept' and exists (
         select from academy.file_versions v where v.source_id = u.id and v.resource_id = $1)`,
      [id],
    );
    expect(rows).toEqual([]);
  });
});

describe('the file of a resource', () => {
  it('comes in versions, of which the newest is the current one and none changes', async () => {
    const id = await teacher.published();
    expect((await teacher.put(id, 'rye', 'rye.txt')).number).toBe(2);
    const { body } = await student.at.get<ListOf<{ number: number; name: string }>>(
      `/resources/${id}/file-versions`,
    );
    expect(body.items.map(({ number, name }) => [number, name])).toEqual([
      [2, 'rye.txt'],
      [1, 'bread.txt'],
    ]);
    const changing = app.admin.query(
      `set role lyceum_app; update academy.file_versions set name = 'other'; reset role`,
    );
    await expect(changing).rejects.toThrow('permission denied');
    await app.admin.query('rollback; reset role').catch(() => app.admin.query('reset role'));
  });

  it('with the very bytes of the current one is none, and leaves the upload free', async () => {
    const id = await teacher.published();
    const same = await teacher.upload('flour', 'another-name.txt');
    expect(await teacher.addFile(id, same)).toMatchObject({
      ...code(409, 'academy.same_file'),
      body: { facts: { number: 1 } },
    });
    expect((await teacher.get(id)).file!.number).toBe(1);
    expect((await teacher.addFile(await teacher.draft(), same)).status).toBe(201);
    await teacher.put(id, 'rye');
    expect((await teacher.put(id, 'flour')).number).toBe(3); // the same as an older one is new again
  });

  it('is made of a whole upload of one’s own that is no program', async () => {
    const id = await teacher.draft();
    const refused = code(422, 'academy.upload_unknown');
    expect(await teacher.addFile(id, await office.upload())).toMatchObject(refused);
    expect(await teacher.addFile(id, await lake.upload())).toMatchObject(refused);
    const used = await teacher.upload();
    await teacher.addFile(id, used);
    expect(await teacher.addFile(await teacher.draft(), used)).toMatchObject(refused);
    expect(await teacher.addFile(id, await teacher.upload(ELF, 'song.mp3'))).toMatchObject({
      ...code(422, 'academy.file_type_refused'),
      body: { errors: [{ pointer: '/uploadId' }] },
    });
    const named = await teacher.addFile(id, await teacher.upload('rye'), { name: '../rye.txt' });
    expect(named.status).toBe(422);
  });

  it('gets two versions at once as two, one after the other', async () => {
    const id = await teacher.draft();
    const uploads = await Promise.all(['a', 'b', 'c', 'd'].map((content) => teacher.upload(content)));
    const answers = await Promise.all(uploads.map((uploadId) => teacher.addFile(id, uploadId)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const { body } = await teacher.at.get<ListOf<{ number: number }>>(`/resources/${id}/file-versions`);
    expect(body.items.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    expect((await teacher.get(id)).file!.number).toBe(4);
    const twice = await Promise.all(
      [await teacher.upload('same'), await teacher.upload('same')].map((one) => teacher.addFile(id, one)),
    );
    expect(new Set(twice.map(({ status }) => status))).toEqual(new Set([201, 409]));
  });
});

describe('the library', () => {
  it('is searched by the beginnings of words, filtered, and sorted', async () => {
    const some = librarian(schools.lake.people.teacher, schools.lake);
    const pages = { licence: 'CC0-1.0', tags: ['Źródła', 'history'] };
    const first = await some.published({ title: 'Żurek and other soups', ...pages });
    await some.published({ title: 'Almanac', summary: 'Of soup kitchens' }, PNG, 'a.png');
    await some.draft({ title: 'Soup, not yet' });
    const pupil = librarian(schools.lake.people.student, schools.lake);
    expect(await titles(pupil, 'q=sou')).toEqual(['Almanac', 'Żurek and other soups']);
    expect(await titles(pupil, 'q=żur soup')).toEqual(['Żurek and other soups']);
    expect(await titles(pupil, 'q=źródł')).toEqual(['Żurek and other soups']);
    expect(await titles(pupil, `q=${encodeURIComponent("' | :* & !")}`)).toEqual([]);
    expect(await titles(some, 'q=soup&sort=-id')).toEqual([
      'Soup, not yet',
      'Almanac',
      'Żurek and other soups',
    ]);
    expect(await titles(pupil, 'tag=history')).toEqual(['Żurek and other soups']);
    expect(await titles(pupil, 'licence=CC0-1.0')).toEqual(['Żurek and other soups']);
    expect(await titles(pupil, 'type=image')).toEqual(['Almanac']);
    expect(await titles(pupil, 'type=text/plain')).toEqual(['Żurek and other soups']);
    await pupil.fetch((await pupil.ask(first)).body);
    expect(await titles(pupil, 'sort=-downloads')).toEqual(['Żurek and other soups', 'Almanac']);
    const page = await pupil.at.get<ListOf<LibraryResource>>('/resources?sort=-downloads&limit=1');
    const rest = await titles(pupil, `sort=-downloads&after=${page.body.next}`);
    expect([page.body.items.length, rest]).toEqual([1, ['Almanac']]);
    expect(await titles(student, 'q=soup')).toEqual([]);
  });

  it('has collections: in order, of many, and in each what the reader sees of the library', async () => {
    const [a, b, draft] = [
      await teacher.published({ title: 'A' }),
      await office.published({ title: 'B' }),
      await teacher.draft({ title: 'C' }),
    ];
    const { id } = await teacher.at.make('/resource-collections', { title: 'Baking' });
    const arrange = (by: Librarian, resourceIds: string[]) =>
      by.at.call<{ resources: { title: string }[] }>('PUT', `/resource-collections/${id}/resources`, {
        body: { resourceIds },
      });
    expect((await arrange(teacher, [b, draft, a])).body.resources.map(({ title }) => title)).toEqual([
      'B',
      'C',
      'A',
    ]);
    const seen = await student.at.get<{ resources: { title: string }[] }>(`/resource-collections/${id}`);
    expect(seen.body.resources.map(({ title }) => title)).toEqual(['B', 'A']);
    expect(await titles(student, `collectionId=${id}`)).toEqual(['A', 'B']);
    expect((await arrange(colleague, [a])).status).toBe(404);
    const foreign = await lake.published();
    for (const unknown of [foreign, await colleague.draft()])
      expect(await arrange(teacher, [unknown])).toMatchObject(
        code(422, 'academy.collected_resource_unknown'),
      );
    const lists = async (resourceId: string) =>
      (await student.at.get<ListOf<object>>(`/resource-collections?resourceId=${resourceId}`)).body.items
        .length;
    expect([await lists(a), await lists(draft)]).toEqual([1, 0]);
    expect((await lake.at.get(`/resource-collections/${id}`)).status).toBe(404);
    expect((await teacher.at.call('DELETE', `/resource-collections/${id}`)).status).toBe(204);
    expect((await teacher.get(a)).title).toBe('A');
  });

  it('answers each list by one statement', async () => {
    const cost = async (path: string) => {
      const { result, ofRequest } = await countStatements(() => teacher.at.get(path));
      expect(result.status).toBe(200);
      return ofRequest(result);
    };
    const id = await teacher.published();
    for (const path of [
      '/resources?limit=200&q=bre',
      '/resource-collections',
      `/resources/${id}`,
      `/resources/${id}/file-versions`,
    ])
      expect([path, await cost(path)]).toEqual([path, 1]);
  });
});
