import { CompareSchoolsHandler } from './compare-schools.query.js';
import { GetDayFiguresHandler } from './get-day-figures.query.js';
import { GetPersistentAbsenceHandler } from './get-persistent-absence.query.js';
import { GetRatesHandler } from './get-rates.query.js';
import { GetRegisterSheetHandler } from './get-register-sheet.query.js';
import { GetRegistersOnTimeHandler } from './get-registers-on-time.query.js';
import { GetStudentRecordHandler } from './get-student-record.query.js';
import { ListStudentFiguresHandler } from './list-student-figures.query.js';
import { VerifySummariesHandler } from './verify-summaries.query.js';

/** The questions about figures. */
export const analyticsQueries = [
  GetRatesHandler,
  GetDayFiguresHandler,
  GetPersistentAbsenceHandler,
  GetRegistersOnTimeHandler,
  ListStudentFiguresHandler,
  GetStudentRecordHandler,
  GetRegisterSheetHandler,
  CompareSchoolsHandler,
  VerifySummariesHandler,
];
