import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { ContentAuthor } from '../../support/content-author.js';
import { RosterOffice } from '../../support/roster-office.js';
import { settled } from '../../support/settled.js';
import { countStatements } from '../../support/statements.js';
import { TestApp } from '../../support/test-app.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';

let app: TestApp;
let schools: TwoSchools;
let office: ContentAuthor;
let lake: ContentAuthor;

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  office = new ContentAuthor(new RosterOffice(app, schools.hill));
  lake = new ContentAuthor(new RosterOffice(app, schools.lake));
  await office.site({ slug: 'hill', title: 'Hill & Co', tagline: 'On the <hill>', audience: 'public' });
  await lake.site({ slug: 'lake', title: 'Lake' });
});
afterAll(() => app.stop());

interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function open(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
  const response = await app.fetch(`${app.url}/sites/${path}`, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('a public page', () => {
  it('is read by anybody, says what it is in the head, and nothing in it can run', async () => {
    const { slug } = await office.published({
      title: 'Open <day>',
      summary: 'Come & "see"',
      markdown: '# Hello\n\n*you*',
    });
    const { status, headers, text } = await open(`hill/${slug}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('public, no-cache');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+';/,
    );
    expect(headers.get('content-security-policy')).not.toContain('script-src');
    expect(text).toContain('<html lang="en" dir="ltr">');
    expect(text).toContain('<title>Open &lt;day&gt; – Hill &amp; Co</title>');
    expect(text).toContain('<meta name="description" content="Come &amp; &quot;see&quot;">');
    expect(text).toContain(`<link rel="canonical" href="http://localhost:`);
    expect(text).toContain('<em>you</em>');
    expect(text.match(/<h1>/g)).toHaveLength(2);
    expect(text).toContain('<main id="content">');
    expect(text).not.toContain('<script');
  });

  it('shows nothing of Markdown that would run, load or lead astray', async () => {
    const markdown = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[a](javascript:alert(1)) [b](data:text/html;base64,PHNjcmlwdD4=) [c](vbscript:x)',
      '![d](data:image/svg+xml;base64,PHN2Zz4=) ![e](http://insecure.example/p.png)',
      '[f](https://example.org "x\\" onmouseover=\\"alert(1)")',
      '<iframe src="https://evil.example"></iframe><style>*{display:none}</style>',
      '[g]: javascript:alert(1)\n\n[g]',
    ].join('\n\n');
    const { slug } = await office.published({ title: '"><script>alert(2)</script>', markdown });
    const { text } = await open(`hill/${slug}`);
    const tags = text.match(/<[a-z][^>]*>/gi)!.join('\n');
    expect(tags).not.toMatch(/<(script|iframe|svg|object|embed|form|base)\b/i);
    expect(tags.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/\son\w+=/i); // what stands in quotes is text
    expect(tags).not.toMatch(/(javascript|vbscript|data):/i);
    expect(tags.match(/<style/g)).toHaveLength(1);
    expect(tags).toContain('href="https://example.org"');
    expect((await open('hill')).text).not.toContain('<script');
  });

  it('is answered by 304 to whoever has it, until it is another', async () => {
    const { entryId, slug } = await office.published({ title: 'Before' });
    const first = await open(`hill/${slug}`);
    const tag = first.headers.get('etag')!;
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await open(`hill/${slug}`, { 'if-none-match': known });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag]);
    }
    const { body: draft } = await office.draft(entryId);
    await office.write(draft.id, { title: 'After' });
    expect((await open(`hill/${slug}`, { 'if-none-match': tag })).status).toBe(304);
    await office.to(draft.id, 'publish');
    await settled(app);
    const changed = await open(`hill/${slug}`, { 'if-none-match': tag });
    expect(changed.status).toBe(200);
    expect(changed.text).toContain('After');
    expect(changed.text).not.toContain('Before');
  });

  it('comes from the cache: the second reader costs no statement', async () => {
    const { slug } = await office.published();
    await settled(app);
    for (const path of ['hill', `hill/${slug}`, 'hill/feed.atom']) {
      await open(path);
      const { result, ofRequest } = await countStatements(() => open(path));
      expect([path, result.status, ofRequest(result)]).toEqual([path, 200, 0]);
    }
  });

  it('goes with what it shows: taken back, it is not there', async () => {
    const { versionId, slug } = await office.published({ title: 'Zeppelin' });
    await settled(app);
    expect((await open('hill')).text).toContain('Zeppelin');
    expect((await open(`hill/${slug}`)).status).toBe(200);
    await office.to(versionId, 'unpublish');
    await settled(app);
    expect((await open(`hill/${slug}`)).status).toBe(404);
    for (const path of ['hill', 'hill/feed.atom']) expect((await open(path)).text).not.toContain('Zeppelin');
  });
});

describe('to a stranger there is not', () => {
  it('anything that is not published, or not public, or was never there: a page that says so', async () => {
    const draft = await office.entry({ title: 'Zeppelin draft' });
    const waiting = await office.entry({ title: 'Zeppelin waiting' });
    await office.to(waiting.versionId, 'submit');
    const later = await office.entry({ title: 'Zeppelin later' });
    await office.to(later.versionId, 'schedule', {
      publishAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const hidden = await lake.published({ title: 'Zeppelin of members' });
    const slugs = [draft, waiting, later].map(({ slug }) => `hill/${slug}`);
    const bodies = new Set<string>();
    for (const path of [
      ...slugs,
      ...slugs.map((one) => one.replace('hill/', 'hill/de/')),
      'hill/never-was',
    ]) {
      const { status, headers, text } = await open(path);
      expect([path, status]).toEqual([path, 404]);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      bodies.add(text);
    }
    expect(bodies.size).toBeLessThanOrEqual(2);
    const unknown = await open('nowhere');
    for (const path of ['lake', `lake/${hidden.slug}`, `lake/en/${hidden.slug}`]) {
      const { status, text } = await open(path);
      expect([status, text]).toEqual([404, unknown.text]);
    }
    expect((await open('lake/feed.atom')).status).toBe(404);
    expect((await open('hill/fr/never-was')).status).toBe(404);
    expect((await open('hill?after=nonsense')).status).toBe(404);
    expect((await open('hill')).text).not.toContain('Zeppelin');
    expect((await open('..%2f..%2fetc')).status).toBe(404);
  });

  it('a site that its school keeps to itself from now on, or that is at another address', async () => {
    expect((await open('hill')).status).toBe(200);
    const change = (body: object) => office.school.call('PATCH', '/site', { body });
    await change({ audience: 'members' });
    await settled(app);
    expect((await open('hill')).status).toBe(404);
    await change({ audience: 'public', slug: 'mountain' });
    await settled(app);
    expect((await open('hill')).status).toBe(404);
    expect((await open('mountain')).status).toBe(200);
    await change({ slug: 'hill' });
    await settled(app);
    expect([(await open('hill')).status, (await open('mountain')).status]).toEqual([200, 404]);
  });
});

describe('a public site', () => {
  it('shows pages as its navigation, and each language under its own address', async () => {
    const { entryId, versionId, slug } = await office.published({
      kind: 'page',
      title: 'Contact',
      tags: ['about'],
    });
    await settled(app);
    expect((await open('hill/de')).text).toContain(`<a href="/sites/hill/de/${slug}">Contact</a>`);
    expect((await open(`hill/de/${slug}`)).text).toContain('Das gibt es noch nicht auf Deutsch.');
    const { body: german } = await office.draft(entryId, { locale: 'de', from: versionId });
    await office.write(german.id, { title: 'Kontakt' });
    await office.to(german.id, 'publish');
    await settled(app);
    const translated = await open(`hill/de/${slug}`);
    expect(translated.text).toContain('<html lang="de" dir="ltr">');
    expect(translated.text).toContain('<h1>Kontakt</h1>');
    expect(translated.text).toContain(`aria-current="page">Kontakt</a>`);
    expect(translated.text).toContain(
      `<link rel="alternate" hreflang="en" href="${originIn(translated.text)}/sites/hill/${slug}">`,
    );
    expect((await open(`hill/${slug}`)).text).toContain('<h1>Contact</h1>');
  });

  it('leads from the newest posts to older ones', async () => {
    await lake.school.call('PATCH', '/site', { body: { audience: 'public' } });
    for (let n = 1; n <= 23; n++) await lake.published({ title: `Post no ${n}.` });
    await settled(app);
    const first = await open('lake');
    expect(first.text.match(/class="card"/g)).toHaveLength(20);
    const older = /rel="next" href="\/sites\/([^"]+)"/.exec(first.text)![1]!;
    const second = await open(older);
    expect(second.text).toContain('Post no 1.');
    expect(second.text.match(/class="card"/g)!.length).toBeLessThanOrEqual(4);
    expect(second.text).not.toContain('Post no 23.');
  });

  it('has an Atom feed (RFC 4287): ids that stay, instants, an author, addresses that lead there', async () => {
    const { entryId, slug } = await office.published({
      title: 'News & <more>',
      summary: 'In "short"',
      tags: ['a & b'],
    });
    await settled(app);
    const { status, headers, text } = await open('hill/feed.atom');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    const parser = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ['entry', 'link'].includes(name),
    });
    const { feed } = parser.parse(text) as {
      feed: Record<string, string> & {
        author: { name: string };
        entry: (Record<string, string> & { link: Record<string, string>[] })[];
        link: Record<string, string>[];
      };
    };
    const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
    expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom');
    expect(feed['id']).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(feed['updated']).toMatch(instant);
    expect(feed.author.name).toBe('Hill & Co');
    expect(feed.link.map((link) => link['@_rel'])).toEqual(['self', 'alternate']);
    const entry = feed.entry.find(({ id }) => id === `urn:uuid:${entryId}`)!;
    expect(entry).toMatchObject({ title: 'News & <more>', summary: 'In "short"' });
    expect(entry['published']).toMatch(instant);
    expect(feed['updated']! >= entry['updated']!).toBe(true);
    expect(entry.link[0]!['@_href']).toBe(`${originIn(text)}/sites/hill/${slug}`);
    expect(new Set(feed.entry.map(({ id }) => id)).size).toBe(feed.entry.length);
  });
});

describe('the sitemap of a public site', () => {
  it('names all that is published, in each language, and nothing else; its second reader costs no statement', async () => {
    const draft = await office.entry();
    const { entryId, versionId, slug } = await office.published();
    const { body: german } = await office.draft(entryId, { locale: 'de', from: versionId });
    await office.to(german.id, 'publish');
    await settled(app);
    const { status, headers, text } = await open('hill/sitemap.xml');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8']);
    const { urlset } = new XMLParser().parse(text) as {
      urlset: { url: { loc: string; lastmod?: string }[] };
    };
    const paths = urlset.url.map(({ loc }) => new URL(loc).pathname);
    expect(paths).toEqual(
      expect.arrayContaining([
        '/sites/hill',
        '/sites/hill/de',
        `/sites/hill/${slug}`,
        `/sites/hill/de/${slug}`,
      ]),
    );
    expect(text).not.toContain(draft.slug);
    for (const path of paths.slice(0, 6)) expect((await open(path.replace('/sites/', ''))).status).toBe(200);
    const { result, ofRequest } = await countStatements(() => open('hill/sitemap.xml'));
    expect([result.status, ofRequest(result)]).toEqual([200, 0]);
    expect((await open('lake-of-nobody/sitemap.xml')).status).toBe(404);
  });
});

/** Where a page says that this installation is opened. */
const originIn = (text: string) => /href="(http:\/\/localhost:\d+)\/sites/.exec(text)![1]!;
