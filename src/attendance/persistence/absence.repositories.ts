import { AbsenceDesk } from '#domain/attendance/absence/absence-desk';
import { AbsenceEffects } from '#domain/attendance/absence/absence-effects';
import { AbsenceRepository } from '#domain/attendance/absence/absence.repository';
import { SheetStack } from '#domain/attendance/sheet-stack';
import { MikroAbsenceRepository } from './mikro-absence.repository.js';
import { SqlAbsenceDesk } from './sql-absence-desk.js';
import { SqlAbsenceEffects } from './sql-absence-effects.js';
import { SqlSheetStack } from './sql-sheet-stack.js';

/** How absences are kept, and what they know of registers. */
export const absenceRepositories = [
  { provide: AbsenceRepository, useClass: MikroAbsenceRepository },
  { provide: AbsenceDesk, useClass: SqlAbsenceDesk },
  { provide: AbsenceEffects, useClass: SqlAbsenceEffects },
  { provide: SheetStack, useClass: SqlSheetStack },
];
