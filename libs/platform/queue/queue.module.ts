import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { token } from '#domain/kernel/token';
import { Duties } from '../config/duties.js';
import { Settings } from '../config/settings.js';
import { Metrics } from '../observability/metrics.js';
import { ReactionAtEndJobs, ReactionJobs } from '../outbox/reaction-jobs.js';
import { Database } from '../persistence/database.js';
import { TopicLog } from '../realtime/topic-log.js';
import { JobController } from './http/job.controller.js';
import { SchoolJobsController } from './http/school-jobs.controller.js';
import { DeleteOutdated, ExtendPartitions } from './housekeeping.jobs.js';
import { InProcessWakeUpModule } from './in-process-wake-up.module.js';
import { JobHandlers } from './job-handlers.js';
import { JobOperations } from './job-operations.js';
import { JobQueue } from './job-queue.js';
import { JobReader } from './job-reader.js';
import { JobRetry } from './job-retry.js';
import { JobTable } from './job-table.js';
import { JobWakeUp } from './job-wake-up.js';
import { JobTopic } from './job.topic.js';
import { JobWorker, type WorkerDependencies } from './job-worker.js';
import { PostgresJobQueue } from './postgres-job-queue.js';

type Tools = Omit<WorkerDependencies, 'handlers'>;
const Tools = token<Tools>('WorkerTools');

/** The queue for everybody, and the worker where that is a duty of the process. */
@Module({})
export class QueueModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private worker: JobWorker | undefined;

  /** Bull is loaded only where Redis is: it costs time at the start, and memory. */
  static async forRoot({ REDIS_URL }: Settings): Promise<DynamicModule> {
    const transport = REDIS_URL
      ? (await import('./bull-wake-up.module.js')).BullWakeUpModule.forRoot(REDIS_URL)
      : InProcessWakeUpModule;
    return {
      module: QueueModule,
      global: true,
      imports: [DiscoveryModule, transport],
      controllers: [JobController, SchoolJobsController],
      providers: [
        JobReader,
        JobRetry,
        JobOperations,
        JobTopic,
        {
          provide: JobQueue,
          inject: [JobWakeUp],
          useFactory: (wakeUp: JobWakeUp) => new PostgresJobQueue(wakeUp),
        },
        {
          provide: Tools,
          inject: [Database, JobWakeUp, TopicLog],
          useFactory: (database: Database, wakeUp: JobWakeUp, topics: TopicLog): Tools => ({
            database,
            wakeUp,
            topics,
          }),
        },
        ReactionJobs,
        ReactionAtEndJobs,
        ExtendPartitions,
        DeleteOutdated,
      ],
      exports: [JobQueue, transport],
    };
  }

  constructor(
    @Inject(Duties) private readonly duties: Duties,
    @Inject(Settings) private readonly settings: Settings,
    private readonly discovery: DiscoveryService,
    private readonly metrics: Metrics,
    @Inject(Tools) private readonly tools: Tools,
  ) {}

  /** Looks for the handlers in every process: with two of one kind none boots. */
  async onApplicationBootstrap(): Promise<void> {
    const handlers = new JobHandlers(this.providers());
    if (!this.duties.work) return;
    const table = new JobTable(this.tools.database.relay);
    this.metrics.before(async () => {
      for (const [state, count] of Object.entries(await table.counts())) {
        this.metrics.jobsWaiting.set({ state }, count);
      }
    });
    this.worker = new JobWorker(
      { ...this.tools, handlers },
      {
        concurrency: this.settings.WORKER_CONCURRENCY,
        onAttempt: (job, outcome, seconds) => this.metrics.jobs.observe({ job, outcome }, seconds),
      },
    );
    await this.worker.start();
  }

  /** Before the relay and the database end, which jobs still need. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker?.stop();
    await this.tools.wakeUp.close();
  }

  private providers(): object[] {
    return this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance) => typeof instance === 'object' && instance !== null);
  }
}
