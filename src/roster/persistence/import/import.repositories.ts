import { DistrictRecords } from '#domain/roster/import/district-records';
import { ImportRuns } from '#domain/roster/import/import-runs';
import { ImportStaging } from '#domain/roster/import/import-staging';
import { LocalPackages } from '#domain/roster/import/local-packages';
import { PackageStore } from '#domain/roster/import/roster-package';
import { StaffInvitations } from '#domain/roster/import/staff-invitations';
import { RosterImportRepository } from '#domain/roster/import/roster-import.repository';
import { SchoolRoster } from '#domain/roster/import/school-roster';
import { Database } from '#platform/persistence/database';
import { LongTransactions } from '#platform/persistence/long-transactions';
import { SourceKeys } from '../erasure/source-keys.js';
import { DiskPackages } from './disk-packages.js';
import { MikroRosterImportRepository } from './mikro-roster-import.repository.js';
import { PostgresDistrictRecords } from './postgres-district-records.js';
import { PostgresImportStaging } from './postgres-import-staging.js';
import { PostgresSchoolRoster } from './postgres-school-roster.js';
import { QueuedImportRuns } from './queued-import-runs.js';
import { SqlStaffInvitations } from './sql-staff-invitations.js';
import { StoredPackageStore } from './stored-package-store.js';

/** What an import stages and stores, and with what. */
export const importRepositories = [
  { provide: RosterImportRepository, useClass: MikroRosterImportRepository },
  { provide: DistrictRecords, useClass: PostgresDistrictRecords },
  { provide: SchoolRoster, useClass: PostgresSchoolRoster },
  { provide: StaffInvitations, useClass: SqlStaffInvitations },
  { provide: ImportRuns, useClass: QueuedImportRuns },
  { provide: LocalPackages, useClass: DiskPackages },
  { provide: PackageStore, useClass: StoredPackageStore },
  {
    provide: ImportStaging,
    inject: [Database, SourceKeys],
    useFactory: (database: Database, keys: SourceKeys) =>
      new PostgresImportStaging(new LongTransactions(database), keys),
  },
];
