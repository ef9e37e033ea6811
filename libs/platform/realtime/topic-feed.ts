import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { Database } from '../persistence/database.js';
import { prepared } from '../persistence/statement.js';
import type { FeedListener } from './feed-listener.js';
import { readNotice } from './notice.js';
import { Rounds } from './rounds.js';
import { RELAY_CHANNEL, type LoggedMessage } from './topic-log.js';

const columns = `topic, seq::float8 as seq, type, to_json(occurred_at)#>>'{}' as "occurredAt", data`;

const newest = prepared(`select last_message as id from platform.relay`);
const BATCH = 1000;
/** By their ids first, whatever the topics: by these an index would lead through all that is kept of them. */
const since = prepared(`
  with logged as materialized (
    select * from platform.topic_messages where id > $1 order by id limit ${BATCH})
  select f.last, f.read, m.* from (select max(id) as last, count(*)::int as read from logged) f
  left join (select id, ${columns} from logged where $2::text[] is null or topic = any($2)) m on true order by m.id`);
const missed = prepared(`
  select ${columns} from platform.topic_messages where topic = $1 and seq > $2 order by seq limit 1001`);
const lastSeq = prepared(`select last_seq::float8 as seq from platform.topics where name = $1`);

/** How long a lost notice can delay a message: the log is looked at this often anyway (ms). */
const LOOK = 1_000;

/**
 * Brings what the relay has logged to this process: every replica reads the same log in the same order, and the notice
 * only tells it when (R5). A connection that is lost is made again; nothing is missed, because reading goes by id.
 */
export class TopicFeed {
  private readonly logger = new Logger(TopicFeed.name);
  private readonly listeners: FeedListener[] = [];
  private readId = 0n;
  private timer?: NodeJS.Timeout;
  private retry?: NodeJS.Timeout;
  private listening?: pg.Client;
  private readonly rounds = new Rounds(() => this.readAll());
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly relayUrl: string,
  ) {}

  subscribe(listener: FeedListener): void {
    this.listeners.push(listener);
  }

  /** From now on; what was logged before is for those who ask for it by {@link missedBy}. */
  async start(): Promise<void> {
    this.readId = await this.newestId();
    await this.listen();
    this.timer = setInterval(() => this.look(), LOOK).unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.retry);
    await this.rounds.run().catch(() => undefined);
    await this.listening?.end().catch(() => undefined);
  }

  /**
   * What a client that has seen a topic up to `seq` has missed; `complete` is false when the log does not reach back
   * that far, or too much was missed, so that a snapshot is the better answer.
   */
  async missedBy(topic: string, seq: number): Promise<{ complete: boolean; messages: LoggedMessage[] }> {
    // In this order: a message that is logged in between is in the rows, and is no gap behind them.
    const last = await this.lastSeq(topic);
    const { rows } = await this.database.relay.query<LoggedMessage>({ ...missed, values: [topic, seq] });
    const reaches = rows.length > 0 ? rows[0]!.seq === seq + 1 : seq === last;
    return { complete: reaches && rows.length <= 1000, messages: rows };
  }

  /** The sequence number of the topic's last message; 0 before the first. */
  async lastSeq(topic: string): Promise<number> {
    const { rows } = await this.database.relay.query<{ seq: number }>({ ...lastSeq, values: [topic] });
    return rows[0]?.seq ?? 0;
  }

  /**
   * What the relay has just committed in this process, behind the message `after`: the log need not be read for it,
   * unless there is something before it that this feed has not read either.
   */
  take(after: bigint, messages: readonly LoggedMessage[]): void {
    if (!this.timer || messages.length === 0) return; // it has not begun: this process serves nobody
    if (this.rounds.areUnderWay || this.readId !== after) return this.look();
    this.readId += BigInt(messages.length);
    this.tell(messages);
  }

  /**
   * For whoever begins to want a topic: `read` tells how things stand, and what is logged after that is delivered. It has to be
   * wanted by now. Who has read the log past this process waits for it before going live, or would be sent old messages again.
   * @throws also when this process could not read so far
   */
  async beginning<T>(read: () => Promise<T>): Promise<T> {
    await this.rounds.end(); // it may not know of the wish, and go on past what comes after `read`
    const standing = await read();
    await this.catchUp();
    return standing;
  }

  /** Delivers everything that is wanted and in the log at the time of the call. @throws when the log cannot be read */
  catchUp(): Promise<void> {
    return this.rounds.run();
  }

  /** The same for nobody in particular: what cannot be read now is read with the next look. */
  private look(): void {
    void this.catchUp().catch(() => undefined);
  }

  private async readAll(): Promise<void> {
    if (this.stopped) return;
    try {
      await this.readOn();
    } catch (error) {
      this.logger.warn({ err: error as Error }, 'The topic log could not be read; it will be tried again');
      throw error;
    }
  }

  private async readOn(): Promise<void> {
    for (let read = BATCH; read === BATCH;) {
      const wanted = this.wanted();
      if (wanted?.length === 0) return void (this.readId = await this.newestId());
      const values = [this.readId.toString(), wanted];
      const { rows } = await this.database.relay.query<ReadRow>({ ...since, values });
      const [first] = rows;
      read = first!.read;
      if (read === 0) return;
      this.readId = BigInt(first!.last);
      if (first!.id === null) continue;
      this.tell(rows.map(({ id: _id, last: _last, read: _read, ...message }) => message));
    }
  }

  private async newestId(): Promise<bigint> {
    const { rows } = await this.database.relay.query<{ id: string }>({ ...newest });
    return BigInt(rows[0]!.id);
  }

  private wanted(): readonly string[] | null {
    const wishes = this.listeners.map((listener) => listener.wanted());
    return wishes.includes(null) ? null : wishes.flatMap((topics) => topics!);
  }

  private tell(messages: readonly LoggedMessage[]): void {
    for (const listener of this.listeners) listener.onMessages(messages);
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.relayUrl,
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    });
    client.on('notification', ({ payload }) => this.onNotice(payload));
    client.once('error', () => void client.end().catch(() => undefined));
    client.once('end', () => this.listenAgain());
    await client.connect();
    await client.query(`listen ${RELAY_CHANNEL}`);
    this.listening = client;
    if (this.stopped) await client.end();
  }

  private listenAgain(): void {
    if (this.stopped) return;
    this.retry = setTimeout(() => {
      this.listen()
        .then(() => this.listeners.forEach((listener) => this.missedNotices(listener)))
        .catch(() => undefined);
    }, 500).unref();
  }

  private missedNotices(listener: FeedListener): void {
    listener.onEvict(null);
    listener.onDoubt?.(null);
  }

  private onNotice(payload: string | undefined): void {
    const { upTo, tags, doubt } = readNotice(payload);
    if (tags?.length !== 0) this.listeners.forEach((listener) => listener.onEvict(tags));
    if (doubt) this.listeners.forEach((listener) => listener.onDoubt?.(doubt));
    const isNews = upTo === null || upTo > this.readId;
    if (isNews && this.wanted()?.length !== 0) this.look(); // for nobody the next look is soon enough
  }
}

/** What was read, said in each row; and a message, unless none of it is wanted. */
type ReadRow = LoggedMessage & { readonly last: string; readonly read: number; readonly id: string | null };
