import pg from 'pg';
import { answerInTime } from './answer-in-time.js';
import type { DatabaseUrls } from './database-urls.js';
import { Goodbyes } from './goodbyes.js';
import { sendTogether } from './send-together.js';

export interface PoolSettings {
  readonly size: number;
  readonly applicationName: string;
  /** Called for connections that the server dropped: they are replaced, nothing exits. */
  readonly onError: (error: Error) => void;
}

/**
 * The pools of one process. `app` serves every request under row security; `relay` sees the outbox, jobs, schedules
 * and topics of every school and nothing else; `copy` is `app` again without pipelining, because a COPY stream cannot
 * share a pipelined connection.
 */
export class Database {
  readonly app: pg.Pool;
  readonly relay: pg.Pool;
  readonly copy: pg.Pool;

  private readonly goodbyes: readonly Goodbyes[];

  constructor(urls: DatabaseUrls, settings: PoolSettings) {
    this.app = pool(urls.app, settings, settings.size, true);
    this.relay = pool(urls.relay, settings, 4, true);
    this.copy = pool(urls.app, settings, 2, false);
    this.goodbyes = [this.app, this.relay, this.copy].map((each) => new Goodbyes(each));
  }

  /** Resolves when the server has ended the connections, or is away. */
  async close(): Promise<void> {
    await Promise.all(this.goodbyes.map((each) => each.end()));
  }
}

/** For an answer (ms): longer than the server gives a statement, so that it is only met where nothing comes back at all. */
const PATIENCE = 15_000;
const PATIENCE_FOR_COPIES = 305_000;

/** Nothing waits for ever (R9): pg itself has no time-outs, so each is named. */
function pool(url: string, settings: PoolSettings, max: number, pipeline: boolean): pg.Pool {
  const config: pg.PoolConfig & { pipeline: boolean } = {
    connectionString: url,
    pipeline,
    max,
    application_name: settings.applicationName,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: pipeline ? 10_000 : 300_000,
    lock_timeout: 3_000,
    idle_in_transaction_session_timeout: 15_000,
    ...(!pipeline && { query_timeout: PATIENCE_FOR_COPIES }),
    keepAlive: true,
    types: localTypes,
  };
  const made = new pg.Pool(config);
  made.on('error', settings.onError);
  // pg-pool takes its listener off while a client is lent; an 'error' without one would end the process.
  made.on('connect', (client) => {
    client.on('error', settings.onError);
    if (!pipeline) return;
    answerInTime(client, PATIENCE);
    sendTogether(client);
  });
  return made;
}

const DATE_OID = 1082;

/** A date stays the text `YYYY-MM-DD` (K3); as a JavaScript Date it would be moved by the server's zone. */
const localTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary'): unknown =>
    oid === DATE_OID
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};
