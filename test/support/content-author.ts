import { newId } from '#domain/kernel/id';
import type { Answer } from './test-app.js';
import type { Problem, RosterOffice } from './roster-office.js';

type Body = Readonly<Record<string, unknown>>;

/** An entry or a version, with what each shows. */
export interface Written {
  readonly id: string;
  readonly state: string;
  readonly slug: string;
  readonly version: number;
  readonly number: number;
  readonly title: string;
  readonly html: string;
  readonly markdown: string;
  readonly publishAt: string | null;
  readonly publishedAt: string | null;
  readonly reviewNote: string | null;
  readonly versions: readonly { readonly id: string; readonly state: string; readonly locale: string }[];
}

/** Somebody who writes for a school over REST; each verb makes something that is sound unless it is told otherwise. */
export class ContentAuthor {
  constructor(readonly school: RosterOffice) {}

  /** Opens the site of the school unless it has one. */
  async site(details: Body = {}): Promise<void> {
    const opened = await this.openSite(details);
    if (![201, 409].includes(opened.status)) throw new Error(`No site was opened: ${opened.status}`);
  }

  openSite(details: Body = {}): Promise<Answer<Written & Problem>> {
    const site = { slug: `site-${newId()}`, title: 'Our school', defaultLocale: 'en', locales: ['en', 'de'] };
    return this.school.call('POST', '/site', { body: { ...site, ...details } });
  }

  begin(details: Body = {}): Promise<Answer<Written & Problem>> {
    const entry = {
      kind: 'post',
      slug: `entry-${newId()}`,
      locale: 'en',
      title: 'Open day',
      markdown: 'Come!',
    };
    return this.school.call('POST', '/content-entries', { body: { ...entry, ...details } });
  }

  /** A new entry, and the draft that it begins with. */
  async entry(details: Body = {}): Promise<{ entryId: string; versionId: string; slug: string }> {
    const { status, body } = await this.begin(details);
    if (status !== 201) throw new Error(`No entry was begun: ${status} ${JSON.stringify(body)}`);
    return { entryId: body.id, versionId: body.versions[0]!.id, slug: body.slug };
  }

  async published(details: Body = {}): Promise<{ entryId: string; versionId: string; slug: string }> {
    const entry = await this.entry(details);
    const { status } = await this.to(entry.versionId, 'publish');
    if (status !== 200) throw new Error(`It was not published: ${status}`);
    return entry;
  }

  draft(entryId: string, details: Body = {}): Promise<Answer<Written & Problem>> {
    return this.school.call('POST', '/content-versions', { body: { entryId, locale: 'en', ...details } });
  }

  write(versionId: string, text: Body, ifMatch?: string): Promise<Answer<Written & Problem>> {
    const headers = ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } };
    return this.school.call('PATCH', `/content-versions/${versionId}`, { body: text, ...headers });
  }

  /** Submits, publishes, returns, …: `to(id, 'return', { reason })`. */
  to(versionId: string, verb: string, body?: Body): Promise<Answer<Written & Problem>> {
    return this.school.call('POST', `/content-versions/${versionId}/${verb}`, body ? { body } : {});
  }

  version(versionId: string): Promise<Answer<Written & Problem>> {
    return this.school.get(`/content-versions/${versionId}`);
  }
}
