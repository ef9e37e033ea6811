import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Settings } from '../config/settings.js';
import { OutboxRelay } from '../outbox/relay.js';
import { RelayPump } from '../outbox/relay-pump.js';
import { Subscribers } from '../outbox/subscribers.js';
import { AfterCommit } from '../persistence/after-commit.js';
import { Database } from '../persistence/database.js';
import { Actions } from './actions.js';
import { Conversation } from './conversation.js';
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
      imports: [DiscoveryModule],
      providers: [
        Subscribers,
        Topics,
        Actions,
        Conversation,
        RealtimeGateway,
        {
          provide: OutboxRelay,
          inject: [Database, Subscribers],
          useFactory: (database: Database, subscribers: Subscribers) =>
            new OutboxRelay(database, subscribers, () => undefined),
        },
        {
          provide: RelayPump,
          inject: [OutboxRelay],
          useFactory: (relay: OutboxRelay) => new RelayPump(relay),
        },
        { provide: TopicLog, inject: [Database], useFactory: (database: Database) => new TopicLog(database) },
        {
          provide: TopicFeed,
          inject: [Database],
          useFactory: (database: Database) => new TopicFeed(database, relayUrl),
        },
      ],
      exports: [TopicLog, TopicFeed, Topics, Actions, Subscribers, RelayPump],
    };
  }

  constructor(
    @Inject(Settings) private readonly settings: Settings,
    private readonly feed: TopicFeed,
    private readonly pump: RelayPump,
    private readonly afterCommit: AfterCommit,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.LYCEUM_ROLE !== 'worker') await this.feed.start();
    if (this.settings.LYCEUM_ROLE === 'api') return;
    this.afterCommit.listen(() => this.pump.nudge());
    this.pump.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pump.stop();
    await this.feed.stop();
  }
}
