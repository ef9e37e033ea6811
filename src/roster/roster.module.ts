import { Module } from '@nestjs/common';
import { Administrators } from '#domain/roster/import/administrators';
import { OtherTraces } from '#domain/roster/erasure/erasure-ports';
import { DistrictDirectory } from '#domain/roster/import/district-directory';
import { InvitationDesk } from '#domain/roster/import/staff-invitations';
import { SchoolDirectory } from '#domain/roster/import/school-directory';
import { StorageModule } from '#platform/storage/storage.module';
import { IdentityModule } from '../identity/identity.module.js';
import { DiscoveredErasureParts } from './acl/discovered-erasure-parts.js';
import { IdentityAdministrators } from './acl/identity-administrators.js';
import { IdentityDistrictDirectory } from './acl/identity-district-directory.js';
import { IdentityInvitationDesk } from './acl/identity-invitation-desk.js';
import { IdentitySchoolDirectory } from './acl/identity-school-directory.js';
import { calendarCommands } from './commands/calendar.wiring.js';
import { erasureCommands } from './commands/erasure.wiring.js';
import { exportCommands } from './commands/export.wiring.js';
import { importCommands } from './commands/import.wiring.js';
import { peopleCommands } from './commands/people.wiring.js';
import { timetableCommands } from './commands/timetable.wiring.js';
import { UnlinkSignIn } from './events/unlink-sign-in.on-account-erased.js';
import { LinkSignIn } from './events/link-sign-in.on-invitation-accepted.js';
import { RemoveOldExports } from './events/remove-old-exports.on-roster-person-erased.js';
import { rosterPublicEvents } from './events/roster.public-events.js';
import { rosterControllers } from './http/roster.controllers.js';
import { RosterExports } from './http/roster-exports.js';
import { InviteStaff } from './jobs/invite-staff.job.js';
import { RunRosterExport } from './jobs/run-roster-export.job.js';
import { RunRosterImport } from './jobs/run-roster-import.job.js';
import { erasureRepositories } from './persistence/erasure/erasure.repositories.js';
import { exportRepositories } from './persistence/export/export.repositories.js';
import { importRepositories } from './persistence/import/import.repositories.js';
import { rosterRepositories } from './persistence/roster.repositories.js';
import { rosterQueries } from './queries/roster.queries.js';
import { RosterApi } from './roster.api.js';

/** The structure of schools: years, terms, calendar, periods; sections and the timetable; people and enrolments. */
@Module({
  imports: [IdentityModule, StorageModule],
  controllers: [...rosterControllers],
  providers: [
    // commands
    ...calendarCommands,
    ...timetableCommands,
    ...peopleCommands,
    ...erasureCommands,
    ...importCommands,
    ...exportCommands,
    // doors
    RosterExports,
    // jobs
    RunRosterImport,
    RunRosterExport,
    InviteStaff,
    // queries
    ...rosterQueries,
    // events
    LinkSignIn,
    UnlinkSignIn,
    RemoveOldExports,
    rosterPublicEvents,
    // persistence
    ...rosterRepositories,
    ...erasureRepositories,
    ...importRepositories,
    ...exportRepositories,
    // from other contexts
    { provide: Administrators, useClass: IdentityAdministrators },
    { provide: OtherTraces, useClass: DiscoveredErasureParts },
    { provide: DistrictDirectory, useClass: IdentityDistrictDirectory },
    { provide: InvitationDesk, useClass: IdentityInvitationDesk },
    { provide: SchoolDirectory, useClass: IdentitySchoolDirectory },
    // for other contexts
    RosterApi,
  ],
  exports: [RosterApi],
})
export class RosterModule {}
