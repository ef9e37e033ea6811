import { BullModule, getQueueToken } from '@nestjs/bull';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Queue } from 'bull';
import { BullConnections, WAKE_UP_QUEUE } from './bull-connections.js';
import { BullWakeUp, type Hint } from './bull-wake-up.js';
import { JobWakeUp } from './job-wake-up.js';

/** Joins the processes of an installation by Redis. */
@Module({})
export class BullWakeUpModule {
  static forRoot(redisUrl: string): DynamicModule {
    const connections = new BullConnections(redisUrl);
    return {
      module: BullWakeUpModule,
      imports: [BullModule.registerQueue({ name: WAKE_UP_QUEUE, ...connections.options })],
      providers: [
        {
          provide: JobWakeUp,
          inject: [getQueueToken(WAKE_UP_QUEUE)],
          useFactory: (queue: Queue<Hint>) => new BullWakeUp(queue, connections),
        },
      ],
      exports: [JobWakeUp],
    };
  }
}
