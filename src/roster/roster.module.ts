import { Module } from '@nestjs/common';
import { calendarCommands } from './commands/calendar.wiring.js';
import { peopleCommands } from './commands/people.wiring.js';
import { timetableCommands } from './commands/timetable.wiring.js';
import { LinkSignIn } from './events/link-sign-in.on-invitation-accepted.js';
import { rosterControllers } from './http/roster.controllers.js';
import { rosterRepositories } from './persistence/roster.repositories.js';
import { rosterQueries } from './queries/roster.queries.js';
import { RosterApi } from './roster.api.js';

/** The structure of schools: years, terms, calendar, periods; sections and the timetable; people and enrolments. */
@Module({
  controllers: [...rosterControllers],
  providers: [
    // commands
    ...calendarCommands,
    ...timetableCommands,
    ...peopleCommands,
    // queries
    ...rosterQueries,
    // events
    LinkSignIn,
    // persistence
    ...rosterRepositories,
    // for other contexts
    RosterApi,
  ],
  exports: [RosterApi],
})
export class RosterModule {}
