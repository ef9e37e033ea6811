import { GetAbsenceHandler } from './get-absence.query.js';
import { GetAttendanceSettingsHandler } from './get-attendance-settings.query.js';
import { GetCodeHandler } from './get-code.query.js';
import { GetDeskEntryHandler } from './get-desk-entry.query.js';
import { GetOfflineDayHandler } from './get-offline-day.query.js';
import { GetRegisterHandler } from './get-register.query.js';
import { LastAttendanceHandler } from './last-attendance.query.js';
import { ListAbsencesHandler } from './list-absences.query.js';
import { ListAllSchoolsHandler } from './list-all-schools.query.js';
import { ListCodesHandler } from './list-codes.query.js';
import { ListCodeVersionsHandler } from './list-code-versions.query.js';
import { ListDeskEntriesHandler } from './list-desk-entries.query.js';
import { ListMarkProposalsHandler } from './list-mark-proposals.query.js';
import { ListMarkRevisionsHandler } from './list-mark-revisions.query.js';
import { ListRegisterStatesHandler } from './list-register-states.query.js';
import { ListRegistersHandler } from './list-registers.query.js';
import { ListStudentAttendanceHandler } from './list-student-attendance.query.js';
import { RegistersByStateHandler } from './registers-by-state.query.js';
import { RegistersOfTeacherHandler } from './registers-of-teacher.query.js';
import { ShowRegistersHandler } from './show-registers.query.js';

/** What can be asked of attendance. */
export const attendanceQueries = [
  GetRegisterHandler,
  ListRegistersHandler,
  ShowRegistersHandler,
  ListRegisterStatesHandler,
  ListMarkRevisionsHandler,
  ListStudentAttendanceHandler,
  GetAbsenceHandler,
  ListAbsencesHandler,
  GetDeskEntryHandler,
  ListDeskEntriesHandler,
  GetCodeHandler,
  ListCodesHandler,
  ListCodeVersionsHandler,
  GetAttendanceSettingsHandler,
  GetOfflineDayHandler,
  ListMarkProposalsHandler,
  ListAllSchoolsHandler,
  // asked by other contexts
  LastAttendanceHandler,
  RegistersOfTeacherHandler,
  RegistersByStateHandler,
];
