import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openZip } from '#platform/archive/zip-archive';
import { Librarian } from '../../../support/librarian.js';
import { RosterOffice } from '../../../support/roster-office.js';
import { TestApp } from '../../../support/test-app.js';
import { twoSchools, type TestPerson, type TwoSchools } from '../../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let teacher: Librarian;
let student: Librarian;
let folder: string;

const librarian = (person: TestPerson, school = schools.hill) =>
  new Librarian(app, new RosterOffice(app, school, person), person.token);

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = librarian(schools.hill.people.teacher);
  student = librarian(schools.hill.people.student);
  folder = await mkdtemp(join(tmpdir(), 'lyceum-zip-'));
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true, force: true });
});

async function collected(...resourceIds: string[]): Promise<string> {
  const { id } = await teacher.at.make('/resource-collections', { title: 'Żytni chleb' });
  await teacher.at.call('PUT', `/resource-collections/${id}/resources`, { body: { resourceIds } });
  return id;
}

const take = (id: string, { token }: TestPerson, school = schools.hill) =>
  app.fetch(`${app.url}/api/v1/schools/${school.id}/resource-collections/${id}/zip`, {
    headers: { authorization: `Bearer ${token}` },
  });

/** What is in a zip, by name; every checksum of it is right. */
async function unpacked(answer: Response): Promise<[string, string][]> {
  const path = join(folder, 'collection.zip');
  await writeFile(path, Buffer.from(await answer.arrayBuffer()));
  const zip = await openZip(path);
  const found: [string, string][] = [];
  for (const name of zip.sizes.keys()) found.push([name, await text(await zip.open(name))]);
  await zip.close();
  return found;
}

const counts = async (...ids: string[]) =>
  Promise.all(ids.map(async (id) => (await teacher.get(id)).downloads));

describe('a whole collection', () => {
  it('comes as one zip: the current files of what the reader sees, in their order', async () => {
    const [rye, draft, oats] = [
      await teacher.published({ title: 'Rye' }, 'rye', 'same.txt'),
      await teacher.draft({ title: 'Not yet' }),
      await teacher.published({ title: 'Oats' }, 'oats', 'same.txt'),
    ];
    await teacher.put(draft, 'secret', 'draft.txt');
    await teacher.put(rye, 'more rye', 'rye żytni.txt');
    const id = await collected(oats, draft, rye);
    const answer = await take(id, schools.hill.people.student);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="_ytni chleb.zip"; filename*=UTF-8''%C5%BBytni%20chleb.zip`,
    ]);
    const length = Number(answer.headers.get('content-length'));
    const bytes = answer.clone();
    expect((await bytes.arrayBuffer()).byteLength).toBe(length);
    expect(await unpacked(answer)).toEqual([
      ['001 same.txt', 'oats'],
      ['002 rye żytni.txt', 'more rye'],
    ]);
    const own = await unpacked(await take(id, schools.hill.people.teacher));
    expect(own.map(([name]) => name)).toEqual(['001 same.txt', '002 draft.txt', '003 rye żytni.txt']);
  });

  it('C8 counts as one download of each resource, however often and at once it is taken', async () => {
    const ids = [await teacher.published(), await teacher.published()];
    const [one, other] = [await collected(...ids), await collected(...ids.toReversed())];
    const { student: ada, guardian: bob } = schools.hill.people;
    const answers = await Promise.all([ada, ada, bob, ada, bob].map((person) => take(one, person)));
    for (const answer of answers) expect((await unpacked(answer)).length).toBe(2);
    expect(await counts(...ids)).toEqual([2, 2]);
    const both = await Promise.all(
      [one, other, one, other].map((id) => take(id, schools.hill.people.office)),
    );
    for (const answer of both) expect(answer.status).toBe(200);
    expect(await counts(...ids)).toEqual([4, 4]);
    const { rows } = await app.admin.query<{ n: number }>(
      'select count(*)::int as n from academy.downloads where resource_id = any ($1)',
      [ids],
    );
    expect(rows).toEqual([{ n: 8 }]);
    await teacher.at.call('DELETE', `/resource-collections/${one}`);
    expect(await counts(...ids)).toEqual([4, 4]);
  });

  it('is empty where nothing lies in it, and nowhere in another school', async () => {
    const id = await collected(await teacher.draft());
    const empty = await take(id, schools.hill.people.student);
    expect([empty.status, (await empty.arrayBuffer()).byteLength]).toEqual([200, 22]);
    expect((await take(id, schools.lake.people.office, schools.lake)).status).toBe(404);
    const unknown = await student.at.get('/resource-collections/00000000-0000-7000-8000-000000000000/zip');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'academy.collection_not_found' } });
  });
});
