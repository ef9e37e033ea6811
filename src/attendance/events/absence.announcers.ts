import { ShowAbsenceApproved } from './show-absence.on-absence-approved.js';
import { ShowAbsenceChanged } from './show-absence.on-absence-changed.js';
import { ShowAbsenceDeclined } from './show-absence.on-absence-declined.js';
import { ShowAbsenceRequested } from './show-absence.on-absence-requested.js';
import { ShowAbsenceWithdrawn } from './show-absence.on-absence-withdrawn.js';
import { ShowDeskEntryRecorded } from './show-desk.on-desk-entry-recorded.js';
import { ShowDeskEntryWithdrawn } from './show-desk.on-desk-entry-withdrawn.js';
import { ShowExpectations } from './show-expectations.on-expectations-changed.js';

/** What those who look on are shown of absences, and of what the front desk knows. */
export const absenceAnnouncers = [
  ShowAbsenceRequested,
  ShowAbsenceApproved,
  ShowAbsenceDeclined,
  ShowAbsenceChanged,
  ShowAbsenceWithdrawn,
  ShowExpectations,
  ShowDeskEntryRecorded,
  ShowDeskEntryWithdrawn,
];
