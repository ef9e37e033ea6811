import { Clock } from '#domain/kernel/clock';
import { DistrictRecords } from '#domain/roster/import/district-records';
import { ImportRuns } from '#domain/roster/import/import-runs';
import { ImportStaging } from '#domain/roster/import/import-staging';
import { DistrictDirectory } from '#domain/roster/import/district-directory';
import { LocalPackages } from '#domain/roster/import/local-packages';
import { PackageStore } from '#domain/roster/import/roster-package';
import { RosterImportRepository } from '#domain/roster/import/roster-import.repository';
import { SchoolDirectory } from '#domain/roster/import/school-directory';
import { InvitationDesk, StaffInvitations } from '#domain/roster/import/staff-invitations';
import { SchoolRoster } from '#domain/roster/import/school-roster';
import { ClearUpAfterImportUseCase } from '#domain/roster/use-cases/clear-up-after-import.use-case';
import { ConcludeRosterCheckUseCase } from '#domain/roster/use-cases/conclude-roster-check.use-case';
import { FindDistrictOfPackageUseCase } from '#domain/roster/use-cases/find-district-of-package.use-case';
import { ReceiveLocalPackageUseCase } from '#domain/roster/use-cases/receive-local-package.use-case';
import { ReceiveRosterPackageUseCase } from '#domain/roster/use-cases/receive-roster-package.use-case';
import { InviteStaffUseCase } from '#domain/roster/use-cases/invite-staff.use-case';
import { RecordRehearsalUseCase } from '#domain/roster/use-cases/record-rehearsal.use-case';
import { RefuseRosterImportUseCase } from '#domain/roster/use-cases/refuse-roster-import.use-case';
import { RequestRosterImportUseCase } from '#domain/roster/use-cases/request-roster-import.use-case';
import { StageRosterPackageUseCase } from '#domain/roster/use-cases/stage-roster-package.use-case';
import { TakeOverSchoolUseCase } from '#domain/roster/use-cases/take-over-school.use-case';
import { useCase } from '#platform/wiring/use-case';
import { ClearUpAfterImportHandler } from './clear-up-after-import.command.js';
import { ConcludeRosterCheckHandler } from './conclude-roster-check.command.js';
import { FindDistrictOfPackageHandler } from './find-district-of-package.command.js';
import { InviteStaffHandler } from './invite-staff.command.js';
import { ReceiveLocalPackageHandler } from './receive-local-package.command.js';
import { ReceiveRosterPackageHandler } from './receive-roster-package.command.js';
import { RecordRehearsalHandler } from './record-rehearsal.command.js';
import { RefuseRosterImportHandler } from './refuse-roster-import.command.js';
import { RequestRosterImportHandler } from './request-roster-import.command.js';
import { StageRosterPackageHandler } from './stage-roster-package.command.js';
import { TakeOverSchoolHandler } from './take-over-school.command.js';

/** The commands of which the import of a district is made. */
export const importCommands = [
  ReceiveRosterPackageHandler,
  useCase(ReceiveRosterPackageUseCase, { packages: PackageStore }),
  FindDistrictOfPackageHandler,
  useCase(FindDistrictOfPackageUseCase, { packages: LocalPackages, districts: DistrictDirectory }),
  ReceiveLocalPackageHandler,
  useCase(ReceiveLocalPackageUseCase, { packages: PackageStore, local: LocalPackages }),
  RequestRosterImportHandler,
  useCase(RequestRosterImportUseCase, { imports: RosterImportRepository, runs: ImportRuns, clock: Clock }),
  StageRosterPackageHandler,
  useCase(StageRosterPackageUseCase, { packages: PackageStore, staging: ImportStaging }),
  ConcludeRosterCheckHandler,
  useCase(ConcludeRosterCheckUseCase, {
    imports: RosterImportRepository,
    schools: SchoolDirectory,
    district: DistrictRecords,
    clock: Clock,
  }),
  TakeOverSchoolHandler,
  useCase(TakeOverSchoolUseCase, {
    imports: RosterImportRepository,
    schools: SchoolDirectory,
    rosters: SchoolRoster,
    invitations: StaffInvitations,
    clock: Clock,
  }),
  InviteStaffHandler,
  useCase(InviteStaffUseCase, { staff: StaffInvitations, desk: InvitationDesk }),
  RecordRehearsalHandler,
  useCase(RecordRehearsalUseCase, { imports: RosterImportRepository, clock: Clock }),
  RefuseRosterImportHandler,
  useCase(RefuseRosterImportUseCase, { imports: RosterImportRepository, clock: Clock }),
  ClearUpAfterImportHandler,
  useCase(ClearUpAfterImportUseCase, { staging: ImportStaging, packages: PackageStore }),
];
