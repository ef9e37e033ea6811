import { ShowAbsenceApproved } from './show-absence.on-absence-approved.js';
import { ShowAbsenceChanged } from './show-absence.on-absence-changed.js';
import { ShowAbsenceDeclined } from './show-absence.on-absence-declined.js';
import { ShowAbsenceRequested } from './show-absence.on-absence-requested.js';
import { ShowAbsenceWithdrawn } from './show-absence.on-absence-withdrawn.js';
import { ShowExpectations } from './show-expectations.on-expectations-changed.js';

/** What those who look on are shown of absences. */
export const absenceAnnouncers = [
  ShowAbsenceRequested,
  ShowAbsenceApproved,
  ShowAbsenceDeclined,
  ShowAbsenceChanged,
  ShowAbsenceWithdrawn,
  ShowExpectations,
];
