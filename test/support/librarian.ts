import type { Answer, TestApp } from './test-app.js';
import type { RosterOffice, Problem } from './roster-office.js';
import { TusClient } from './tus.js';

type Body = Readonly<Record<string, unknown>>;

export interface FileVersion {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly note: string | null;
}

export interface LibraryResource extends Problem {
  readonly id: string;
  readonly state: string;
  readonly title: string;
  readonly downloads: number;
  readonly version: number;
  readonly file: FileVersion | null;
}

export interface Download extends Problem {
  readonly id: string;
  readonly url: string;
  readonly number: number;
  readonly uses: number;
  readonly personId: string | null;
}

/** Somebody who keeps the library of a school over REST; each verb makes something that is sound unless it is told otherwise. */
export class Librarian {
  private readonly tus: TusClient;

  constructor(
    private readonly app: TestApp,
    readonly at: RosterOffice,
    token: string,
  ) {
    this.tus = new TusClient(app.url, at.school.id, token);
  }

  async draft(details: Body = {}): Promise<string> {
    return (await this.at.make('/resources', { title: 'Bread', licence: 'CC-BY-4.0', ...details })).id;
  }

  upload(content: string | Uint8Array = 'flour', name = 'bread.txt'): Promise<string> {
    return this.tus.upload(content, name);
  }

  addFile(resourceId: string, uploadId: string, more: Body = {}): Promise<Answer<LibraryResource>> {
    return this.at.call('POST', `/resources/${resourceId}/file-versions`, { body: { uploadId, ...more } });
  }

  /** The next version of its file. */
  async put(
    resourceId: string,
    content: string | Uint8Array = 'flour',
    name = 'bread.txt',
  ): Promise<FileVersion> {
    const answer = await this.addFile(resourceId, await this.upload(content, name));
    if (answer.status !== 201)
      throw new Error(`The file was not taken: ${answer.status} ${answer.body.code}`);
    return answer.body.file!;
  }

  /** A published resource with a file. */
  async published(
    details: Body = {},
    content: string | Uint8Array = 'flour',
    name = 'bread.txt',
  ): Promise<string> {
    const id = await this.draft(details);
    await this.put(id, content, name);
    await this.become('publish', id);
    return id;
  }

  become(how: 'publish' | 'unpublish' | 'archive', resourceId: string): Promise<Answer<LibraryResource>> {
    return this.at.call('POST', `/resources/${resourceId}/${how}`);
  }

  async get(resourceId: string): Promise<LibraryResource> {
    return (await this.at.get<LibraryResource>(`/resources/${resourceId}`)).body;
  }

  /** An address of one's own. */
  ask(resourceId: string, terms: Body = {}): Promise<Answer<Download>> {
    return this.at.call('POST', `/resources/${resourceId}/downloads`, { body: terms });
  }

  /** An address to pass on. */
  share(resourceId: string, terms: Body = {}): Promise<Answer<Download>> {
    return this.at.call('POST', `/resources/${resourceId}/shared-downloads`, { body: terms });
  }

  fetch({ url }: Pick<Download, 'url'>, headers: Record<string, string> = {}): Promise<Response> {
    return this.app.fetch(this.app.url + url, { headers });
  }
}
