import { MarkingSheetRepository } from '#domain/attendance/marking-sheet.repository';
import { MarkAttendanceUseCase } from '#domain/attendance/use-cases/mark-attendance.use-case';
import { AmendMarksUseCase } from '#domain/attendance/use-cases/amend-marks.use-case';
import { OverrideMarksUseCase } from '#domain/attendance/use-cases/override-marks.use-case';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { MarkAttendanceHandler } from './mark-attendance.command.js';
import { AmendMarksHandler } from './amend-marks.command.js';
import { OverrideMarksHandler } from './override-marks.command.js';

/** The commands that make and correct marks, each with its use case. */
export const markingCommands = [
  MarkAttendanceHandler,
  useCase(MarkAttendanceUseCase, { sheets: MarkingSheetRepository, clock: Clock }),
  AmendMarksHandler,
  useCase(AmendMarksUseCase, { sheets: MarkingSheetRepository, clock: Clock }),
  OverrideMarksHandler,
  useCase(OverrideMarksUseCase, { sheets: MarkingSheetRepository, clock: Clock }),
];
