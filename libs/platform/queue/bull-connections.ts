import type { QueueOptions } from 'bull';
import { Redis } from 'ioredis';

/** The name of the one Bull queue; its messages carry the id of a job and nothing else. */
export const WAKE_UP_QUEUE = 'job-wake-ups';

/**
 * How Bull reaches Redis. Its connections are patient, since a consumer that gives up would never start again; that
 * nobody waits for them is the concern of whoever sends.
 */
export class BullConnections {
  private readonly opened: Redis[] = [];
  private dropped = false;

  constructor(
    private readonly url: string,
    private readonly prefix = '{lyceum}',
  ) {}

  get options(): QueueOptions {
    return {
      prefix: this.prefix,
      createClient: (type) => this.open(type === 'client'),
      settings: { stalledInterval: 5_000, lockDuration: 10_000 },
      // A hint is used up by the first try: the job itself is safe in PostgreSQL, and so are its attempts.
      defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
    };
  }

  /** Drops what is open and lets nothing come back: a dead Redis cannot hold up the end of the process. */
  drop(): void {
    this.dropped = true;
    for (const connection of this.opened) connection.disconnect();
  }

  private open(answersAtOnce: boolean): Redis {
    const connection = new Redis(this.url, {
      maxRetriesPerRequest: null,
      enableReadyCheck: false,
      connectTimeout: 1_000,
      disconnectTimeout: 500,
      keepAlive: 10_000,
      retryStrategy: (attempts) => (this.dropped ? null : Math.min(100 * attempts, 2_000)),
      // The other two connections wait in Redis for messages, so their silence says nothing.
      ...(answersAtOnce && { socketTimeout: 5_000 }),
    });
    // Without a listener ioredis writes every failed attempt to the console.
    connection.on('error', () => undefined);
    // Bull reconnects one of them while it closes, which may come to pass only after the end.
    connection.on('connect', () => this.dropped && connection.disconnect());
    this.opened.push(connection);
    return connection;
  }
}
