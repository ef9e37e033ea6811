import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type pg from 'pg';
import { Secrets } from '#platform/config/secrets';
import { loadSettings } from '#platform/config/settings';
import { createApplication } from '#platform/http/application';
import { databaseUrls } from '#platform/persistence/database-urls';
import type { Runtime } from '#platform/platform.module';
import { AppModule } from '../../src/app.module.js';
import { Cluster, type ClusterSettings } from '../chaos/cluster/cluster.js';
import { ApiContract, honouring } from './api-contract.js';
import { testDatabase } from './database.js';
import { seen, superuser } from './last-seen.js';
import { alsoCountedIn } from './statements.js';
import { TEST_SECRET } from './test-secret.js';

export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  /** Sent as they are, with the content type given in `headers`. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the process that is to answer, if not of whichever does. */
  readonly origin?: string;
}

/** Comma-separated text, to be sent as it is. */
export function asCsv(text: string): Pick<CallOptions, 'bytes' | 'headers'> {
  return { bytes: new TextEncoder().encode(text), headers: { 'content-type': 'text/csv' } };
}

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Nobody listens, and what takes more of the machine than all the rest of a suite is left out. */
const QUIET = { METRICS_PORT: '0', VIDEO_RENDITIONS: 'off' } as const;

/** What comes due in a test comes due by hand: it is the same whether or not a full minute falls into it. */
const NOTHING_BY_THE_CLOCK = `update platform.schedules set next_at = 'infinity'`;

/** One for all files of this process: what it has compiled of the document serves the next file as well. */
let contract: ApiContract | undefined;

/** The whole application in this process, on a database and a port of its own. */
export class TestApp {
  /** Holds every answer to docs/api/openapi.json. */
  readonly fetch = honouring((contract ??= new ApiContract()));

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
    /** What serves, when it is not this process. */
    readonly cluster: Cluster | undefined,
    private readonly end: () => Promise<void>,
  ) {}

  /**
   * Behind nginx, as with TEST_CLUSTER, the doors are those of three replicas, and two workers run the jobs; `app` is
   * then there for its providers only. What TEST_CLUSTER says is wished of the cluster, as JSON.
   */
  static async start(
    environment: Readonly<Record<string, string>> = {},
    behindNginx: Partial<ClusterSettings> | undefined = wishesOfTheRun(),
  ): Promise<TestApp> {
    Logger.overrideLogger(['error', 'fatal']);
    const database = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'lyceum-test-'));
    const settings = loadSettings({
      DATABASE_URL: database.adminUrl,
      LYCEUM_SECRET: TEST_SECRET,
      LYCEUM_DATA: folder,
      ...QUIET,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      ...environment,
    });
    const secrets = new Secrets(TEST_SECRET);
    const runtime = { settings, secrets, urls: databaseUrls(database.adminUrl) };
    const { app, url, cluster, close } = behindNginx
      ? await openBehindNginx(runtime, environment, behindNginx)
      : await open(runtime);
    const admin = await superuser(database.adminUrl);
    await admin.query(NOTHING_BY_THE_CLOCK);
    return new TestApp(app, url, secrets, admin, database.adminUrl, folder, cluster, async () => {
      await close();
      await admin.end();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    });
  }

  stop(): Promise<void> {
    return this.end();
  }

  /** Of each process that serves. */
  get origins(): readonly string[] {
    return this.cluster?.replicaUrls ?? [this.url];
  }

  /** Calls `/api/v1` + path and reads the answer, what is no JSON as text; `body` is sent as JSON. */
  async call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    { token, body, bytes, headers, origin = this.url }: CallOptions = {},
  ): Promise<Answer<Body>> {
    const response = await this.fetch(`${origin}/api/v1${path}`, {
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
    seen(`${method} ${path}: ${response.status}`, text);
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson && text !== '' ? JSON.parse(text) : text) as Body, // HEAD is answered without one
    };
  }
}

function wishesOfTheRun(): Partial<ClusterSettings> | undefined {
  const wishes = process.env['TEST_CLUSTER'];
  return wishes ? (JSON.parse(wishes) as Partial<ClusterSettings>) : undefined;
}

interface Opened {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly cluster?: Cluster;
  readonly close: () => Promise<void>;
}

async function open(runtime: Runtime): Promise<Opened> {
  const app = await createApplication(AppModule.forRoot(runtime), runtime.settings);
  await app.listen(0, '127.0.0.1');
  return { app, url: await app.getUrl(), close: () => app.close() };
}

async function openBehindNginx(
  runtime: Runtime,
  environment: Readonly<Record<string, string>>,
  wishes: Partial<ClusterSettings>,
): Promise<Opened> {
  const { settings } = runtime;
  const cluster = await Cluster.start({
    databaseUrl: settings.DATABASE_URL!,
    secret: TEST_SECRET,
    data: settings.LYCEUM_DATA,
    workers: settings.LYCEUM_ROLE === 'api' ? 0 : 2,
    environment: { LOG_LEVEL: 'silent', VIDEO_RENDITIONS: 'off', ...withoutRole(environment) },
    ...wishes,
  });
  const duties = { serve: false, work: false };
  const app = await createApplication(AppModule.forRoot({ ...runtime, duties }), settings);
  await app.init();
  const countNoMore = alsoCountedIn(cluster.replicas);
  const close = async () => {
    countNoMore();
    await app.close();
    await cluster.stop();
  };
  return { app, url: cluster.url, cluster, close };
}

function withoutRole({ LYCEUM_ROLE: _, ...others }: Readonly<Record<string, string>>) {
  return others;
}
