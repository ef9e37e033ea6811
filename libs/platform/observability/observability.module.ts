import {
  Inject,
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Logger as PinoLogger } from 'pino';
import { Cache } from '../cache/cache.js';
import { Settings } from '../config/settings.js';
import { Database } from '../persistence/database.js';
import { HealthController } from './health.controller.js';
import { Health } from './health.js';
import { Log } from './logger.js';
import { MetricsServer } from './metrics-server.js';
import { Metrics } from './metrics.js';
import { watchPlatform } from './watch-platform.js';

@Module({})
export class ObservabilityModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Observability');
  private readonly server: MetricsServer;
  private readonly unwatch: () => void;

  static forRoot(log: PinoLogger): DynamicModule {
    const onFailure = (check: string, err: unknown) =>
      log.warn({ err, check }, 'A check of the readiness failed');
    return {
      module: ObservabilityModule,
      global: true,
      controllers: [HealthController],
      providers: [
        { provide: Log, useValue: log },
        { provide: Metrics, useFactory: () => new Metrics() },
        { provide: Health, useFactory: () => new Health(onFailure) },
      ],
      exports: [Log, Metrics, Health],
    };
  }

  constructor(
    @Inject(Settings) private readonly settings: Settings,
    private readonly metrics: Metrics,
    health: Health,
    @Inject(Database) database: Database,
    @Inject(Cache) cache: Cache,
  ) {
    this.server = new MetricsServer(metrics);
    this.unwatch = watchPlatform({ metrics, health }, { database, cache });
  }

  /** Two processes on one machine want the same port: the second goes on without, and says so. */
  async onApplicationBootstrap(): Promise<void> {
    const { METRICS_PORT, METRICS_HOST } = this.settings;
    if (METRICS_PORT === 0) return;
    this.metrics.withProcess();
    try {
      await this.server.listen(METRICS_PORT, METRICS_HOST);
    } catch (err) {
      this.logger.warn(
        { err },
        `No metrics: METRICS_PORT ${METRICS_PORT} cannot be used; choose another or 0`,
      );
    }
  }

  onApplicationShutdown(): void {
    this.unwatch();
    this.server.close();
  }
}
