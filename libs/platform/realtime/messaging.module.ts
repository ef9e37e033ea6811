import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Cache } from '../cache/cache.js';
import { EVERYTHING } from '../cache/evictions.js';
import { CacheModule } from '../cache/cache.module.js';
import { Duties } from '../config/duties.js';
import { Settings } from '../config/settings.js';
import { Metrics } from '../observability/metrics.js';
import { OwnEvictions } from '../outbox/own-evictions.js';
import { Outside } from '../outbox/outside.js';
import { PublicEvents } from '../outbox/public-events.js';
import { OutboxRelay, Told } from '../outbox/relay.js';
import { RelayPump } from '../outbox/relay-pump.js';
import { Subscribers } from '../outbox/subscribers.js';
import { AfterCommit } from '../persistence/after-commit.js';
import { Database } from '../persistence/database.js';
import { JobWakeUp } from '../queue/job-wake-up.js';
import { Actions } from './actions.js';
import { Conversation } from './conversation.js';
import { OpenSockets } from './open-sockets.js';
import { RealtimeGateway } from './realtime.gateway.js';
import { TopicFeed } from './topic-feed.js';
import { TopicLog } from './topic-log.js';
import { Topics } from './topics.js';

/** From the outbox to the sockets: the relay runs in workers, the feed and the gateway in API processes. */
@Module({})
export class MessagingModule implements OnApplicationBootstrap, OnApplicationShutdown {
  static forRoot(relayUrl: string): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      imports: [DiscoveryModule, CacheModule],
      providers: [
        Subscribers,
        OwnEvictions,
        PublicEvents,
        Topics,
        Actions,
        Conversation,
        RealtimeGateway,
        {
          provide: OpenSockets,
          inject: [Settings],
          useFactory: ({ SOCKETS_PER_PERSON }: Settings) => new OpenSockets(SOCKETS_PER_PERSON),
        },
        {
          provide: OutboxRelay,
          inject: [Database, Subscribers, Told, { token: Outside, optional: true }],
          useFactory: (database: Database, subscribers: Subscribers, told: Told, outside?: Outside) =>
            new OutboxRelay(database, subscribers, told, outside),
        },
        {
          provide: Told,
          inject: [JobWakeUp, Cache, TopicFeed],
          useFactory: (wakeUp: JobWakeUp, cache: Cache, feed: TopicFeed): Told => ({
            jobs: (jobIds) => wakeUp.wake(jobIds),
            stale: (tags) => cache.evict(tags),
            messages: (after, logged) => feed.take(after, logged),
          }),
        },
        {
          provide: RelayPump,
          inject: [OutboxRelay, Metrics],
          useFactory: (relay: OutboxRelay, metrics: Metrics) => {
            metrics.before(async () => metrics.outboxLag.set(await relay.lagSeconds()));
            return new RelayPump(relay, (events) => metrics.outboxEvents.inc(events));
          },
        },
        { provide: TopicLog, inject: [Database], useFactory: (database: Database) => new TopicLog(database) },
        {
          provide: TopicFeed,
          inject: [Database],
          useFactory: (database: Database) => new TopicFeed(database, relayUrl),
        },
      ],
      exports: [TopicLog, TopicFeed, Topics, Actions, Subscribers, PublicEvents, RelayPump],
    };
  }

  constructor(
    @Inject(Duties) private readonly duties: Duties,
    private readonly feed: TopicFeed,
    private readonly pump: RelayPump,
    private readonly afterCommit: AfterCommit,
    @Inject(Cache) cache: Cache,
  ) {
    // After a notice may have been missed, everything that this process keeps may be stale.
    const onEvict = (tags: readonly string[] | null) => cache.applyEviction(tags ?? [EVERYTHING]);
    feed.subscribe({ onMessages: () => undefined, wanted: () => [], onEvict });
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.duties.serve) await this.feed.start();
    if (!this.duties.work) return;
    this.afterCommit.listen(() => this.pump.nudge());
    this.pump.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pump.stop();
    await this.feed.stop();
  }
}
