import {
  AbsenceApproved,
  AbsenceChanged,
  AbsenceDeclined,
  AbsenceRequested,
  AbsenceWithdrawn,
  ExpectationsChanged,
} from '#domain/attendance/absence/absence.events';
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
import { MarkProposalDecided, MarkProposed } from '#domain/attendance/mark-proposal.events';
import { publicEvents } from '#platform/outbox/public-events';

/** All that happens to registers, marks and absences; figures that follow from them can be read. */
export const attendancePublicEvents = publicEvents(
  RegistersGenerated,
  RegisterOpened,
  MarksRecorded,
  RegisterSubmitted,
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
);
