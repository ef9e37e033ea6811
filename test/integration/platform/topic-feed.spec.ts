import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { RelayPump } from '#platform/outbox/relay-pump';
import type { Doubt } from '#platform/realtime/doubt';
import { TopicFeed } from '#platform/realtime/topic-feed';
import { TopicLog, type LoggedMessage } from '#platform/realtime/topic-log';
import {
  Counted,
  counted,
  counterTopic,
  relayOf,
  ShowCount,
  subscribersOf,
} from '../../support/events-kit.js';
import { waitingBehind } from '../../support/lock-waits.js';
import { PersistenceKit, type TestReplica } from '../../support/persistence-kit.js';
import { until } from '../../support/until.js';

/** A replica's feed, and everything that it has told. */
class Watcher {
  readonly messages: LoggedMessage[] = [];
  readonly evictions: (readonly string[] | null)[] = [];
  readonly doubts: (Doubt | null)[] = [];

  private constructor(
    readonly feed: TopicFeed,
    wanted: () => string[] | null,
  ) {
    feed.subscribe({
      onMessages: (messages) => void this.messages.push(...messages),
      wanted,
      onEvict: (tags) => void this.evictions.push(tags),
      onDoubt: (doubt) => void this.doubts.push(doubt),
    });
  }

  static async start(wanted: () => string[] | null = () => null): Promise<Watcher> {
    const watcher = new Watcher(new TopicFeed(kit.replica().database, kit.urls.relay), wanted);
    await watcher.feed.start();
    watchers.push(watcher);
    return watcher;
  }

  async numbers(topic: string, count: number): Promise<number[]> {
    const of = () => this.messages.filter((message) => message.topic === topic);
    await until(() => of().length >= count, `${count} messages of ${topic}`);
    return of().map(({ data }) => (data as { n: number }).n);
  }
}

let kit: PersistenceKit;
let replica: TestReplica;
let log: TopicLog;
const watchers: Watcher[] = [];

beforeAll(async () => {
  kit = await PersistenceKit.start();
  replica = kit.replica();
  log = new TopicLog(replica.database);
});
afterEach(async () => {
  await Promise.all(watchers.splice(0).map(({ feed }) => feed.stop()));
});
afterAll(() => kit.stop());

const range = (length: number, from = 1) => Array.from({ length }, (_, i) => from + i);
const newTopic = () => `topic:${newId()}`;
const publish = (topic: string, ...numbers: number[]) =>
  log.publish(numbers.map((n) => ({ topic, type: 'test.shown', data: { n } })));
/** As if another process had logged it, and its notice were lost. */
const publishUnread = async (topic: string) => {
  await kit.admin.query(`insert into platform.topics (name, last_seq) values ($1, 1)`, [topic]);
  await kit.admin.query(
    `insert into platform.topic_messages (topic, seq, id, type, data, occurred_at)
     select $1, 1, last_message + 1, 'test.shown', '{"n": 1}', now() from platform.relay`,
    [topic],
  );
  await kit.admin.query('update platform.relay set last_message = last_message + 1');
};
const kill = async (which: string) =>
  (
    await kit.rows<{ ended: number }>(
      `select count(pg_terminate_backend(pid))::int as ended from pg_stat_activity
       where datname = current_database() and usename = 'lyceum_relay' and ${which}`,
    )
  )[0]!.ended;
const LISTENING = `query like 'listen%'`;

describe('the feed of topics', () => {
  it('R5 shows every replica the same messages in the same order, without gap', async () => {
    const [one, two] = [await Watcher.start(), await Watcher.start()];
    const school = await kit.school();
    const ids = range(4).map(() => newId());
    const subscribers = await subscribersOf(ShowCount);
    const pumps = [one, two].map(({ feed }) => {
      const told = { messages: feed.take.bind(feed) }; // each in one process with a relay
      return new RelayPump(relayOf(kit.replica(), subscribers, told));
    });
    pumps.forEach((pump) => pump.start());
    const progress = newTopic();
    const publishing = (async () => {
      for (const n of range(30)) await publish(progress, n);
    })();
    const counting = ids.map(async (id) => {
      for (const n of range(30)) await counted(replica, school, id, [n]);
    });
    await Promise.all([publishing, ...counting]);
    for (const topic of [progress, ...ids.map(counterTopic)]) {
      expect(await one.numbers(topic, 30)).toEqual(range(30));
      expect(await two.numbers(topic, 30)).toEqual(range(30));
    }
    await one.numbers('counters', 120);
    await two.numbers('counters', 120);
    await Promise.all(pumps.map((pump) => pump.stop()));
    expect(two.messages).toEqual(one.messages);
    const board = one.messages.filter(({ topic }) => topic === 'counters');
    expect(board.map(({ seq }) => seq)).toEqual(range(120));
  });

  it('begins with what comes; what was before is for those who ask', async () => {
    const topic = newTopic();
    await publish(topic, 1, 2);
    const watcher = await Watcher.start();
    await publish(topic, 3);
    expect(await watcher.numbers(topic, 1)).toEqual([3]);
    expect(await watcher.feed.lastSeq(topic)).toBe(3);
  });

  it('has delivered everything that was in the log when catching up is over', async () => {
    const watcher = await Watcher.start();
    const topic = newTopic();
    for (const n of range(25)) {
      await publish(topic, n);
      await watcher.feed.catchUp();
      expect(watcher.messages.filter((message) => message.topic === topic)).toHaveLength(n);
    }
  });

  it('reads more at once than one page of the log', async () => {
    const watcher = await Watcher.start();
    const topic = newTopic();
    await publish(topic, ...range(2500));
    expect(await watcher.numbers(topic, 2500)).toEqual(range(2500));
  });

  it('brings only what somebody wants, from when they begin to', async () => {
    const [one, other] = [newTopic(), newTopic()];
    const wanted = [one];
    const watcher = await Watcher.start(() => wanted);
    for (const n of range(5)) await publish(n % 2 === 0 ? other : one, n);
    expect(await watcher.numbers(one, 3)).toEqual([1, 3, 5]);
    wanted.push(other);
    expect(await watcher.feed.beginning(() => watcher.feed.lastSeq(other))).toBe(2);
    await publish(other, 6);
    expect(await watcher.numbers(other, 1)).toEqual([6]);
    wanted.length = 0;
    await publish(one, 7);
    await watcher.feed.catchUp();
    expect(watcher.messages.map(({ topic }) => topic)).toEqual([one, one, one, other]);
  });

  it('R5 leaves out nothing for who begins to want a topic while it reads', async () => {
    const topic = newTopic();
    const wanted = [newTopic()];
    const watcher = await Watcher.start(() => wanted);
    const { feed } = watcher;
    const writer = await kit.connectionOf('admin');
    try {
      await writer.query('begin; lock table platform.topic_messages in access exclusive mode');
      void feed.catchUp(); // of the other topic
      await until(async () => (await waitingBehind(writer)) > 0, 'the feed to wait');
      wanted.push(topic);
      const beginning = feed.beginning(() => feed.lastSeq(topic));
      await feed.lastSeq(topic); // as long as it takes to be told too early
      await writer.query(`insert into platform.topics (name, last_seq) values ($1, 1)`, [topic]);
      await writer.query(
        `insert into platform.topic_messages (topic, seq, id, type, data, occurred_at)
         select $1, 1, last_message + 1, 'test.shown', '{"n": 1}', now() from platform.relay`,
        [topic],
      );
      await writer.query('update platform.relay set last_message = last_message + 1; commit');
      const seq = await beginning;
      const shown = watcher.messages.filter((message) => message.topic === topic && message.seq > seq);
      expect(seq + shown.length).toBe(1);
    } finally {
      await writer.end();
    }
  });

  it('R5 lets nobody begin who would be behind what they were told, when the log cannot be read', async () => {
    const topic = newTopic();
    const { feed, messages } = await Watcher.start();
    const mayRead = (may: boolean) =>
      kit.admin.query(
        `${may ? 'grant' : 'revoke'} select on platform.topic_messages ${may ? 'to' : 'from'} lyceum_relay`,
      );
    try {
      const beginning = feed.beginning(async () => {
        await mayRead(false);
        await publishUnread(topic);
        return feed.lastSeq(topic);
      });
      await expect(beginning).rejects.toThrow('permission denied');
    } finally {
      await mayRead(true);
    }
    expect(await feed.beginning(() => feed.lastSeq(topic))).toBe(1);
    expect(messages.filter((message) => message.topic === topic)).toHaveLength(1); // before they go live
  });

  it('does not keep who begins waiting for as long as there are notices', async () => {
    const MOST = 300;
    let rounds = 0;
    const { feed } = await Watcher.start(() => {
      if (rounds++ < MOST) void feed.catchUp();
      return null;
    });
    void feed.catchUp();
    await feed.beginning(() => feed.lastSeq(newTopic()));
    expect(rounds).toBeLessThan(MOST);
  });

  it('is silent after it was stopped, and leaves no connection behind', async () => {
    const watcher = await Watcher.start();
    await watcher.feed.stop();
    await publish(newTopic(), 1);
    expect(watcher.messages).toEqual([]);
    await until(async () => (await kill(LISTENING)) === 0, 'no connection to listen');
  });
});

describe('what a client has missed (L4)', () => {
  const missedBy = async (topic: string, seq: number) => {
    const { complete, messages } = await (await Watcher.start()).feed.missedBy(topic, seq);
    return { complete, seqs: messages.map((message) => message.seq) };
  };

  it('is everything after its cursor, in order', async () => {
    const topic = newTopic();
    await publish(topic, ...range(5));
    expect(await missedBy(topic, 2)).toEqual({ complete: true, seqs: [3, 4, 5] });
    expect(await missedBy(topic, 0)).toEqual({ complete: true, seqs: [1, 2, 3, 4, 5] });
  });

  it('is nothing when it has seen the last, or when there never was one', async () => {
    const topic = newTopic();
    await publish(topic, 1);
    expect(await missedBy(topic, 1)).toEqual({ complete: true, seqs: [] });
    expect(await missedBy(newTopic(), 0)).toEqual({ complete: true, seqs: [] });
  });

  it('R5 is told whole, whatever is logged while it is looked up', async () => {
    const topic = newTopic();
    await publish(topic, 1);
    const { feed } = await Watcher.start();
    const writer = await kit.connectionOf('admin');
    try {
      await writer.query('begin; lock table platform.topics in access exclusive mode');
      const asked = feed.missedBy(topic, 1);
      await until(async () => (await waitingBehind(writer)) > 0, 'somebody to wait');
      await writer.query(`update platform.topics set last_seq = 2 where name = $1`, [topic]);
      await writer.query(
        `insert into platform.topic_messages (topic, seq, id, type, data, occurred_at)
         values ($1, 2, -1, 'test.shown', '{}', now())`,
        [topic],
      );
      await writer.query('commit');
      expect(await asked).toMatchObject({ complete: true, messages: [{ seq: 2 }] });
    } finally {
      await writer.end();
    }
  });

  it('cannot be told when the log does not reach back so far, also when nothing of it is left', async () => {
    const topic = newTopic();
    await publish(topic, ...range(5));
    await kit.admin.query('delete from platform.topic_messages where topic = $1 and seq <= 3', [topic]);
    expect((await missedBy(topic, 1)).complete).toBe(false);
    expect(await missedBy(topic, 3)).toEqual({ complete: true, seqs: [4, 5] });
    await kit.admin.query('delete from platform.topic_messages where topic = $1', [topic]);
    expect((await missedBy(topic, 3)).complete).toBe(false);
    expect((await missedBy(topic, 5)).complete).toBe(true);
    await publish(topic, 6);
    expect(await missedBy(topic, 5)).toEqual({ complete: true, seqs: [6] });
  });

  it('cannot be told to one who claims to have seen more than there is', async () => {
    const topic = newTopic();
    await publish(topic, 1);
    expect((await missedBy(topic, 7)).complete).toBe(false);
  });

  it('is a thousand messages at most; a snapshot is the better answer then', async () => {
    const topic = newTopic();
    await publish(topic, ...range(1001));
    expect((await missedBy(topic, 0)).complete).toBe(false);
    expect((await missedBy(topic, 1)).complete).toBe(true);
  });
});

describe('a feed whose connection is lost (R5)', () => {
  it('goes on where it was, and says that cached values may be stale', async () => {
    const watcher = await Watcher.start();
    const topic = newTopic();
    await publish(topic, 1);
    await watcher.numbers(topic, 1);
    expect(await kill(LISTENING)).toBe(1);
    await publish(topic, 2, 3);
    expect(await watcher.numbers(topic, 3)).toEqual([1, 2, 3]);
    await until(() => watcher.evictions.includes(null), 'the feed to listen again');
    await publish(topic, 4);
    expect(await watcher.numbers(topic, 4)).toEqual([1, 2, 3, 4]);
  });

  it('goes on as well when every connection was lost at once', async () => {
    const watcher = await Watcher.start();
    const topic = newTopic();
    await kill('true');
    await until(
      () =>
        publish(topic, 1).then(
          () => true,
          () => false,
        ),
      'a connection again',
    );
    expect(await watcher.numbers(topic, 1)).toEqual([1]);
    await until(() => watcher.doubts.includes(null), 'every right to be in doubt');
  });

  it('does not come back to life when it was stopped meanwhile', async () => {
    const watcher = await Watcher.start();
    await kill(LISTENING);
    await pause(200); // it knows that it lost the connection, and waits before it makes another
    await watcher.feed.stop();
    await pause(800);
    expect(await kill(LISTENING)).toBe(0);
  });
});

@Announces(Counted)
class TakeAway implements Announcer<Counted> {
  announce({ data }: Envelope<Counted>): Announcement {
    return { askAgain: range(data.n).map((n) => `taken:${n}`) };
  }
}

describe('rights that were taken away', () => {
  it('are told to every replica by the relay, however many topics there are, each once, by school', async () => {
    const [one, two] = [await Watcher.start(), await Watcher.start()];
    const [school, other] = [await kit.school(), await kit.school()];
    const relay = relayOf(kit.replica(), await subscribersOf(TakeAway));
    await counted(replica, school, newId(), [1, 2_000]);
    await counted(replica, other, newId(), [1]);
    await relay.tick();
    const of = (watcher: Watcher, schoolId: string) =>
      watcher.doubts.filter((doubt) => doubt?.schoolId === schoolId).flatMap((doubt) => doubt!.topics);
    for (const watcher of [one, two]) {
      await until(() => of(watcher, other).length > 0, 'the last notice');
      expect(of(watcher, school)).toEqual(range(2_000).map((n) => `taken:${n}`));
      expect(of(watcher, other)).toEqual(['taken:1']);
    }
  });
});

describe('cache tags that went stale', () => {
  const notify = (payload: string) => kit.admin.query(`select pg_notify('lyceum_relay', $1)`, [payload]);

  it('K2 are told to every replica by the relay, and all of them when there are too many to say', async () => {
    const [one, two] = [await Watcher.start(), await Watcher.start()];
    const school = await kit.school();
    const relay = relayOf(kit.replica(), await subscribersOf(ShowCount));
    const told = (count: number) =>
      until(() => [one, two].every(({ evictions }) => evictions.length >= count), `${count} evictions`);
    await counted(replica, school, newId(), [1], ['section:1', 'section:2']);
    await relay.tick();
    await told(1);
    await counted(
      replica,
      school,
      newId(),
      [2],
      range(700).map((n) => `a-rather-long-tag:${n}`),
    );
    await relay.tick();
    await told(2);
    expect(one.evictions).toEqual([['section:1', 'section:2'], null]);
    expect(two.evictions).toEqual(one.evictions);
  });

  it('may be any when a notice cannot be read', async () => {
    const watcher = await Watcher.start();
    await notify('not JSON');
    await until(() => watcher.evictions.length > 0, 'the notice');
    expect(watcher.evictions).toEqual([null]);
  });
});
