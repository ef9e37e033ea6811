import {
  AbsenceApproved,
  AbsenceChanged,
  AbsenceDeclined,
  AbsenceRequested,
  AbsenceWithdrawn,
  ExpectationsChanged,
} from '#domain/attendance/absence/absence.events';
import {
  AlertAcknowledged,
  AlertClosed,
  AlertOpened,
  AlertRuleChanged,
} from '#domain/attendance/alerts/alert.events';
import {
  MarksRecorded,
  RegisterCancelled,
  RegisterLocked,
  RegisterMissed,
  RegisterOpened,
  RegisterReinstated,
  RegisterReopened,
  RegistersGenerated,
  RegisterSubmitted,
} from '#domain/attendance/attendance.events';
import { CheckInEnded, CheckInOpened, StudentCheckedIn } from '#domain/attendance/check-in/check-in.events';
import { DeskEntryRecorded, DeskEntryWithdrawn } from '#domain/attendance/front-desk/desk.events';
import { MarkProposalDecided, MarkProposed } from '#domain/attendance/mark-proposal.events';
import { RegistersOverdue } from '#domain/attendance/notifications/overdue.events';
import { PersonForgottenByAttendance } from '#domain/attendance/erasure/erasure.events';
import { publicEvents } from '#platform/outbox/public-events';

/** All that happens to registers, marks, absences, check-ins, the front desk and limits; figures that follow from them can be read. */
export const attendancePublicEvents = publicEvents(
  RegistersGenerated,
  RegisterOpened,
  MarksRecorded,
  RegisterSubmitted,
  RegistersOverdue,
  RegisterMissed,
  RegisterLocked,
  RegisterReopened,
  RegisterCancelled,
  RegisterReinstated,
  MarkProposed,
  MarkProposalDecided,
  AbsenceRequested,
  AbsenceApproved,
  AbsenceDeclined,
  AbsenceChanged,
  AbsenceWithdrawn,
  ExpectationsChanged,
  CheckInOpened,
  CheckInEnded,
  StudentCheckedIn,
  DeskEntryRecorded,
  DeskEntryWithdrawn,
  AlertRuleChanged,
  AlertOpened,
  AlertAcknowledged,
  AlertClosed,
  PersonForgottenByAttendance,
);
