import { ComparisonController } from './comparison.controller.js';
import { FiguresController } from './figures.controller.js';
import { RatesController } from './rates.controller.js';
import { RegisterSheetController } from './register-sheet.controller.js';
import { StudentRecordController } from './student-record.controller.js';

/** The resources that tell figures. */
export const analyticsControllers = [
  RatesController,
  FiguresController,
  StudentRecordController,
  RegisterSheetController,
  ComparisonController,
];
