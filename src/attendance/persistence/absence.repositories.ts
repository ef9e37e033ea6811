import { AbsenceDesk } from '#domain/attendance/absence/absence-desk';
import { AbsenceEffects } from '#domain/attendance/absence/absence-effects';
import { AbsenceRepository } from '#domain/attendance/absence/absence.repository';
import { DeskEntryRepository } from '#domain/attendance/front-desk/desk-entry.repository';
import { SheetStack } from '#domain/attendance/sheet-stack';
import { MikroAbsenceRepository } from './mikro-absence.repository.js';
import { MikroDeskEntryRepository } from './mikro-desk-entry.repository.js';
import { SqlAbsenceDesk } from './sql-absence-desk.js';
import { SqlAbsenceEffects } from './sql-absence-effects.js';
import { SqlSheetStack } from './sql-sheet-stack.js';

/** How absences and the book of the desk are kept, and what they mean for registers. */
export const absenceRepositories = [
  { provide: AbsenceRepository, useClass: MikroAbsenceRepository },
  { provide: AbsenceDesk, useClass: SqlAbsenceDesk },
  { provide: AbsenceEffects, useClass: SqlAbsenceEffects },
  { provide: DeskEntryRepository, useClass: MikroDeskEntryRepository },
  { provide: SheetStack, useClass: SqlSheetStack },
];
