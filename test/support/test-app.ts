import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { Secrets } from '#platform/config/secrets';
import { loadSettings } from '#platform/config/settings';
import { createApplication } from '#platform/http/application';
import { databaseUrls } from '#platform/persistence/database-urls';
import { AppModule } from '../../src/app.module.js';
import { ApiContract, honouring } from './api-contract.js';
import { testDatabase } from './database.js';
import { TEST_SECRET } from './test-secret.js';

export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  /** Sent as they are, with the content type given in `headers`. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** The whole application in this process, on a database and a port of its own. */
export class TestApp {
  /** Holds every answer to docs/api/openapi.json. */
  readonly fetch = honouring(new ApiContract());

  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly secrets: Secrets,
    /** A superuser's connection: to prepare what no door offers, and to look behind the doors. */
    readonly admin: pg.Client,
    /** For a process of its own on the same database. */
    readonly adminUrl: string,
    /** Its LYCEUM_DATA; mails lie in `outbox`. */
    readonly data: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<TestApp> {
    Logger.overrideLogger(['error', 'fatal']);
    const database = await testDatabase();
    const data = await mkdtemp(join(tmpdir(), 'lyceum-test-'));
    const settings = loadSettings({
      DATABASE_URL: database.adminUrl,
      LYCEUM_SECRET: TEST_SECRET,
      LYCEUM_DATA: data,
      METRICS_PORT: '0',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      ...environment,
    });
    const secrets = new Secrets(TEST_SECRET);
    const runtime = { settings, secrets, urls: databaseUrls(database.adminUrl) };
    const app = await createApplication(AppModule.forRoot(runtime), settings);
    await app.listen(0, '127.0.0.1');
    const admin = new pg.Client({ connectionString: database.adminUrl });
    admin.on('error', () => undefined);
    await admin.connect();
    return new TestApp(app, await app.getUrl(), secrets, admin, database.adminUrl, data, database.drop);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.admin.end();
    await this.drop();
    await rm(this.data, { recursive: true, force: true });
  }

  /** Calls `/api/v1` + path and reads the answer; `body` is sent as JSON. */
  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    { token, body, bytes, headers }: CallOptions = {},
  ): Promise<Answer<Body>> {
    const response = await this.fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(bytes && { body: bytes }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text && JSON.parse(text)) as Body };
  }
}
