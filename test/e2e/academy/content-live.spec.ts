import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ContentAuthor } from '../../support/content-author.js';
import { RosterOffice } from '../../support/roster-office.js';
import { settled } from '../../support/settled.js';
import { TestSocket } from '../../support/socket.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let teacher: ContentAuthor;
let office: ContentAuthor;

const SECRET = 'Zeppelin';
const secret = { title: SECRET, summary: SECRET, coverText: SECRET, markdown: SECRET, tags: [SECRET] };

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  teacher = by(schools.hill.people.teacher);
  office = by(schools.hill.people.office);
  await office.site();
});
afterAll(() => app.stop());

const by = (person: TestPerson) => new ContentAuthor(new RosterOffice(app, schools.hill, person));

describe('who watches', () => {
  it('an entry of one’s own sees all that is done to it, in order', async () => {
    const { entryId, versionId } = await teacher.entry(secret);
    await settled(app);
    const socket = await TestSocket.connect(app, schools.hill.people.teacher.token);
    const topic = `content-entry:${entryId}`;
    const { snapshot } = await socket.subscribe(topic);
    expect(snapshot).toMatchObject({ id: entryId, versions: [{ id: versionId, state: 'draft' }] });
    await teacher.to(versionId, 'submit');
    await office.to(versionId, 'return', { reason: 'Say when.' });
    await teacher.school.call('PATCH', `/content-entries/${entryId}`, { body: { tags: ['news'] } });
    await office.to(versionId, 'publish');
    const messages = await socket.received(topic, 4);
    expect(messages.map(({ type, data }) => [type, data['state']])).toEqual([
      ['academy.version_changed', 'in_review'],
      ['academy.version_changed', 'draft'],
      ['academy.entry_changed', undefined],
      ['academy.version_changed', 'published'],
    ]);
    expect(JSON.stringify(messages)).not.toContain(SECRET);
    socket.close();
  });

  it('an entry of others, or of another school, is told that there is none', async () => {
    const { entryId } = await teacher.entry();
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    const refused = { [colleague.token]: 404, [schools.lake.people.office.token]: 404 };
    for (const [token, status] of [
      ...Object.entries(refused),
      [schools.hill.people.student.token, 403] as const,
    ]) {
      const socket = await TestSocket.connect(app, token);
      expect((await socket.subscribe(`content-entry:${entryId}`)).problem?.status).toBe(status);
      socket.close();
    }
  });

  it('what the school publishes sees that alone', async () => {
    const socket = await TestSocket.connect(app, schools.hill.people.student.token);
    const topic = `school:${schools.hill.id}:content`;
    await settled(app);
    await socket.subscribe(topic);
    await teacher.entry({ title: 'Balloon', tags: ['Balloon'] });
    const { versionId, slug } = await office.published({ title: 'Open day' });
    await office.to(versionId, 'unpublish');
    const messages = await socket.received(topic, 2);
    expect(messages.map(({ type, data }) => [type, data['slug'], data['title']])).toEqual([
      ['academy.entry_published', slug, 'Open day'],
      ['academy.entry_unpublished', slug, null],
    ]);
    await settled(app);
    await socket.upToDate(app);
    expect(JSON.stringify(socket.messages)).not.toContain('Balloon');
    const { snapshot } = await socket.subscribe(topic);
    expect(JSON.stringify(snapshot)).not.toContain('Balloon');
    socket.close();
  });
});

describe('of a draft', () => {
  it('no event says what it is about, so no webhook does', async () => {
    const { entryId, versionId } = await teacher.entry(secret);
    await teacher.write(versionId, { title: `${SECRET} 2` });
    await teacher.to(versionId, 'submit');
    await office.to(versionId, 'return', { reason: SECRET });
    await teacher.to(versionId, 'discard');
    const { rows } = await app.admin.query<{ type: string; data: object }>(
      'select type, data from platform.outbox where aggregate_id = $1 order by written',
      [entryId],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'academy.entry_changed',
      ...Array.from({ length: 5 }, () => 'academy.version_changed'),
    ]);
    expect(JSON.stringify(rows)).not.toContain(SECRET);
  });

  it('K7 the audit log says who did what, and leaves the text to the versions', async () => {
    const { versionId } = await office.published({ markdown: 'A long text' });
    const { rows } = await app.admin.query<{ action: string; person_id: string; after: object }>(
      'select action, person_id, after from platform.audit_entries where subject_id = $1 order by id',
      [versionId],
    );
    expect(rows.map(({ action, person_id: who }) => [action, who])).toEqual([
      ['create', schools.hill.people.office.id],
      ['update', schools.hill.people.office.id],
    ]);
    expect(rows[1]!.after).toMatchObject({ state: 'published' });
    expect(JSON.stringify(rows)).not.toContain('A long text');
  });
});

describe('the query budget of', () => {
  const cost = async (path: string) => {
    const { result, ofRequest } = await countStatements(() => office.school.get(path));
    expect([path, result.status]).toEqual([path, 200]);
    return ofRequest(result);
  };

  it('each list and each answer is one statement, however many there are', async () => {
    const { entryId, versionId, slug } = await office.published();
    for (let n = 0; n < 20; n++) await office.published();
    const paths = [
      '/site',
      '/content-entries?limit=200',
      `/content-entries/${entryId}`,
      '/content-versions?limit=200',
      `/content-versions/${versionId}`,
      '/published-content?limit=200&locale=de',
      '/published-content/search?q=day',
      `/published-content/by-slug/${slug}`,
    ];
    for (const path of paths) expect([path, await cost(path)]).toEqual([path, 1]);
  });

  it('publishing is the same for the first version and for the tenth', async () => {
    const publish = async (versionId: string) => {
      const { result, ofRequest } = await countStatements(() => office.to(versionId, 'publish'));
      expect(result.status).toBe(200);
      return ofRequest(result);
    };
    const { entryId, versionId } = await office.entry();
    await publish(versionId);
    const costs: number[] = [];
    for (let n = 2; n <= 10; n++) costs.push(await publish((await office.draft(entryId)).body.id));
    expect(new Set(costs).size).toBe(1);
    expect(costs[0]).toBeLessThan(16);
  });
});
