import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { ContentAuthor, type Written } from '../../support/content-author.js';
import { RosterOffice, type ListOf } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { somebody, twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let teacher: ContentAuthor;
let office: ContentAuthor;
let colleague: TestPerson;

beforeAll(async () => {
  app = await TestApp.start({ LYCEUM_ROLE: 'api' });
  schools = await twoSchools(app);
  teacher = by(schools.hill.people.teacher);
  office = by(schools.hill.people.office);
  colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
  await office.site({ slug: 'hill-school' });
});
afterAll(() => app.stop());

const by = (person: TestPerson, school = schools.hill) =>
  new ContentAuthor(new RosterOffice(app, school, person));

type Read = Written & { readonly locale: string; readonly entryId: string };
const read = (person: TestPerson, slug: string, locale = '') =>
  by(person).school.get<Read>(`/published-content/by-slug/${slug}${locale && `?locale=${locale}`}`);

describe('a post goes its way', () => {
  it('from its author over a reviewer to its readers', async () => {
    const { versionId, slug } = await teacher.entry({ markdown: 'Come on **Friday**.' });
    expect((await teacher.to(versionId, 'submit')).body.state).toBe('in_review');
    const waiting = await office.school.get<ListOf<Written>>('/content-versions?state=in_review');
    expect(waiting.body.items.map(({ id }) => id)).toContain(versionId);
    const returned = await office.to(versionId, 'return', { reason: 'Which Friday?' });
    expect(returned.body).toMatchObject({ state: 'draft', reviewNote: 'Which Friday?' });
    expect((await teacher.write(versionId, { markdown: 'Come on **Friday 27**.' })).status).toBe(200);
    expect((await teacher.to(versionId, 'submit')).body.reviewNote).toBeNull();
    expect((await read(schools.hill.people.student, slug)).status).toBe(404);
    expect((await office.to(versionId, 'publish')).body).toMatchObject({ state: 'published' });
    const { body } = await read(schools.hill.people.student, slug);
    expect(body).toMatchObject({ title: 'Open day', html: '<p>Come on <strong>Friday 27</strong>.</p>\n' });
  });

  it('C6 and is changed by another version; every earlier one stays and can be restored', async () => {
    const { entryId, versionId: first, slug } = await office.published({ title: 'First' });
    const { body: second } = await office.draft(entryId);
    expect(second).toMatchObject({ number: 2, title: 'First', state: 'draft' });
    expect((await office.write(second.id, { title: 'Second' })).status).toBe(200);
    expect((await read(schools.hill.people.student, slug)).body.title).toBe('First');
    expect((await office.to(second.id, 'publish')).status).toBe(200);
    expect((await read(schools.hill.people.student, slug)).body.title).toBe('Second');
    expect((await office.version(first)).body).toMatchObject({ state: 'archived', title: 'First' });
    const { body: restored } = await office.draft(entryId, { from: first });
    expect(restored).toMatchObject({ number: 3, title: 'First', state: 'draft' });
    const { body } = await office.school.get<ListOf<Written>>(`/content-versions?entryId=${entryId}&sort=id`);
    expect(body.items.map(({ number, state }) => [number, state])).toEqual([
      [1, 'archived'],
      [2, 'published'],
      [3, 'draft'],
    ]);
  });

  it('is taken back, and appears again where it was', async () => {
    const { entryId, versionId, slug } = await office.published();
    const { publishedAt } = (await office.version(versionId)).body;
    expect((await office.to(versionId, 'unpublish')).body.state).toBe('archived');
    expect((await read(schools.hill.people.student, slug)).status).toBe(404);
    const { body: again } = await office.draft(entryId, { from: versionId });
    await office.to(again.id, 'publish');
    expect((await read(schools.hill.people.student, slug)).body).toMatchObject({ publishedAt });
  });

  it('is withdrawn by its author, or given up', async () => {
    const { entryId, versionId } = await teacher.entry();
    await teacher.to(versionId, 'submit');
    expect((await teacher.to(versionId, 'withdraw')).body).toMatchObject({
      state: 'draft',
      reviewNote: null,
    });
    expect((await teacher.draft(entryId, { from: versionId })).body.code).toBe('academy.draft_exists');
    expect((await teacher.to(versionId, 'discard')).body.state).toBe('archived');
    expect((await teacher.draft(entryId, { from: versionId })).status).toBe(201);
  });
});

describe('in several languages', () => {
  it('each is published by itself; what is not there is shown in the one of the site', async () => {
    const student = schools.hill.people.student;
    const { entryId, versionId, slug } = await office.published({ title: 'Welcome' });
    const { body: german } = await office.draft(entryId, { locale: 'de', from: versionId });
    await office.write(german.id, { title: 'Willkommen' });
    expect((await read(student, slug, 'de')).body).toMatchObject({ title: 'Welcome', locale: 'en' });
    await office.to(german.id, 'publish');
    expect((await read(student, slug, 'de')).body).toMatchObject({
      title: 'Willkommen',
      locales: ['de', 'en'],
    });
    expect((await read(student, slug)).body).toMatchObject({ title: 'Welcome', locale: 'en' });
    expect((await read(student, slug, 'fr')).body.title).toBe('Welcome');
    const listed = async (query: string) => {
      const path = `/published-content?limit=200&${query}`;
      const { body } = await by(student).school.get<ListOf<Read>>(path);
      return body.items.filter((item) => item.entryId === entryId).map(({ title }) => title);
    };
    expect(await listed('locale=de')).toEqual(['Willkommen']);
    expect(await listed('')).toEqual(['Welcome']);
  });
});

describe('the list of what is published', () => {
  it('is read page by page, by kind and tag', async () => {
    const tag = `tag ${newId()}`;
    for (const title of ['A', 'B', 'C']) await office.published({ title, tags: [tag], kind: 'page' });
    await office.published({ title: 'D', tags: [tag] });
    await office.entry({ title: 'E', tags: [tag] });
    const titles: string[] = [];
    for (let after = ''; ;) {
      const path = `/published-content?tag=${encodeURIComponent(tag)}&kind=page&limit=2${after}`;
      const { body } = await by(schools.hill.people.guardian).school.get<ListOf<Read>>(path);
      titles.push(...body.items.map(({ title }) => title));
      if (!body.next) break;
      after = `&after=${encodeURIComponent(body.next)}`;
    }
    expect(titles).toEqual(['C', 'B', 'A']);
  });

  it('is searched by words as each language bends them, and never in what is not published', async () => {
    const word = `q${newId().slice(-12)}`;
    const { slug } = await office.published({ markdown: `The children were baking ${word}.` });
    await office.entry({ markdown: `A secret about baking ${word}.` });
    const { entryId, versionId } = await office.published({ markdown: `Zum Brot ${word}` });
    const { body: german } = await office.draft(entryId, { locale: 'de', from: versionId });
    await office.write(german.id, { markdown: `Viele Häuser ${word}` });
    await office.to(german.id, 'publish');
    const find = async (q: string, person = schools.hill.people.student, school = schools.hill) => {
      const path = `/published-content/search?q=${encodeURIComponent(q)}`;
      const { status, body } = await by(person, school).school.get<ListOf<Read>>(path);
      expect(status).toBe(200);
      return body.items.map((item) => item.slug);
    };
    expect(await find(`bake ${word}`)).toEqual([slug]);
    expect(await find(`bake -${word}`)).not.toContain(slug);
    expect(await find(`"children were" ${word}`)).toEqual([slug]);
    expect(await find(`Haus ${word}&locale=de`.replace('&locale=de', ''))).toEqual([]);
    const path = `/published-content/search?locale=de&q=${encodeURIComponent(`haus ${word}`)}`;
    expect((await office.school.get<ListOf<Read>>(path)).body.items).toMatchObject([{ locale: 'de' }]);
    expect(await find(word, schools.lake.people.student, schools.lake)).toEqual([]);
    for (const odd of ['&', '|!', "':*", '<->', 'the', '%', `school:${schools.lake.id}`])
      expect(await find(odd)).not.toContain(slug);
  });
});

describe('what is not published', () => {
  it('is seen by its author and the reviewers alone, whichever door', async () => {
    const { entryId, versionId, slug } = await teacher.entry({ title: 'Zeppelin', tags: ['Zeppelin'] });
    const { student, guardian, auditor } = schools.hill.people;
    const paths = [
      '/content-entries?limit=200',
      `/content-entries/${entryId}`,
      '/content-versions?limit=200',
      `/content-versions/${versionId}`,
      `/content-versions?entryId=${entryId}`,
      '/published-content?limit=200',
      '/published-content?tag=Zeppelin',
      '/published-content/search?q=zeppelin',
      `/published-content/by-slug/${slug}`,
    ];
    const seen = async (author: ContentAuthor) => {
      const answers = await Promise.all(paths.map((path) => author.school.get(path)));
      return answers.filter(({ status, body }) => status < 300 && /Zeppelin/.test(JSON.stringify(body)))
        .length;
    };
    for (const nobody of [
      by(student),
      by(guardian),
      by(colleague),
      by(schools.lake.people.office, schools.lake),
    ])
      expect(await seen(nobody)).toBe(0);
    for (const editor of [teacher, office, by(auditor)]) expect(await seen(editor)).toBe(5);
    expect((await by(colleague).version(versionId)).body.code).toBe('academy.version_not_found');
    expect((await by(colleague).write(versionId, { title: 'Mine' })).status).toBe(404);
    expect((await by(student).version(versionId)).status).toBe(403);
  });

  it('is not of two schools', async () => {
    const { entryId, versionId, slug } = await office.published();
    const lake = by(schools.lake.people.office, schools.lake);
    await lake.site();
    expect((await lake.begin({ slug })).status).toBe(201); // the same part of an address, in another school
    expect((await lake.version(versionId)).status).toBe(404);
    expect((await lake.to(versionId, 'unpublish')).status).toBe(404);
    expect((await lake.draft(entryId)).status).toBe(404);
  });
});

describe('each refusal', () => {
  const codeOf = async (answer: Promise<{ status: number; body: { code: string } }>) => {
    const { status, body } = await answer;
    return [status, body.code];
  };

  it('of a site', async () => {
    const lake = by(schools.lake.people.admin, schools.lake);
    expect(await codeOf(office.openSite())).toEqual([409, 'academy.site_exists']);
    expect(await codeOf(teacher.openSite())).toEqual([403, 'platform.not_permitted']);
    const change = (who: ContentAuthor, body: object, headers = {}) =>
      codeOf(who.school.call('PATCH', '/site', { body, headers }));
    expect(await change(office, { defaultLocale: 'fr' })).toEqual([422, 'academy.locales_invalid']);
    expect(await change(office, { locales: ['de'], defaultLocale: 'de' })).toEqual([
      409,
      'academy.locale_in_use',
    ]);
    expect(await change(office, { title: 'X' }, { 'if-match': '"99"' })).toEqual([
      412,
      'kernel.version_stale',
    ]);
    await lake.site();
    await office.school.call('PATCH', '/site', { body: { audience: 'public' } });
    expect(await change(lake, { slug: 'hill-school', audience: 'members' })).toEqual([200, undefined]);
    expect(await change(lake, { audience: 'public' })).toEqual([409, 'academy.site_address_taken']);
    for (const slug of ['ab', 'Hill', 'a--b', '-ab', 'ab-', 'a/b', 'ä-b'])
      expect((await change(lake, { slug }))[0]).toBe(422);
  });

  it('of an entry and its versions', async () => {
    const { entryId, versionId, slug } = await office.published();
    expect(await codeOf(office.begin({ slug }))).toEqual([409, 'academy.entry_slug_taken']);
    expect(await codeOf(office.begin({ locale: 'fr' }))).toEqual([422, 'academy.locale_unknown']);
    const move = office.school.call('PATCH', `/content-entries/${entryId}`, { body: { slug: 'elsewhere' } });
    expect(await codeOf(move as never)).toEqual([409, 'academy.entry_address_stays']);
    expect(await codeOf(office.draft(entryId, { locale: 'de' }))).toEqual([
      409,
      'academy.nothing_to_begin_with',
    ]);
    expect(await codeOf(office.draft(entryId, { from: newId() }))).toEqual([
      404,
      'academy.version_not_found',
    ]);
    expect(await codeOf(office.draft(newId()))).toEqual([404, 'academy.entry_not_found']);
    expect(await codeOf(office.write(versionId, { title: 'X' }))).toEqual([409, 'academy.version_not_draft']);
    expect(await codeOf(office.to(versionId, 'submit'))).toEqual([409, 'academy.version_not_ready']);
    expect(await codeOf(teacher.to(versionId, 'publish'))).toEqual([403, 'platform.not_permitted']);
    const draft = await office.entry();
    const past = { publishAt: new Date(Date.now() - 60_000).toISOString() };
    expect(await codeOf(office.to(draft.versionId, 'schedule', past))).toEqual([422, 'academy.moment_past']);
    expect(await codeOf(office.write(draft.versionId, { title: 'X' }, '"9"'))).toEqual([
      412,
      'kernel.version_stale',
    ]);
    expect((await office.write(draft.versionId, { markdown: ' ' })).status).toBe(422);
  });

  it('of a school that has no site', async () => {
    const bare = await twoSchools(app);
    const author = by(bare.hill.people.office, bare.hill);
    expect(await codeOf(author.begin())).toEqual([404, 'academy.site_not_found']);
    expect((await author.school.get('/site')).body.code).toBe('academy.site_not_found');
    expect((await author.school.get<ListOf<Read>>('/published-content')).body.items).toEqual([]);
  });
});
