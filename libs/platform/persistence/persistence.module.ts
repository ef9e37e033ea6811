import { MikroORM } from '@mikro-orm/postgresql';
import { Logger, Module, type DynamicModule } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { AfterCommit } from './after-commit.js';
import { Database } from './database.js';
import type { DatabaseUrls } from './database-urls.js';
import { createOrm } from './orm.js';
import { SharedUnitOfWork } from './shared-unit-of-work.js';
import { TenantReader } from './tenant-reader.js';
import { UnitOfWork } from './unit-of-work.js';

/** The pools, the unit of work for commands, the reader for queries. */
@Module({})
export class PersistenceModule {
  static forRoot(urls: DatabaseUrls): DynamicModule {
    const logger = new Logger('Database');
    const onError = (error: Error) => logger.warn({ err: error }, 'A connection to the database was lost');
    return {
      module: PersistenceModule,
      global: true,
      providers: [
        AfterCommit,
        {
          provide: Database,
          inject: [Settings],
          useFactory: ({ DATABASE_POOL_SIZE, LYCEUM_ROLE }: Settings) =>
            new Database(urls, {
              size: DATABASE_POOL_SIZE,
              applicationName: `lyceum-${LYCEUM_ROLE}`,
              onError,
            }),
        },
        { provide: MikroORM, useFactory: () => createOrm() },
        {
          provide: UnitOfWork,
          inject: [Database, MikroORM, AfterCommit],
          useFactory: (database: Database, orm: MikroORM, after: AfterCommit) =>
            new UnitOfWork(database, orm, (committed) => after.notify(committed)),
        },
        {
          provide: SharedUnitOfWork,
          inject: [UnitOfWork, Database, AfterCommit],
          useFactory: (unitOfWork: UnitOfWork, database: Database, after: AfterCommit) =>
            new SharedUnitOfWork(unitOfWork, database, (committed) => after.notify(committed)),
        },
        {
          provide: TenantReader,
          inject: [Database],
          useFactory: (database: Database) => new TenantReader(database),
        },
      ],
      exports: [Database, UnitOfWork, SharedUnitOfWork, TenantReader, AfterCommit],
    };
  }
}
