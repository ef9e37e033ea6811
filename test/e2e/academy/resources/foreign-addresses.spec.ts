import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Librarian } from '../../../support/librarian.js';
import { RosterOffice } from '../../../support/roster-office.js';
import { countStatements } from '../../../support/statements.js';
import { TestApp } from '../../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let teacher: Librarian;
let student: Librarian;
let lake: Librarian;

const librarian = (person: TestPerson, school = schools.hill) =>
  new Librarian(app, new RosterOffice(app, school, person), person.token);

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = librarian(schools.hill.people.teacher);
  student = librarian(schools.hill.people.student);
  lake = librarian(schools.lake.people.teacher, schools.lake);
});
afterAll(() => app.stop());

/** All that an answer says, but for what is another with every answer. */
async function answerTo(url: string, headers: Record<string, string> = {}) {
  const { result, ofRequest } = await countStatements(() => app.fetch(app.url + url, { headers }));
  const { status, headers: said } = result;
  const alike = Object.fromEntries([...said].filter(([name]) => !['date', 'x-request-id'].includes(name)));
  const { requestId, instance, ...body } = JSON.parse(await result.text()) as Record<string, unknown>;
  expect([requestId, instance]).not.toContain(null);
  return { status, headers: alike, body, statements: ofRequest(result) };
}

const partsOf = (url: string) => url.split('/').slice(4) as [string, string, string, string];
const addressOf = (parts: readonly string[]) => `/api/v1/downloads/${parts.join('/')}`;
const swapped = (url: string, at: number, by: string) => addressOf(partsOf(url).with(at, by));
/** Another letter in the middle, where every bit of it counts. */
const changed = (text: string) => {
  const at = Math.floor(text.length / 2);
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
};

interface Case {
  readonly url: string;
  readonly headers?: Record<string, string>;
}

/** Ways to an address that leads to nothing, of an address that does lead to a file. */
const CASES: Readonly<Record<string, (url: string) => Promise<Case> | Case>> = {
  'another school and person': (url) => ({ url: swapped(url, 0, changed(partsOf(url)[0])) }),
  'another grant, version or expiry': (url) => ({ url: swapped(url, 1, changed(partsOf(url)[1])) }),
  'a later expiry': (url) => ({ url: swapped(url, 1, `${partsOf(url)[1].slice(0, -2)}__`) }),
  'another seal': (url) => ({ url: swapped(url, 2, changed(partsOf(url)[2])) }),
  'a seal cut short': (url) => ({ url: swapped(url, 2, partsOf(url)[2].slice(0, -4)) }),
  'a seal in another spelling': (url) => ({ url: swapped(url, 2, `${partsOf(url)[2]}=`) }),
  'another file name': (url) => ({ url: swapped(url, 3, 'other.txt') }),
  'a name in letters that look alike': (url) => ({ url: swapped(url, 3, encodeURIComponent('breаd.txt')) }),
  'parts in unicode': () => ({ url: addressOf(['ł', '💥', '\u202e', 'x'].map(encodeURIComponent)) }),
  'parts of nothing': () => ({ url: addressOf(['-', '-', '-', '-']) }),
  'the school and person of another address': async (url) => {
    const other = await lake.ask(await lake.published());
    return { url: swapped(url, 0, partsOf(other.body.url)[0]) };
  },
  'the person of another address': async (url) => {
    const { rows } = await app.admin.query<{ id: string }>(
      'select resource_id as id from academy.download_grants order by id desc limit 1',
    );
    const other = await teacher.ask(rows[0]!.id);
    return { url: swapped(url, 0, partsOf(other.body.url)[0]) };
  },
  'an address that has expired': async (url) => {
    await app.admin.query(
      `update academy.download_grants set created_at = now() - interval '2 hours', expires_at = now() - interval '1 hour'`,
    );
    return { url };
  },
  'a person who has left the school': async () => {
    const leaver = await somebody(app, 'student', { schoolId: schools.hill.id });
    const { body } = await librarian(leaver).ask(await teacher.published());
    await app.admin.query(
      'update identity.memberships set valid_to = current_date - 1 where person_id = $1',
      [leaver.id],
    );
    return { url: body.url };
  },
  'a grant that was revoked': async (url) => {
    await app.admin.query('update academy.download_grants set revoked_at = now()');
    return { url };
  },
  'a grant that is used up': async () => {
    const { body } = await teacher.share(await teacher.published({ audience: 'public' }), { maxUses: 1 });
    await teacher.fetch(body, { 'user-agent': 'first' });
    return { url: body.url, headers: { 'user-agent': 'second' } };
  },
  'a resource that was taken back': async (url) => {
    await app.admin.query(`update academy.resources set state = 'draft'`);
    return { url };
  },
  'a resource that was removed': async () => {
    const id = await teacher.published();
    const { body } = await student.ask(id);
    await teacher.become('unpublish', id);
    expect((await teacher.at.call('DELETE', `/resources/${id}`)).status).toBe(204);
    return { url: body.url };
  },
};

describe('C7 an address that leads to nothing', () => {
  const said = new Map<string, unknown>();

  it.each(Object.keys(CASES))('is 403 and says nothing more: %s', async (name) => {
    const id = await teacher.published();
    const { body } = await student.ask(id);
    const { url, headers } = await CASES[name]!(body.url);
    const answer = await answerTo(url, headers);
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'academy.download_refused' }]);
    said.set(name, answer);
    expect(answer).toEqual([...said.values()][0]);
  });

  it('is asked for by GET and HEAD alone', async () => {
    const { body } = await student.ask(await teacher.published());
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await fetch(app.url + body.url, { method })).status).toBe(404);
    expect((await fetch(app.url + swapped(body.url, 2, 'A'), { method: 'HEAD' })).status).toBe(403);
    expect((await student.fetch(body)).status).toBe(200);
  });

  it('is not made right by a range or by being signed in', async () => {
    const { body } = await student.ask(await teacher.published());
    const url = swapped(body.url, 3, 'other.txt');
    const authorization = `Bearer ${schools.hill.people.admin.token}`;
    for (const headers of [{ range: 'bytes=0-1' }, { range: 'bytes=99-' }, { authorization }])
      expect((await app.fetch(app.url + url, { headers })).status).toBe(403);
  });
});
