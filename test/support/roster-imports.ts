import pg from 'pg';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import type { ImportMode, ImportSettings } from '#domain/roster/import/import-settings';
import type { ImportScope } from '#domain/roster/import/import-staging';
import { Rehearsed } from '#domain/roster/import/rehearsed';
import type { RosterCounts } from '#domain/roster/import/roster-counts';
import type { PackageStore } from '#domain/roster/import/roster-package';
import { ConcludeRosterCheckUseCase } from '#domain/roster/use-cases/conclude-roster-check.use-case';
import { RequestRosterImportUseCase } from '#domain/roster/use-cases/request-roster-import.use-case';
import { StageRosterPackageUseCase } from '#domain/roster/use-cases/stage-roster-package.use-case';
import { TakeOverSchoolUseCase } from '#domain/roster/use-cases/take-over-school.use-case';
import { Database } from '#platform/persistence/database';
import { databaseUrls } from '#platform/persistence/database-urls';
import { LongTransactions } from '#platform/persistence/long-transactions';
import { createOrm } from '#platform/persistence/orm';
import { UnitOfWork } from '#platform/persistence/unit-of-work';
import { openPackage } from '../../src/roster/persistence/import/archived-package.js';
import { MikroRosterImportRepository } from '../../src/roster/persistence/import/mikro-roster-import.repository.js';
import { PostgresDistrictRecords } from '../../src/roster/persistence/import/postgres-district-records.js';
import { PostgresImportStaging } from '../../src/roster/persistence/import/postgres-import-staging.js';
import { PostgresSchoolRoster } from '../../src/roster/persistence/import/postgres-school-roster.js';
import type { ImportReport } from './import-report.js';
import { testDatabase, type TestDatabase } from './database.js';
import { emptied } from './emptied.js';
import { sourceKeys } from './source-keys.js';
import { newDistrict, SchoolsByHand, type TestDistrict } from './schools-by-hand.js';
import { packageFiles, writeZip, type DescribedPackage } from './oneroster-package.js';

/** Today, as far as the imports of the tests are concerned. */
export const TODAY = '2026-11-21';
const EVERYTHING = 'identity.districts, identity.persons, platform.outbox, platform.audit_entries';

export interface ImportOptions {
  readonly mode?: ImportMode;
  readonly settings?: Partial<ImportSettings>;
  readonly rehearsal?: boolean;
  /** Another district than the first. */
  readonly district?: TestDistrict;
}

/** Imports without doors and jobs: the use cases on a real database, one after the other. */
export class RosterImports {
  readonly staging: PostgresImportStaging;
  private readonly imports = new MikroRosterImportRepository();
  private readonly clock = { now: () => new Date(`${TODAY}T12:00:00Z`) };
  private readonly takeOverUseCase: TakeOverSchoolUseCase;

  private constructor(
    private readonly testDb: TestDatabase,
    readonly database: Database,
    readonly unitOfWork: UnitOfWork,
    /** A superuser, who sees behind the tenants. */
    readonly admin: pg.Client,
    public district: TestDistrict,
  ) {
    this.staging = new PostgresImportStaging(new LongTransactions(database), sourceKeys);
    const invitations = { place: async () => undefined, takeUninvited: async () => [] };
    const ports = { imports: this.imports, schools: new SchoolsByHand(), clock: this.clock };
    this.takeOverUseCase = new TakeOverSchoolUseCase({
      ...ports,
      rosters: new PostgresSchoolRoster(database, sourceKeys),
      invitations,
    });
  }

  static async start(): Promise<RosterImports> {
    const testDb = await testDatabase();
    const settings = { size: 4, applicationName: 'test', onError: () => undefined };
    const database = new Database(databaseUrls(testDb.adminUrl), settings);
    const admin = new pg.Client({ connectionString: testDb.adminUrl });
    admin.on('error', () => undefined);
    await admin.connect();
    const unitOfWork = new UnitOfWork(database, createOrm(), () => undefined);
    return new RosterImports(testDb, database, unitOfWork, admin, await newDistrict(admin));
  }

  async stop(): Promise<void> {
    await this.database.close();
    await this.admin.end();
    await this.testDb.drop();
  }

  /** Forgets everything, and begins with an empty district. */
  async reset(): Promise<void> {
    await emptied(this.admin, EVERYTHING);
    this.district = await newDistrict(this.admin);
  }

  async anotherDistrict(): Promise<TestDistrict> {
    return newDistrict(this.admin);
  }

  /** Imports a described package, or one on disk, to its end. */
  async import(sent: DescribedPackage | string, options: ImportOptions = {}): Promise<ImportReport> {
    const importId = await this.check(sent, options);
    let next = await this.nextSchool(importId);
    while (next && !options.rehearsal) {
      await this.takeOver(importId, next, options);
      next = await this.nextSchool(importId);
    }
    return this.report(importId);
  }

  /** As far as the check of the whole package. */
  async check(sent: DescribedPackage | string, options: ImportOptions = {}): Promise<string> {
    const path = typeof sent === 'string' ? sent : await writeZip(packageFiles(sent));
    const scope = await this.newScope(options);
    const { settings = {} } = options;
    const packages: PackageStore = {
      keep: async () => '',
      open: () => openPackage(path, settings.encoding),
      forget: async () => undefined,
    };
    const outcome = await new StageRosterPackageUseCase({ packages, staging: this.staging }).execute({
      scope,
      encoding: settings.encoding ?? 'utf-8',
    });
    const conclude = new ConcludeRosterCheckUseCase({
      imports: this.imports,
      schools: new SchoolsByHand(),
      district: new PostgresDistrictRecords(),
      clock: this.clock,
    });
    const { importId, requestedBy } = scope;
    await this.unitOfWork.run(systemActor(null, requestedBy), () => conclude.execute({ importId, outcome }));
    return importId;
  }

  /** An import that was asked for, and nothing more. */
  async newScope({
    mode = 'all-or-nothing',
    settings = {},
    rehearsal,
    district,
  }: ImportOptions = {}): Promise<ImportScope> {
    const { id: districtId, personId: requestedBy } = district ?? this.district;
    const request = new RequestRosterImportUseCase({
      imports: this.imports,
      runs: { place: async () => newId() },
      clock: this.clock,
    });
    const actor = systemActor(null, requestedBy);
    const importId = newId();
    const input = { importId, districtId, mode, dryRun: rehearsal ?? false, settings };
    await this.unitOfWork.run(actor, () => request.execute(input, actor));
    return { importId, districtId, requestedBy };
  }

  async nextSchool(importId: string): Promise<string | undefined> {
    const { rows } = await this.admin.query<{ school_id: string }>(
      'select school_id from roster.school_imports where import_id = $1 and counts is null order by name',
      [importId],
    );
    return rows[0]?.school_id;
  }

  async takeOver(importId: string, schoolId: string, options: ImportOptions = {}): Promise<void> {
    const { personId } = options.district ?? this.district;
    const input = { importId, schoolId, rehearsal: options.rehearsal ?? false };
    await this.unitOfWork.run(systemActor(schoolId, personId), () => this.takeOverUseCase.execute(input));
  }

  /** What taking the school over would change. */
  async rehearse(importId: string, schoolId: string): Promise<RosterCounts> {
    try {
      await this.takeOver(importId, schoolId, { rehearsal: true });
    } catch (error) {
      if (error instanceof Rehearsed) return error.counts;
      throw error;
    }
    throw new Error('A rehearsal always ends with Rehearsed.');
  }

  async report(importId: string): Promise<ImportReport> {
    const { rows } = await this.admin.query(
      `select id as "importId", state, problems, coalesce(package -> 'notices', '[]') as notices, files,
         (select coalesce(jsonb_agg(jsonb_build_object('schoolId', s.school_id, 'name', s.name, 'counts', s.counts)
           order by s.name), '[]') from roster.school_imports s where s.import_id = i.id) as schools
       from roster.imports i where id = $1`,
      [importId],
    );
    return rows[0] as ImportReport;
  }

  async faults(importId: string): Promise<object[]> {
    return this.rows(
      'select file, row_no as row, field, reason from roster.import_faults where import_id = $1 order by 1, 2, 3',
      [importId],
    );
  }

  /** Rows of a query as a superuser. */
  async rows<Row extends object = Record<string, unknown>>(
    sql: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    return (await this.admin.query<Row>(sql, values)).rows;
  }
}
