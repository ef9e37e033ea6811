import { createHash } from 'node:crypto';
import type { TestApp } from './test-app.js';
import type { TestSchool } from './two-schools.js';

export interface XapiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What is no JSON: undefined. */
  readonly body: unknown;
}

export interface XapiCall {
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with the content type given in `headers`. */
  readonly bytes?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A program that keeps statements in the record store of a school, by the key of a client. */
export class RecordProvider {
  private constructor(
    private readonly app: TestApp,
    readonly clientId: string,
    readonly key: string,
    private readonly version: string,
  ) {}

  static async of(app: TestApp, school: TestSchool, version = '2.0.0'): Promise<RecordProvider> {
    const { token } = school.people.admin;
    const body = { label: 'Player', role: 'recorder' };
    const made = await app.call<{ clientId: string; apiKey: string }>(
      'POST',
      `/schools/${school.id}/api-keys`,
      { token, body },
    );
    return new RecordProvider(app, made.body.clientId, made.body.apiKey, version);
  }

  speaking(version: string): RecordProvider {
    return new RecordProvider(this.app, this.clientId, this.key, version);
  }

  withKey(key: string): RecordProvider {
    return new RecordProvider(this.app, this.clientId, key, this.version);
  }

  /** The headers that every request carries. */
  get headers(): Record<string, string> {
    const authorization = `Basic ${Buffer.from(`${this.clientId}:${this.key}`).toString('base64')}`;
    return { authorization, 'x-experience-api-version': this.version };
  }

  async call(
    method: string,
    path: string,
    { query = {}, json, bytes, headers }: XapiCall = {},
  ): Promise<XapiAnswer> {
    const search = new URLSearchParams(query).toString();
    const body = json === undefined ? bytes : JSON.stringify(json);
    const response = await fetch(`${this.app.url}/xapi/${path}${search && `?${search}`}`, {
      method,
      headers: {
        ...this.headers,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }

  /** The id under which it was stored. */
  async say(statement: object): Promise<string> {
    const { status, body, text } = await this.call('POST', 'statements', { json: statement });
    if (status !== 200) throw new Error(text);
    return (body as string[])[0]!;
  }

  async found(query: Readonly<Record<string, string>>): Promise<string[]> {
    const { body } = await this.call('GET', 'statements', { query });
    return (body as { statements: { id: string }[] }).statements.map(({ id }) => id);
  }
}

export function sha2(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A message of a statement and what is attached to it. */
export function inParts(
  statement: object,
  attached: readonly (readonly [sha2: string, content: string])[],
): XapiCall {
  const boundary = 'a-boundary-of-ours';
  const parts = attached.map(
    ([hash, content]) =>
      `--${boundary}\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ${hash}\r\n\r\n${content}\r\n`,
  );
  const first = `--${boundary}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(statement)}\r\n`;
  return {
    bytes: `${first}${parts.join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}` },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
