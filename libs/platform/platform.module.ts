import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Clock } from '#domain/kernel/clock';
import { AdmissionGuard } from './auth/admission.guard.js';
import { AuthenticationGuard } from './auth/authentication.guard.js';
import { Doorkeeper } from './auth/doorkeeper.js';
import { CacheModule } from './cache/cache.module.js';
import { Duties, dutiesOf } from './config/duties.js';
import { Secrets } from './config/secrets.js';
import { Settings } from './config/settings.js';
import { ETagInterceptor } from './http/etag.interceptor.js';
import { ExactDoors } from './http/exact-requests.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { ProblemFilter } from './http/problem.filter.js';
import { LimitGuard } from './limits/limit.guard.js';
import { LimitsModule } from './limits/limits.module.js';
import { MailModule } from './mail/mail.module.js';
import { createLogger } from './observability/logger.js';
import { ObservabilityModule } from './observability/observability.module.js';
import { Database } from './persistence/database.js';
import type { DatabaseUrls } from './persistence/database-urls.js';
import { PersistenceModule } from './persistence/persistence.module.js';
import { QueueModule } from './queue/queue.module.js';
import { MessagingModule } from './realtime/messaging.module.js';
import { ReferenceModule } from './reference/reference.module.js';
import { BootChecks } from './wiring/boot-checks.js';
import { Implementations } from './wiring/implementations.js';
import { StorageModule } from './storage/storage.module.js';
import { UploadsModule } from './uploads/uploads.module.js';

/** What a process is started with. */
export interface Runtime {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly urls: DatabaseUrls;
  /** What the process is for, where that is not what LYCEUM_ROLE says. */
  readonly duties?: Duties;
}

/** Everything technical, for all contexts. It knows none of them. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  static forRoot({ settings, secrets, urls, duties = dutiesOf(settings) }: Runtime): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        CqrsModule.forRoot(),
        DiscoveryModule,
        PersistenceModule.forRoot(urls),
        MessagingModule.forRoot(urls.relay),
        QueueModule.forRoot(settings),
        CacheModule,
        LimitsModule,
        MailModule,
        StorageModule,
        UploadsModule,
        ReferenceModule,
        ObservabilityModule.forRoot(createLogger(settings)),
      ],
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Secrets, useValue: secrets },
        { provide: Duties, useValue: duties },
        { provide: Clock, useValue: { now: () => new Date() } satisfies Clock },
        Doorkeeper,
        ExactDoors,
        BootChecks,
        Implementations,
        { provide: APP_GUARD, useClass: AuthenticationGuard },
        { provide: APP_GUARD, useClass: LimitGuard },
        { provide: APP_GUARD, useClass: AdmissionGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: ETagInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
      exports: [Settings, Secrets, Duties, Clock, Doorkeeper, ExactDoors, Implementations, CqrsModule],
    };
  }

  constructor(@Inject(Database) private readonly database: Database) {}

  /** Last of all, when requests, jobs and the relay have ended. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
