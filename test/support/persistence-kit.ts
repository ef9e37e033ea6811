import { Logger } from '@nestjs/common';
import pg from 'pg';
import { systemActor, type Actor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import { runInContext, type RequestContext } from '#platform/context/request-context';
import { Database } from '#platform/persistence/database';
import { databaseUrls, type DatabaseUrls } from '#platform/persistence/database-urls';
import { createOrm } from '#platform/persistence/orm';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { testDatabase } from './database.js';
import { superuser } from './last-seen.js';

/** What a process has of persistence, without the process: pools of its own, a unit of work, a reader. */
export interface TestReplica {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly reader: TenantReader;
  /** How often a commit that wrote events was told. */
  readonly told: () => number;
}

/** A migrated database with any number of replicas on it. Import the mappings that the test needs before it starts. */
export class PersistenceKit {
  private readonly pools: Database[] = [];

  private constructor(
    readonly urls: DatabaseUrls,
    /** A superuser's connection: to prepare what no door offers, and to look behind the doors. */
    readonly admin: pg.Client,
    private readonly adminUrl: string,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(): Promise<PersistenceKit> {
    Logger.overrideLogger(false);
    const { adminUrl, drop } = await testDatabase();
    const admin = await superuser(adminUrl);
    return new PersistenceKit(databaseUrls(adminUrl), admin, adminUrl, drop);
  }

  async stop(): Promise<void> {
    await Promise.all(this.pools.map((database) => database.close()));
    await this.admin.end();
    await this.drop();
  }

  replica({ size = 4 } = {}): TestReplica {
    const settings = { size, applicationName: 'persistence test', onError: () => undefined };
    const database = new Database(this.urls, settings);
    this.pools.push(database);
    let told = 0;
    return {
      database,
      unitOfWork: new UnitOfWork(database, createOrm(), () => void told++),
      reader: new TenantReader(database),
      told: () => told,
    };
  }

  /** A connection of its own, for the test to hold something with. */
  async connectionOf(role: 'admin' | 'app' | 'relay'): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: { ...this.urls, admin: this.adminUrl }[role] });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** A new school in a district of its own. */
  async school(timeZone = 'Europe/Warsaw'): Promise<string> {
    const [district, id] = [newId(), newId()];
    await this.admin.query('insert into identity.districts (id, name) values ($1, $2)', [
      district,
      'District',
    ]);
    await this.admin.query(
      'insert into identity.schools (id, district_id, name, time_zone) values ($1, $2, $3, $4)',
      [id, district, 'School', timeZone],
    );
    return id;
  }

  async person(): Promise<string> {
    const id = newId();
    await this.admin.query(
      `insert into identity.persons (id, email, display_name) values ($1, $2, 'Somebody')`,
      [id, `${id}@example.org`],
    );
    return id;
  }

  async rows<Row extends object = Record<string, unknown>>(
    sql: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    return (await this.admin.query<Row>(sql, values)).rows;
  }
}

/** Somebody of the school with every right. */
export function member(schoolId: string | null, personId: string | null = null): Actor {
  return systemActor(schoolId, personId);
}

/** Runs as a request does: with an id, an origin and whatever else is given. */
export function asRequest<T>(work: () => T, context: Partial<RequestContext> = {}): T {
  return runInContext({ requestId: newId(), origin: '192.0.2.7', ...context }, work);
}
