import { CalendarDayChanged } from '#domain/roster/calendar.events';
import {
  EnrolmentEnded,
  EnrolmentRedated,
  EnrolmentResumed,
  EnrolmentStarted,
  EnrolmentSuspended,
} from '#domain/roster/enrolment.events';
import { GuardianLinked, GuardianUnlinked } from '#domain/roster/guardian-link.events';
import { RosterImportEnded, SchoolRosterImported } from '#domain/roster/import/roster-import.events';
import { MeetingChanged } from '#domain/roster/meeting.events';
import { PeriodChanged } from '#domain/roster/period.events';
import {
  RosterPersonAdded,
  RosterPersonChanged,
  RosterPersonErased,
  RosterPersonLinked,
  RosterPersonUnlinked,
} from '#domain/roster/roster-person.events';
import { SectionChanged, SectionCreated, SectionEnded } from '#domain/roster/section.events';
import { TeachingChanged, TeachingEnded, TeachingStarted } from '#domain/roster/teaching-assignment.events';
import { publicEvents } from '#platform/outbox/public-events';

/** All that happens to a roster. */
export const rosterPublicEvents = publicEvents(
  CalendarDayChanged,
  PeriodChanged,
  SectionCreated,
  SectionChanged,
  SectionEnded,
  MeetingChanged,
  TeachingStarted,
  TeachingChanged,
  TeachingEnded,
  RosterPersonAdded,
  RosterPersonChanged,
  RosterPersonErased,
  RosterPersonLinked,
  RosterPersonUnlinked,
  GuardianLinked,
  GuardianUnlinked,
  EnrolmentStarted,
  EnrolmentRedated,
  EnrolmentSuspended,
  EnrolmentResumed,
  EnrolmentEnded,
  SchoolRosterImported,
  RosterImportEnded,
);
