import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Librarian } from '../../../support/librarian.js';
import { RosterOffice } from '../../../support/roster-office.js';
import { settled } from '../../../support/settled.js';
import { TestSocket } from '../../../support/socket.js';
import { countStatements } from '../../../support/statements.js';
import { TestApp } from '../../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let teacher: Librarian;
let student: Librarian;

const librarian = (person: TestPerson, school = schools.hill) =>
  new Librarian(app, new RosterOffice(app, school, person), person.token);

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = librarian(schools.hill.people.teacher);
  student = librarian(schools.hill.people.student);
});
afterAll(() => app.stop());

interface Statistics {
  readonly from: string;
  readonly to: string;
  readonly total: number;
  readonly days: readonly { readonly date: string; readonly downloads: number }[];
}

async function downloadedAt(...moments: string[]): Promise<string> {
  const id = await teacher.published({ title: 'Rye & <oats>' });
  for (const moment of moments) {
    await student.fetch((await student.ask(id)).body);
    await app.admin.query(
      `update academy.downloads set begun_at = $2 where id = (
         select max(id::text)::uuid from academy.downloads where resource_id = $1)`,
      [id, moment],
    );
  }
  return id;
}
const pathOf = (id: string, query = '') => `/resources/${id}/download-statistics?${query}`;

describe('the statistics of a resource', () => {
  it('count its downloads day by day, by the school’s clocks, in one statement', async () => {
    // In Warsaw it is the 21st already.
    const id = await downloadedAt('2026-11-19T12:00:00Z', '2026-11-20T23:30:00Z', '2026-11-21T08:00:00Z');
    const { result, ofRequest } = await countStatements(() =>
      teacher.at.get<Statistics>(pathOf(id, 'to=2026-11-21&days=3')),
    );
    expect([result.status, result.body, ofRequest(result)]).toMatchObject([
      200,
      {
        from: '2026-11-19',
        to: '2026-11-21',
        total: 3,
        days: [
          { date: '2026-11-19', downloads: 1 },
          { date: '2026-11-20', downloads: 0 },
          { date: '2026-11-21', downloads: 2 },
        ],
      },
      1,
    ]);
    const month = await teacher.at.get<Statistics>(pathOf(id));
    expect([month.body.days.length, month.body.days.at(-1)!.date]).toEqual([30, month.body.to]);
  });

  it('come as a picture and as a table', async () => {
    const id = await downloadedAt('2026-11-21T08:00:00Z');
    const get = (format: string) =>
      teacher.at.get<string>(pathOf(id, `to=2026-11-21&days=2&format=${format}`));
    const picture = await get('svg');
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(picture.body).toContain('Rye &amp; &lt;oats&gt;');
    expect((await get('csv')).body).toContain('2026-11-21,1');
  });

  it('are for who answers for the resource', async () => {
    const id = await downloadedAt();
    const colleague = librarian(await somebody(app, 'teacher', { schoolId: schools.hill.id }));
    const lake = librarian(schools.lake.people.office, schools.lake);
    for (const other of [student, colleague, lake]) expect((await other.at.get(pathOf(id))).status).toBe(404);
    expect((await librarian(schools.hill.people.auditor).at.get(pathOf(id))).status).toBe(200);
    for (const wrong of ['days=0', 'days=367', 'to=2026-02-30'])
      expect((await teacher.at.get(pathOf(id, wrong))).status).toBe(422);
  });
});

describe('whoever looks on at the library', () => {
  it('is shown what is published, what is taken back and each download once, and of drafts nothing', async () => {
    await settled(app);
    const topic = `school:${schools.hill.id}:resources`;
    const socket = await TestSocket.connect(app, schools.hill.people.student.token);
    expect(await socket.subscribe(topic)).toMatchObject({ ok: true });
    const foreign = await TestSocket.connect(app, schools.lake.people.admin.token);
    expect(await foreign.subscribe(topic)).toMatchObject({ ok: false });
    const id = await teacher.draft({ title: 'A secret' });
    await teacher.put(id);
    await teacher.fetch((await teacher.ask(id)).body);
    await teacher.become('publish', id);
    const { body } = await student.ask(id);
    for (const range of ['bytes=0-1', 'bytes=2-4']) await student.fetch(body, { range });
    await teacher.become('unpublish', id);
    const seen = await socket.received(topic, 3);
    expect(seen.map(({ type, data }) => [type, data])).toEqual([
      [
        'academy.resource_changed',
        { resourceId: id, change: 'published', state: 'published', title: 'A secret', number: 1 },
      ],
      ['academy.resource_downloaded', { resourceId: id, downloads: 2 }],
      [
        'academy.resource_changed',
        { resourceId: id, change: 'unpublished', state: 'draft', title: 'A secret', number: 1 },
      ],
    ]);
    expect(socket.messages).toHaveLength(3);
    socket.close();
    foreign.close();
  });
});
